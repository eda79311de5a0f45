import type { HallEvent } from '../../hub/domain/hall.ts'
import type { Recorded } from '../../hub/domain/journal.ts'

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
export class WordReader {
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
