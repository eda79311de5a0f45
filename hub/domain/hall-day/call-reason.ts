import { callingRulesOf } from '../../../shared/hall-definition.ts'
import type { CallReason } from '../../../shared/http/ticket-schemas.ts'
import { hallRank, limitMs } from '../calling/hall-order.ts'
import { type HallDay, rulesOf } from './hall-day.ts'
import type { Ticket } from './ticket.ts'

/** Why a ticket is called, as it is recorded with the call. */
export interface CallGround {
  readonly reason: CallReason
  /** The limit of waiting that it is over, in minutes. */
  readonly limitMinutes?: number
}

/** Why the rule in force has this window call this ticket now. `callingOf` must have looked at the hall at that instant. */
export function callGround(day: HallDay, ticket: Ticket, windowId: string, now: number): CallGround {
  if (ticket.boundWindowId === windowId) return { reason: 'bound-to-window' }
  const rules = rulesOf(day)
  switch (rules.callOrder) {
    case 'fifo':
      return { reason: 'first-come' }
    case 'strict':
      return { reason: 'class-first' }
    case 'slack':
    case 'deadline':
      return { reason: 'due-first' }
    case 'hall':
      return hallGround(day, ticket, now)
  }
}

function hallGround(day: HallDay, ticket: Ticket, now: number): CallGround {
  const rules = callingRulesOf(rulesOf(day))
  const line = day.room.lineOf(ticket.serviceId, ticket.class)
  switch (hallRank(ticket.queuedAt, line, now, rules)) {
    case 'green':
      return { reason: 'green-first' }
    case 'over-limit':
      return { reason: 'over-limit', limitMinutes: Math.floor(limitMs(line, rules) / 60_000) }
    case 'late':
      return { reason: 'late-in-turn' }
    case 'early':
      return { reason: 'early' }
    case 'in-time':
      return { reason: ticket.class === 'appointment' ? 'appointment' : 'due-first' }
  }
}
