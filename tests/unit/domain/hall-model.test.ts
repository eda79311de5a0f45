import fc from 'fast-check'
import { describe, it } from 'vitest'
import type { HallEvent } from '../../../hub/domain/hall.ts'
import { nextFor } from '../../../hub/domain/hall-day/decide-service.ts'
import { isRejection } from '../../../hub/domain/hall-day/decide-window.ts'
import { callingOf, peopleAhead } from '../../../hub/domain/hall-day/hall-day.ts'
import { clerkOf } from '../../../hub/domain/hall-day/hall-window.ts'
import type { Rejection } from '../../../shared/errors.ts'
import { callOrderNames } from '../../../shared/hall-definition.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, givenHall, testDay } from '../../support/given-hall.ts'
import { testWindows } from '../../support/hall-builder.ts'
import { actOf, type Intent, intent, modelWindows, quickRules } from '../../support/hall-intents.ts'
import { expectFoldsAlike, expectInvariants } from '../../support/hall-invariants.ts'
import { longLook } from '../../support/long-look.ts'
import { ReferenceHall } from '../../support/reference-hall.ts'
import { same } from '../../support/same.ts'
import { WordReader } from '../../support/word-reader.ts'

/** A ticket in the words of the reference. */
function plain({ hall }: GivenHall) {
  return [...hall.day.tickets.values()].map(({ id, number, order, stage, matters, requeues, ...rest }) => {
    const isSomewhere = stage.status === 'called' || stage.status === 'serving' || stage.status === 'held'
    return {
      ...{ id, number, order, requeues, service: rest.serviceId, class: rest.class, queuedAt: rest.queuedAt },
      ...{ status: stage.status, window: isSomewhere ? stage.windowId : null, bound: rest.boundWindowId },
      ...{ matters: [...matters], calls: stage.status === 'called' ? stage.calls : null },
    }
  })
}

function plainReference(reference: ReferenceHall) {
  return reference.tickets.map(
    ({ changes, slot, arrivedAt, firstCallAt, lastCallAt, noShowAt, ...ticket }) => ({
      ...ticket,
      window: ['called', 'serving', 'held'].includes(ticket.status) ? ticket.window : null,
      calls: ticket.status === 'called' ? ticket.calls : null,
    }),
  )
}

function expectSameAsReference(real: GivenHall, reference: ReferenceHall): void {
  const { day } = real.hall
  same(plain(real), plainReference(reference))
  for (const windowId of modelWindows) {
    const window = real.window(windowId)
    const wanted = reference.window(windowId)
    same(
      [window.stage.status, clerkOf(window) ?? null, window.currentTicketId],
      [wanted.status, wanted.clerk, wanted.current],
    )
    const callable = reference.callable(windowId).map(({ id }) => id)
    const listed = day.lines.firstFor(windowId, window.services, callingOf(day, real.now), 1000)
    same(
      listed.map(({ ticketId }) => ticketId),
      callable,
    )
    same(day.lines.countFor(windowId, window.services), callable.length)
    same(nextFor(day, window, real.now)?.ticket.id, callable[0])
  }
  for (const ticket of reference.tickets) {
    if (ticket.status === 'waiting' && ticket.bound === null)
      same(peopleAhead(day, real.ticket(ticket.id), real.now), reference.ahead(ticket))
  }
}

/** Seniority changes by a requeue and the green channel alone, and that of no other ticket. */
function expectSeniorityKept(before: ReadonlyMap<string, number>, real: GivenHall, act: acts.Act): void {
  if (!('command' in act)) return
  const { command } = act
  const moved =
    command.type === 'RequeueTicket' || command.type === 'GrantGreenChannel' ? command.ticketId : undefined
  for (const [id, queuedAt] of before) {
    const ticket = real.hall.day.tickets.get(id)
    if (ticket !== undefined && id !== moved) same(ticket.queuedAt, queuedAt)
  }
}

describe('the hall', () => {
  describe.each(callOrderNames)('when anybody does anything in any order (%s)', (callOrder) => {
    it('does what the plain reference does, and holds its invariants at every step', {
      timeout: 300_000,
    }, () => {
      const property = fc.property(
        fc.array(intent, { minLength: 1, maxLength: 120, size: 'max' }),
        fc.nat(),
        (steps, cut) => {
          const windows = testWindows.filter(({ id }) => id !== 'w4')
          const real = givenHall({ windows, rules: { ...quickRules, callOrder } })
          const reference = new ReferenceHall(real.hall.day.definition as never, testDay)
          for (const windowId of modelWindows) {
            const act = acts.signIn(windowId)
            real.given(act)
            if ('command' in act) reference.perform(act.command, act.actor, real.now)
          }
          const words = new WordReader()
          let read = 0
          for (const [index, step] of steps.entries()) {
            const act = actOf(reference, step, index)
            const seniority = new Map([...real.hall.day.tickets].map(([id, ticket]) => [id, ticket.queuedAt]))
            const decision: readonly HallEvent[] | Rejection = real.when(act)
            for (; read < real.recorded.length; read++) words.read(real.recorded[read] as never)
            if ('command' in act) {
              const isDone = reference.perform(act.command, act.actor, real.now)
              same({ act, accepted: !isRejection(decision) }, { act, accepted: isDone })
            }
            reference.now = real.now
            expectSameAsReference(real, reference)
            expectInvariants(real)
            expectSeniorityKept(seniority, real, act)
            for (const ticket of real.hall.day.tickets.values())
              same(words.statusOf(ticket.id), ticket.stage.status)
          }
          expectFoldsAlike(real, cut % (real.recorded.length + 1))
        },
      )
      fc.assert(property, longLook<[Intent[], number]>(150))
    })
  })
})
