import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evolveHall, type Hall, type HallEvent, initialHall } from '../../../hub/domain/hall.ts'
import { nextFor } from '../../../hub/domain/hall-day/decide-service.ts'
import { isRejection } from '../../../hub/domain/hall-day/decide-window.ts'
import { callingOf, peopleAhead } from '../../../hub/domain/hall-day/hall-day.ts'
import { clerkOf } from '../../../hub/domain/hall-day/hall-window.ts'
import { fromSnapshot, type HallSnapshot, toSnapshot } from '../../../hub/domain/hall-snapshot.ts'
import type { Recorded } from '../../../hub/domain/journal.ts'
import type { Rejection } from '../../../shared/errors.ts'
import { callOrderNames } from '../../../shared/hall-definition.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, givenHall, testDay } from '../../support/given-hall.ts'
import { testWindows } from '../../support/hall-builder.ts'
import { ReferenceHall } from '../../support/reference-hall.ts'

/**
 * A failing run prints fast-check's seed and path. To replay it:
 * `FC_SEED=<seed> FC_PATH=<path> npx vitest run tests/unit/domain/hall-model.test.ts`; `FC_RUNS=20000` looks longer.
 */
const replay: fc.Parameters<unknown> = {
  numRuns: Number(process.env.FC_RUNS ?? 150),
  ...(process.env.FC_SEED === undefined ? {} : { seed: Number(process.env.FC_SEED) }),
  ...(process.env.FC_PATH === undefined ? {} : { path: process.env.FC_PATH }),
}

/** Short bounds, so that a short run reaches them. */
const quickRules = { maxCalls: 2, recallGapSeconds: 5, noShowAfterCalls: 1, noShowAfterSeconds: 10 }

const windowIds = ['w1', 'w2', 'w3'] as const
const serviceIds = ['id-card', 'passport', 'tax', 'open-company'] as const

const intents = [
  'take',
  'take',
  'take',
  'take',
  'take',
  'next',
  'next',
  'next',
  'arrive',
  'arrive',
  'finish',
  'finish-and-next',
  'finish-and-next',
  'given',
  'recall',
  'recall',
  'no-show',
  'no-show',
  'no-show',
  'requeue',
  'requeue',
  'hold',
  'resume',
  'transfer',
  'transfer-by-manager',
  'matter',
  'green',
  'void',
  'void-by-manager',
  'undo',
  'undo',
  'undo',
  'rate',
  'pause',
  'unpause',
  'sign-in',
  'sign-in',
  'sign-out',
  'undo-sign-out',
  'undo-sign-out',
  'services',
  'wait',
  'wait',
  'wait',
  'close-day',
  'open-day',
] as const

/** What somebody is about to do, with dice that pick the ticket, the window and the rest when the time comes. */
const intent = fc.record({
  what: fc.constantFrom(...intents),
  windowId: fc.constantFrom(...windowIds),
  serviceId: fc.constantFrom(...serviceIds),
  dice: fc.nat(999),
})
type Intent = typeof intent extends fc.Arbitrary<infer Value> ? Value : never

/** The act of an intent in the hall as the reference sees it. */
function actOf(
  reference: ReferenceHall,
  { what, windowId, serviceId, dice }: Intent,
  step: number,
): acts.Act {
  const clerk = { kind: 'clerk', id: reference.window(windowId).clerk ?? `c${windowId.slice(1)}` } as const
  const ticket = reference.tickets[dice % Math.max(1, reference.tickets.length)]
  const current = reference.window(windowId).current ?? ticket?.id ?? 'nobody'
  const ticketId = ticket?.id ?? 'nobody'
  const byClerk = (act: acts.Act) => acts.by(clerk, act)
  const otherWindow = windowIds[dice % windowIds.length] ?? 'w1'
  switch (what) {
    case 'take': {
      const ground = dice % 7 === 0 ? 'elderly' : null
      const appointmentAt = dice % 5 === 0 ? acts.slotOf(dice) : null
      return acts.take(serviceId, `t${step}`, { ground, appointmentAt })
    }
    case 'next':
      return acts.by(dice % 6 === 0 ? acts.manager : clerk, acts.next(windowId))
    case 'arrive':
      return byClerk(acts.arrive(windowId))
    case 'finish':
      return byClerk(acts.finish(windowId))
    case 'finish-and-next':
      return byClerk(acts.next(windowId, acts.done))
    case 'given':
      return byClerk(acts.callGiven(windowId, ticket?.number ?? 'A001'))
    case 'recall':
      return byClerk(acts.recall(windowId))
    case 'no-show':
      return byClerk(acts.noShow(windowId))
    case 'requeue':
      return acts.requeue(ticketId)
    case 'hold':
      return byClerk(acts.hold(windowId))
    case 'resume':
      return byClerk(acts.resumeTicket(windowId, ticketId))
    case 'transfer':
      return byClerk(acts.transfer(current, dice % 2 === 0 ? { serviceId } : { windowId: otherWindow }))
    case 'transfer-by-manager':
      return acts.transfer(ticketId, dice % 2 === 0 ? { serviceId } : { serviceId, windowId: otherWindow })
    case 'matter':
      return byClerk(acts.addMatter(windowId, serviceId))
    case 'green':
      return acts.grantGreen(ticketId)
    case 'void':
      return acts.makeVoid(current, clerk)
    case 'void-by-manager':
      return acts.makeVoid(ticketId)
    case 'undo':
      return byClerk(acts.undo(windowId))
    case 'rate':
      return acts.rate(ticketId, 1 + (dice % 5))
    case 'pause':
      return byClerk(acts.pause(windowId))
    case 'unpause':
      return byClerk(acts.unpause(windowId))
    case 'sign-in':
      return acts.signIn(windowId, `c${1 + (dice % 3)}`)
    case 'sign-out':
      return byClerk(acts.signOut(windowId))
    case 'undo-sign-out': {
      const id = reference.window(windowId).left?.clerk ?? clerk.id
      const who = [acts.manager, clerk, { kind: 'clerk', id } as const, { kind: 'clerk', id } as const]
      return acts.by(who[dice % who.length] ?? clerk, acts.undoSignOut(windowId))
    }
    case 'services':
      return acts.changeServices(windowId, serviceId, dice % 3 === 0 ? '*' : 'tax')
    case 'wait':
      return acts.wait([1, 4, 11, 31, 700][dice % 5] ?? 1)
    case 'close-day':
      return dice % 8 === 0 ? acts.closeDay() : acts.wait(1)
    case 'open-day':
      return acts.openDay(`2026-03-0${2 + (dice % 3)}`)
  }
}

/** The states in which each event may find a ticket, and the one it leaves it in; `undone` is checked by itself. */
const words: Partial<Record<HallEvent['type'], { from: readonly string[]; to?: string }>> = {
  TicketIssued: { from: ['none'], to: 'waiting' },
  GreenChannelGranted: { from: ['waiting'] },
  TicketCalled: { from: ['waiting'], to: 'called' },
  TicketRecalled: { from: ['called'] },
  ServiceStarted: { from: ['called'], to: 'serving' },
  ServiceFinished: { from: ['serving'], to: 'served' },
  TicketNoShow: { from: ['called'], to: 'no-show' },
  TicketRequeued: { from: ['no-show'], to: 'waiting' },
  TicketHeld: { from: ['serving'], to: 'held' },
  TicketResumed: { from: ['held'], to: 'serving' },
  TicketTransferred: { from: ['waiting', 'called', 'serving', 'held'], to: 'waiting' },
  MatterAdded: { from: ['serving'] },
  TicketVoided: { from: ['waiting', 'called', 'serving', 'held', 'no-show'], to: 'void' },
  TicketClosed: { from: ['waiting', 'called', 'serving', 'held', 'no-show'], to: 'closed' },
  CaseRated: { from: ['served'] },
}

/** Follows every ticket through its events and throws at the first illegal word. */
class WordReader {
  private readonly status = new Map<string, string>()
  private readonly byCommand = new Map<string, Map<string, string>>()

  read({ event, commandId }: Recorded<HallEvent>): void {
    if (event.type === 'ActUndone') {
      const before = this.byCommand.get(event.undoneCommandId)
      for (const ticketId of event.ticketIds) this.status.set(ticketId, before?.get(ticketId) ?? 'lost')
      return
    }
    const word = words[event.type]
    const ticketId = 'ticketId' in event ? event.ticketId : 'caseId' in event ? event.caseId : undefined
    if (word === undefined || ticketId === undefined) return
    const status = this.status.get(ticketId) ?? 'none'
    if (!word.from.includes(status)) throw new Error(`${event.type} met ${ticketId} while ${status}`)
    const before = this.byCommand.get(commandId) ?? new Map<string, string>()
    this.byCommand.set(commandId, before.set(ticketId, before.get(ticketId) ?? status))
    this.status.set(ticketId, word.to ?? status)
  }

  statusOf(ticketId: string): string | undefined {
    return this.status.get(ticketId)
  }
}

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
  return reference.tickets.map(({ changes, firstCallAt, lastCallAt, noShowAt, ...ticket }) => ({
    ...ticket,
    window: ['called', 'serving', 'held'].includes(ticket.status) ? ticket.window : null,
    calls: ticket.status === 'called' ? ticket.calls : null,
  }))
}

/** As `expect(actual).toEqual(wanted)`, but quick when it is so. */
function same(actual: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(actual, wanted)) expect(actual).toEqual(wanted)
}

function expectSameAsReference(real: GivenHall, reference: ReferenceHall): void {
  const { day } = real.hall
  same(plain(real), plainReference(reference))
  for (const windowId of windowIds) {
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

/** What must hold whatever happened: one window a ticket and a clerk, one of each a window, numbers unique without a gap. */
function expectInvariants({ hall }: GivenHall): void {
  const { day } = hall
  const tickets = [...day.tickets.values()]
  for (const ticket of tickets) {
    const { stage } = ticket
    const windows = [...day.windows.values()].filter((window) => window.currentTicketId === ticket.id)
    const isAtWindow = stage.status === 'called' || stage.status === 'serving'
    same(
      windows.map(({ id }) => id),
      isAtWindow ? [stage.windowId] : [],
    )
  }
  for (const window of day.windows.values())
    if (window.stage.status !== 'open') same(window.currentTicketId, null)
  const manned = [...day.windows.values()].flatMap(({ id, stage }) =>
    stage.status === 'closed' ? [] : [[stage.clerkId, id]],
  )
  same([...day.windowOfClerk].sort(), manned.sort())
  for (const [series, last] of day.series) {
    const numbers = tickets.filter(({ number }) => number.startsWith(series)).map(({ number }) => number)
    same(
      numbers,
      Array.from({ length: last }, (_, index) => `${series}${String(index + 1).padStart(3, '0')}`),
    )
  }
}

/** Everything a hall says: its plain data, and its lines and indexes in an order of their own. */
function wholeOf(hall: Hall) {
  const { lines, aside, windowOfClerk, ticketIdByNumber, ticketIdByCode } = hall.day
  return {
    ...toSnapshot(hall),
    lines: [...lines.all()].sort((a, b) => a.order - b.order),
    aside: [...aside].sort(),
    clerks: [...windowOfClerk].sort(),
    numbers: [...ticketIdByNumber],
    codes: [...ticketIdByCode],
  }
}

function expectFoldsAlike({ hall, recorded }: GivenHall, cut: number): void {
  const wanted = wholeOf(hall)
  const folded = initialHall()
  for (const event of recorded) evolveHall(folded, structuredClone(event))
  same(wholeOf(folded), wanted)
  const early = initialHall()
  for (const event of recorded.slice(0, cut)) evolveHall(early, event)
  const restored = fromSnapshot(JSON.parse(JSON.stringify(toSnapshot(early))) as HallSnapshot)
  for (const event of recorded.slice(cut)) evolveHall(restored, event)
  same(wholeOf(restored), wanted)
}

/** Seniority changes by a requeue alone, and by taking back what gave it. */
function expectSeniorityKept(before: ReadonlyMap<string, number>, real: GivenHall, act: acts.Act): void {
  if (!('command' in act)) return
  const { type } = act.command
  for (const [id, queuedAt] of before) {
    const ticket = real.hall.day.tickets.get(id)
    if (ticket !== undefined && type !== 'RequeueTicket') same(ticket.queuedAt, queuedAt)
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
          for (const windowId of windowIds) {
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
      fc.assert(property, replay as fc.Parameters<[Intent[], number]>)
    })
  })
})
