import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HallEvent } from '../../../hub/domain/hall.ts'
import { clerkOf } from '../../../hub/domain/hall-day/hall-window.ts'
import { isOpen, windowIdOf } from '../../../hub/domain/hall-day/ticket.ts'
import type { Recorded } from '../../../hub/domain/journal.ts'
import type { Move } from '../../../hub/domain/rebalancing/move.ts'
import type { MovePrediction } from '../../../hub/domain/rebalancing/prediction.ts'
import { anyService } from '../../../shared/service-list.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, givenHall } from '../../support/given-hall.ts'
import { buildHall, testWindows } from '../../support/hall-builder.ts'
import {
  actOf,
  type HallSight,
  type Intent,
  intent,
  modelWindows,
  quickRules,
} from '../../support/hall-intents.ts'
import { expectFoldsAlike, expectInvariants } from '../../support/hall-invariants.ts'
import { longLook } from '../../support/long-look.ts'
import { WordReader } from '../../support/word-reader.ts'

const windows = testWindows.filter(({ id }) => id !== 'w4')

/** An ordinary act; or, in its stead, a change of the hall at work or a manager's move. */
const step = fc.record({
  ordinary: intent,
  what: fc.constantFrom('act', 'act', 'act', 'act', 'hall', 'move'),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function sightOf({ hall }: GivenHall): HallSight {
  return {
    tickets: [...hall.day.tickets.values()],
    window: (windowId) => {
      const window = hall.day.windows.get(windowId)
      const stage = window?.stage
      const left = stage?.status === 'closed' ? stage.left : undefined
      return {
        clerk: (window && clerkOf(window)) ?? null,
        current: window?.currentTicketId ?? null,
        left: left === undefined ? null : { clerk: left.stage.clerkId },
      }
    },
  }
}

/** A definition without something that the dice name, or with something else of it. */
function changed({ dice, windowId, serviceId }: Intent): acts.Act {
  const whole = buildHall({ windows, rules: quickRules })
  const { services, staff, devices } = whole
  const definitions = [
    { windows: windows.filter(({ id }) => id !== windowId) },
    { staff: staff.filter(({ id }) => id !== `c${1 + (dice % 3)}`) },
    { services: services.filter(({ id, matters }) => id !== serviceId && !matters.includes(serviceId)) },
    {
      windows: windows.map((window) =>
        window.id === windowId ? { ...window, services: [serviceId] } : window,
      ),
    },
    {
      services: services.map((service) =>
        service.id === serviceId ? { ...service, seriesPrefix: 'A' } : service,
      ),
    },
    { devices: devices.filter(({ kind }) => kind !== 'printer' && kind !== 'kiosk') },
    { rules: { ...whole.rules, callOrder: 'hall', undoSeconds: 1000 } },
    {},
    {},
  ] as const
  return acts.configure({ ...whole, ...definitions[dice % definitions.length] })
}

function moved({ hall, now }: GivenHall, { dice, windowId, serviceId }: Intent, number: number): acts.Act {
  const fromWindowId = modelWindows[dice % modelWindows.length] ?? 'w1'
  const from = hall.day.windows.get(windowId)?.services ?? []
  const moves: readonly Move[] = [
    { kind: 'open-window', windowId, clerkId: `c${1 + (dice % 3)}` },
    { kind: 'resume-window', windowId },
    { kind: 'move-clerk', fromWindowId, windowId, clerkId: `c${1 + (dice % 3)}` },
    { kind: 'delay-break', windowId, minutes: 30, breakFrom: now + 60_000 },
    {
      kind: 'change-services',
      windowId,
      change: 'added',
      from,
      services: [...new Set([...from, serviceId])],
    },
  ]
  const move = moves[dice % moves.length]
  const undone = [...hall.moves.keys()].at(-1)
  const command =
    move === undefined || dice % 2 === 0
      ? ({ type: 'UndoMove', moveId: undone ?? 'none' } as const)
      : ({
          type: 'AcceptMove',
          moveId: `move-${number}`,
          move,
          predicted: {} as MovePrediction,
          until: now + 3_600_000,
        } as const)
  return { command, actor: acts.manager }
}

/** Nobody is named who is not there, and nobody waits for a window alone at which nobody sits. */
function expectNobodyLost({ hall }: GivenHall): void {
  const { day } = hall
  for (const ticket of day.tickets.values()) {
    if (!isOpen(ticket)) continue
    expect(day.services.has(ticket.serviceId)).toBe(true)
    const { status } = ticket.stage
    const at = status === 'no-show' ? null : windowIdOf(ticket)
    if (at !== null) expect([...day.windows.keys()]).toContain(at)
    const bound = status === 'waiting' ? ticket.boundWindowId : null
    if (bound !== null) expect(['open', 'paused']).toContain(day.windows.get(bound)?.stage.status)
  }
  for (const window of day.windows.values()) {
    const clerkId = clerkOf(window)
    if (clerkId !== undefined) expect(day.staff.get(clerkId)?.role).toBe('clerk')
  }
}

/** With a clerk at every window and one that takes anything, everybody who waits is called. */
function expectAllServed(real: GivenHall): void {
  const { day } = real.hall
  if (day.businessDay?.status !== 'open') return
  const free = [...day.staff.values()].filter(
    ({ id, role }) => role === 'clerk' && !day.windowOfClerk.has(id),
  )
  for (const { id, stage } of day.windows.values()) {
    const clerk = free.pop()
    if (stage.status === 'closed' && clerk !== undefined) real.given(acts.signIn(id, clerk.id))
    if (stage.status === 'paused') real.given(acts.by(acts.manager, acts.unpause(id)))
  }
  for (const { id, stage } of day.windows.values()) {
    if (stage.status === 'closed') continue
    real.given(acts.changeServices(id, anyService))
    for (let left = day.tickets.size + 1; left > 0; left -= 1)
      for (const act of [acts.arrive(id), acts.finish(id), acts.next(id)])
        real.when(acts.by(acts.manager, act))
  }
  expect([...day.lines.all()]).toEqual([])
}

describe('the hall at work', () => {
  describe('when its definition is changed and windows are moved between ordinary acts', () => {
    it('loses nobody, keeps its invariants, and folds alike', { timeout: 300_000 }, () => {
      const property = fc.property(
        fc.array(step, { minLength: 1, maxLength: 100, size: 'max' }),
        fc.nat(),
        (steps, cut) => {
          const real = givenHall({ windows, rules: quickRules }, ...modelWindows.map((id) => acts.signIn(id)))
          const words = new WordReader()
          let read = 0
          for (const [number, { ordinary, what }] of steps.entries()) {
            if (what === 'hall') real.when(changed(ordinary))
            else if (what === 'move') real.when(moved(real, ordinary, number))
            else real.when(actOf(sightOf(real), ordinary, number))
            for (; read < real.recorded.length; read++) words.read(real.recorded[read] as Recorded<HallEvent>)
            expectInvariants(real)
            expectNobodyLost(real)
          }
          expectFoldsAlike(real, cut % (real.recorded.length + 1))
          expectAllServed(real)
        },
      )
      fc.assert(property, longLook<[Step[], number]>(50))
    })
  })
})
