import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'

/** Where a ticket is, told from its events alone, apart from the hub's own state. */
type Place =
  | { readonly at: 'queue' | 'over' }
  | { readonly at: 'called' | 'serving' | 'held'; readonly windowId: string }
  | { readonly at: 'no-show' }

interface Track {
  place: Place
  /** Places before each change, so that an act taken back can be unwound. */
  readonly before: { readonly commandId: string; readonly place: Place }[]
}

/** What is wrong in a journal, in words; empty lists when nothing is. */
export interface WordFaults {
  /** Events that may not follow what the ticket was: a called ticket waited, a served one was in service. */
  readonly words: string[]
  /** A ticket at two windows, or a window with two tickets. */
  readonly windows: string[]
}

/**
 * Follows every ticket through the journal by the life cycle waiting -> called -> serving -> served, no-show,
 * transferred, held or void, and every window's one ticket.
 */
export function faultsOfWords(journal: readonly Recorded<HallEvent>[]): WordFaults {
  const tracks = new Map<string, Track>()
  const atWindow = new Map<string, string>()
  const faults: WordFaults = { words: [], windows: [] }
  for (const { event, seq, commandId } of journal) {
    if (event.type === 'TicketIssued') {
      if (tracks.has(event.ticketId)) faults.words.push(`#${seq} issues ticket ${event.ticketId} again`)
      tracks.set(event.ticketId, { place: { at: 'queue' }, before: [] })
      continue
    }
    if (event.type === 'ActUndone') {
      for (const ticketId of event.ticketIds) unwind(tracks.get(ticketId), event.undoneCommandId)
      rebuild(atWindow, tracks)
      continue
    }
    const step = stepOf(event)
    if (step === undefined) continue
    const track = tracks.get(step.ticketId)
    if (track === undefined || !step.from.includes(track.place.at)) {
      faults.words.push(`#${seq} ${event.type} of ${step.ticketId}, which is ${track?.place.at ?? 'unknown'}`)
      continue
    }
    track.before.push({ commandId, place: track.place })
    leaveWindow(atWindow, track.place, step.ticketId)
    track.place = step.to
    if (step.to.at !== 'called' && step.to.at !== 'serving') continue
    const other = atWindow.get(step.to.windowId)
    if (other !== undefined && other !== step.ticketId)
      faults.windows.push(`#${seq} window ${step.to.windowId} has ${other} and gets ${step.ticketId}`)
    const elsewhere = [...atWindow].find(([, ticketId]) => ticketId === step.ticketId)?.[0]
    if (elsewhere !== undefined && elsewhere !== step.to.windowId)
      faults.windows.push(
        `#${seq} ticket ${step.ticketId} is at ${elsewhere} and comes to ${step.to.windowId}`,
      )
    atWindow.set(step.to.windowId, step.ticketId)
  }
  return faults
}

interface Step {
  readonly ticketId: string
  readonly from: readonly Place['at'][]
  readonly to: Place
}

function stepOf(event: HallEvent): Step | undefined {
  switch (event.type) {
    case 'TicketCalled':
      return { ticketId: event.ticketId, from: ['queue'], to: { at: 'called', windowId: event.windowId } }
    case 'TicketRecalled':
      return { ticketId: event.ticketId, from: ['called'], to: { at: 'called', windowId: event.windowId } }
    case 'ServiceStarted':
      return { ticketId: event.ticketId, from: ['called'], to: { at: 'serving', windowId: event.windowId } }
    case 'MatterAdded':
      return { ticketId: event.ticketId, from: ['serving'], to: { at: 'serving', windowId: event.windowId } }
    case 'ServiceFinished':
      return { ticketId: event.ticketId, from: ['serving'], to: { at: 'over' } }
    case 'TicketNoShow':
      return { ticketId: event.ticketId, from: ['called'], to: { at: 'no-show' } }
    case 'TicketRequeued':
      return { ticketId: event.ticketId, from: ['no-show'], to: { at: 'queue' } }
    case 'TicketHeld':
      return { ticketId: event.ticketId, from: ['serving'], to: { at: 'held', windowId: event.windowId } }
    case 'TicketResumed':
      return { ticketId: event.ticketId, from: ['held'], to: { at: 'serving', windowId: event.windowId } }
    case 'TicketTransferred':
      return { ticketId: event.ticketId, from: ['queue', 'called', 'serving', 'held'], to: { at: 'queue' } }
    case 'TicketVoided':
      return {
        ticketId: event.ticketId,
        from: ['queue', 'called', 'serving', 'held', 'no-show'],
        to: { at: 'over' },
      }
    case 'TicketClosed':
      return {
        ticketId: event.ticketId,
        from: ['queue', 'called', 'serving', 'held', 'no-show'],
        to: { at: 'over' },
      }
    default:
      return undefined
  }
}

function leaveWindow(atWindow: Map<string, string>, place: Place, ticketId: string): void {
  if ((place.at === 'called' || place.at === 'serving') && atWindow.get(place.windowId) === ticketId)
    atWindow.delete(place.windowId)
}

function unwind(track: Track | undefined, commandId: string): void {
  const from = track?.before.findIndex((entry) => entry.commandId === commandId) ?? -1
  const entry = track?.before[from]
  if (track === undefined || entry === undefined) return
  track.place = entry.place
  track.before.length = from
}

function rebuild(atWindow: Map<string, string>, tracks: ReadonlyMap<string, Track>): void {
  atWindow.clear()
  for (const [ticketId, { place }] of tracks)
    if (place.at === 'called' || place.at === 'serving') atWindow.set(place.windowId, ticketId)
}
