import type { GreenGround } from '../../../shared/hall-definition.ts'
import type { TicketCard, VoidReason } from '../../../shared/http/ticket-schemas.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import type { Intent } from '../common/runner.ts'

/** What a guide can do with a found ticket. */
const guideActs = ['green', 'requeue', 'transfer', 'reprint', 'void'] as const
export type GuideAct = (typeof guideActs)[number]

/** The acts that make sense for a ticket as it stands; the hub has the last word. */
export function actsFor(ticket: TicketCard): GuideAct[] {
  const isOpen = ['waiting', 'called', 'serving', 'held', 'no-show'].includes(ticket.status)
  const fits: Record<GuideAct, boolean> = {
    green: ticket.status === 'waiting' && ticket.class !== 'green',
    requeue: ticket.status === 'no-show',
    transfer: ticket.status === 'waiting',
    reprint: isOpen,
    void: ticket.status === 'waiting' || ticket.status === 'no-show' || ticket.status === 'held',
  }
  return guideActs.filter((act) => fits[act])
}

const pathOf = (ticketId: string, act: GuideAct) =>
  `/api/v1/guide/tickets/${encodeURIComponent(ticketId)}/${act}`

/** What each act of a guide asks of the hub. */
export const guideIntents = {
  green: (ticketId: string, ground: GreenGround): Intent => ({
    path: pathOf(ticketId, 'green'),
    body: { ground },
    words: texts.grantGreen,
  }),
  requeue: (ticketId: string): Intent => ({ path: pathOf(ticketId, 'requeue'), words: texts.requeue }),
  transfer: (ticketId: string, target: { windowId: string } | { serviceId: string }): Intent => ({
    path: pathOf(ticketId, 'transfer'),
    body: target,
    words: texts.transfer,
  }),
  reprint: (ticketId: string, printerId: string): Intent => ({
    path: pathOf(ticketId, 'reprint'),
    body: { printerId },
    words: texts.reprint,
  }),
  void: (ticketId: string, reason: VoidReason): Intent => ({
    path: pathOf(ticketId, 'void'),
    body: { reason },
    words: texts.voidTicket,
  }),
} as const
