import type { HallEvent } from '../../../hub/domain/hall.ts'
import type { Recorded } from '../../../hub/domain/journal.ts'
import { hallFromPlan } from '../../../hub/simulation/hall-from-plan.ts'
import { parsePlan } from '../../../hub/simulation/plan.ts'

const service = (id: string) => ({
  id,
  name: id,
  expected_minutes: 5,
  target_minutes: { green: 5, appointment: 10, walkin: 20 },
})

/** A hall set up with the services a and b; window w1 takes a, window w2 any. */
export function configured(): HallEvent {
  const content = {
    hall: 'town',
    services: [service('a'), service('b')],
    windows: [
      { id: 'w1', services: ['a'], shifts: [] },
      { id: 'w2', services: ['*'], shifts: [] },
    ],
  }
  const plan = parsePlan(JSON.stringify(content), 'plan.json')
  return {
    type: 'HallConfigured',
    definition: hallFromPlan(plan, 'plan.json', { timeZone: 'Europe/Warsaw', kiosks: 1 }),
  }
}

/** The clerks of both windows signed in. */
export function manned(): HallEvent[] {
  return ['w1', 'w2'].map((windowId, index) => ({
    type: 'WindowSignedIn',
    windowId,
    clerkId: `clerk-${index + 1}`,
  }))
}

type Issued = Extract<HallEvent, { type: 'TicketIssued' }>

/** A ticket issued, with only the fields a test is about. */
export function issued(ticketId: string, change: Partial<Issued> = {}): HallEvent {
  return {
    type: 'TicketIssued',
    ticketId,
    code: `code-${ticketId}`,
    series: 'A',
    sequence: Number(ticketId.replace(/\D/g, '')),
    businessDay: '2026-11-23',
    serviceId: 'a',
    matters: [],
    class: 'walkin',
    ground: null,
    language: 'zh',
    queuedAt: 1000,
    appointmentAt: null,
    peopleAhead: 0,
    print: { jobId: `job-${ticketId}`, printerId: 'printer-1' },
    ...change,
  }
}

/** A ticket called to a window. */
export function called(ticketId: string, windowId = 'w1'): HallEvent {
  return { type: 'TicketCalled', ticketId, windowId, clerkId: 'clerk-1', reason: 'class-first' }
}

/** Its service started. */
export function started(ticketId: string, windowId = 'w1'): HallEvent {
  return { type: 'ServiceStarted', ticketId, windowId }
}

/** Its service finished; the case has the ticket's id. */
export function finished(ticketId: string, windowId = 'w1'): HallEvent {
  return {
    type: 'ServiceFinished',
    ticketId,
    windowId,
    clerkId: 'clerk-1',
    caseId: ticketId,
    outcome: 'done',
    caseNumber: null,
  }
}

/** Its original came out of the printer. */
export function printed(ticketId: string): HallEvent {
  return { type: 'PrintReported', ticketId, jobId: `job-${ticketId}`, outcome: 'printed', detail: '' }
}

/** Its case was rated. */
export function rated(caseId: string, windowId = 'w1', score = 5): HallEvent {
  return { type: 'CaseRated', caseId, windowId, clerkId: 'clerk-1', score }
}

/** Events as a journal without a gap, one second and one command each. */
export function journalOf(...events: readonly HallEvent[]): Recorded<HallEvent>[] {
  return events.map((event, index) => ({
    seq: index + 1,
    at: (index + 1) * 1000,
    commandId: `command-${index + 1}`,
    actor: { kind: 'hub', id: 'hub' },
    event,
  }))
}
