import { localTimeOf } from '../../shared/business-day.ts'
import type {
  AnnounceCommand,
  InviteCommand,
  Payload,
  TicketPrint,
  TopicName,
} from '../../shared/mqtt/topic-map.ts'
import type { WaitMinutes } from '../../shared/texts/wait-range.ts'
import type { Hall, HallEvent } from '../domain/hall.ts'
import { definitionOf } from '../domain/hall-day/hall-day.ts'
import type { Ticket } from '../domain/hall-day/ticket.ts'
import type { Recorded } from '../domain/journal.ts'
import type { OutboxMessage } from './hall-store.ts'
import { zoneOfService } from './zone-of-service.ts'

/** What the messages say besides the hall's state. */
export interface MessageContext {
  /** The hub's boot number. */
  readonly epoch: number
  /** The page on which a visitor follows the ticket with this code. */
  followUrl(code: string): string
}

function message<Name extends TopicName>(
  id: string,
  topic: Name,
  key: string,
  payload: Payload<Name>,
  expiresAt: number,
): OutboxMessage {
  return { id, topic, key, payload: JSON.stringify(payload), expiresAt }
}

/** The commands to devices that an event brings about: print, announce, invite. */
export function messagesOf(
  hall: Hall,
  recorded: Recorded<HallEvent>,
  context: MessageContext,
): OutboxMessage[] {
  const { event } = recorded
  switch (event.type) {
    case 'TicketIssued':
      return event.print === null
        ? []
        : [
            printMessage(hall, recorded, context, {
              ...event,
              ...event.print,
              kind: 'original',
              waitRange: event.expectedWait,
            }),
          ]
    case 'ReprintRequested':
      // What was foreseen then is not true of now.
      return [printMessage(hall, recorded, context, { ...event, kind: 'reprint', waitRange: undefined })]
    case 'TicketCalled':
    case 'TicketRecalled':
      return announceMessages(hall, recorded, context, event)
    case 'ServiceFinished':
      return inviteMessages(hall, recorded, event)
    default:
      return []
  }
}

interface PrintRequest {
  readonly ticketId: string
  readonly jobId: string
  readonly printerId: string
  readonly peopleAhead: number
  readonly waitRange: WaitMinutes | undefined
  readonly kind: 'original' | 'reprint'
}

function printMessage(
  hall: Hall,
  { at }: Recorded<HallEvent>,
  context: MessageContext,
  { ticketId, jobId, printerId, peopleAhead, waitRange, kind }: PrintRequest,
): OutboxMessage {
  const definition = definitionOf(hall.day)
  const ticket = hall.day.tickets.get(ticketId) as Ticket
  const ttlMs = definition.rules.printExpiryMinutes * 60_000
  const date = hall.day.businessDay?.date ?? ''
  const payload: TicketPrint = {
    id: jobId,
    kind,
    ttlMs,
    ticket: {
      number: ticket.number,
      class: ticket.class,
      hallName: definition.name,
      serviceName: hall.day.services.get(ticket.serviceId)?.name ?? { zh: ticket.serviceId, en: '' },
      zoneName: zoneOfService(definition, ticket.serviceId),
      peopleAhead,
      ...(waitRange !== undefined && { waitRange }),
      ...(ticket.appointmentAt !== null && {
        appointmentAt: `${date} ${localTimeOf(ticket.appointmentAt, definition.timeZone)}`,
      }),
      issuedAt: `${date} ${localTimeOf(ticket.issuedAt, definition.timeZone)}`,
      followUrl: context.followUrl(ticket.code),
    },
    ...(definition.ticketLayout !== undefined && { layout: definition.ticketLayout }),
  }
  return message(jobId, 'print', printerId, payload, at + ttlMs)
}

function announceMessages(
  hall: Hall,
  { seq, at }: Recorded<HallEvent>,
  { epoch }: MessageContext,
  { ticketId, windowId }: { ticketId: string; windowId: string },
): OutboxMessage[] {
  const definition = definitionOf(hall.day)
  const window = hall.day.windowDefinitions.get(windowId)
  const ticket = hall.day.tickets.get(ticketId)
  if (window === undefined || ticket === undefined) return []
  const ttlMs = definition.rules.announcementSeconds * 1000
  const payload: AnnounceCommand = {
    id: `call-${seq}`,
    epoch,
    rev: seq,
    at,
    ttlMs,
    ticketNumber: ticket.number,
    windowNumber: window.number,
  }
  return [message(payload.id, 'announce', window.zoneId, payload, at + ttlMs)]
}

function inviteMessages(
  hall: Hall,
  { seq, at }: Recorded<HallEvent>,
  { ticketId, windowId, caseId }: { ticketId: string; windowId: string; caseId: string },
): OutboxMessage[] {
  const { rules } = definitionOf(hall.day)
  const ticket = hall.day.tickets.get(ticketId)
  if (ticket === undefined) return []
  const ttlMs = rules.ratingSeconds * 1000
  const payload: InviteCommand = { id: `invite-${seq}`, caseId, ticketNumber: ticket.number, ttlMs }
  return [message(payload.id, 'invite', windowId, payload, at + ttlMs)]
}
