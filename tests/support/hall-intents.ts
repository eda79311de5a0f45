import fc from 'fast-check'
import * as acts from './acts.ts'

/** Short bounds, so that a short run reaches them. */
export const quickRules = { maxCalls: 2, recallGapSeconds: 5, noShowAfterCalls: 1, noShowAfterSeconds: 10 }

/** The windows of the model's hall. */
export const modelWindows = ['w1', 'w2', 'w3'] as const
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
export const intent = fc.record({
  what: fc.constantFrom(...intents),
  windowId: fc.constantFrom(...modelWindows),
  serviceId: fc.constantFrom(...serviceIds),
  dice: fc.nat(999),
})
/** See `intent`. */
export type Intent = typeof intent extends fc.Arbitrary<infer Value> ? Value : never

/** What somebody in the hall sees before an act. */
export interface HallSight {
  readonly tickets: readonly { readonly id: string; readonly number: string }[]
  window(windowId: string): {
    readonly clerk: string | null
    readonly current: string | null
    readonly left: { readonly clerk: string | null } | null
  }
}

/** The act of an intent in the hall as it is seen then. */
export function actOf(sight: HallSight, { what, windowId, serviceId, dice }: Intent, step: number): acts.Act {
  const { clerk: present, current: atWindow, left } = sight.window(windowId)
  const clerk = { kind: 'clerk', id: present ?? `c${windowId.slice(1)}` } as const
  const ticket = sight.tickets[dice % Math.max(1, sight.tickets.length)]
  const current = atWindow ?? ticket?.id ?? 'nobody'
  const ticketId = ticket?.id ?? 'nobody'
  const byClerk = (act: acts.Act) => acts.by(clerk, act)
  const otherWindow = modelWindows[dice % modelWindows.length] ?? 'w1'
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
      const id = left?.clerk ?? clerk.id
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
