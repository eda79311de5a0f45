import type { HallDefinition } from '../../shared/hall-definition.ts'
import type { CaseOutcome, HoldReason } from '../../shared/http/ticket-schemas.ts'
import type { PauseReason } from '../../shared/http/window-schemas.ts'
import { anyService } from '../../shared/service-list.ts'
import type { CalledTicket, ClerkPlayer, Treatment } from './clerk-player.ts'
import { type Random, serviceSeconds } from './demo-crowd.ts'
import type { HubClient } from './hub-client.ts'
import type { Timeline } from './timeline.ts'

const holdReasonsUsed: readonly HoldReason[] = ['filling-forms', 'copying', 'fetching-materials', 'paying']
const pauseReasonsUsed: readonly PauseReason[] = ['break', 'back-office', 'meeting']
const outcomesUsed: readonly CaseOutcome[] = [
  'done',
  'done',
  'done',
  'done',
  'accepted',
  'accepted',
  'materials-missing',
  'advised',
]

/** What the treatment needs of the demo. */
export interface LivelyParts {
  readonly hall: HallDefinition
  readonly timeline: Timeline
  /** Requeues a no-show who came back. */
  readonly guide: HubClient
  readonly stop: AbortSignal
  readonly random: Random
  /** True for tickets of simulated visitors; a person's ticket is always treated as of one who comes. */
  readonly isSimulated: (ticketId: string) => boolean
}

/**
 * The treatment of the demo: most visitors come, some after a recall, a few not at all; services are held, moved,
 * extended now and then, and a clerk takes a break.
 */
export function livelyTreatment(parts: LivelyParts): Treatment {
  return async (clerk, ticket) => {
    if (!(await meet(parts, clerk, ticket))) return
    await serve(parts, clerk, ticket)
    if (chance(parts, 0.03)) await takeBreak(parts, clerk)
  }
}

/** Waits for the visitor, calling again when needed; false when nobody came or the demo ends. */
async function meet(parts: LivelyParts, clerk: ClerkPlayer, ticket: CalledTicket): Promise<boolean> {
  const { timeline, stop, hall } = parts
  const dice = parts.isSimulated(ticket.ticketId) ? parts.random() : 1
  const { recallGapSeconds, noShowAfterSeconds } = hall.rules
  if (dice < 0.17) {
    await timeline.wait(recallGapSeconds + 5, stop)
    if (stop.aborted) return false
    await clerk.act('/recall')
  }
  if (dice < 0.06) {
    await timeline.wait(noShowAfterSeconds, stop)
    if (stop.aborted) return false
    await clerk.act('/no-show')
    void comeBack(parts, ticket)
    return false
  }
  await timeline.wait(12 + parts.random() * 30, stop)
  if (stop.aborted) return false
  await clerk.act('/arrive')
  return true
}

async function serve(parts: LivelyParts, clerk: ClerkPlayer, ticket: CalledTicket): Promise<void> {
  const { hall, timeline, stop, random } = parts
  const service = hall.services.find((entry) => entry.id === ticket.serviceId)
  const seconds = serviceSeconds(service?.expectedMinutes ?? 10, random)
  await timeline.wait(seconds * 0.4, stop)
  if (stop.aborted) return
  const dice = random()
  if (dice < 0.03) {
    await clerk.act('/transfer', { serviceId: anotherService(parts, ticket.serviceId) })
    return
  }
  if (dice < 0.08) await holdAWhile(parts, clerk, ticket)
  else if (dice < 0.12) await addMatter(parts, clerk, ticket)
  await timeline.wait(seconds * 0.6, stop)
  if (stop.aborted) return
  const outcome = outcomesUsed[Math.floor(random() * outcomesUsed.length)] ?? 'done'
  const caseNumber = `LC${String(Math.floor(random() * 1e8)).padStart(8, '0')}`
  await clerk.act('/finish', outcome === 'advised' ? { outcome } : { outcome, caseNumber })
}

/** The visitor steps aside to fill in a form; the clerk waits for nobody else and goes on with the same ticket. */
async function holdAWhile(parts: LivelyParts, clerk: ClerkPlayer, ticket: CalledTicket): Promise<void> {
  const reason = holdReasonsUsed[Math.floor(parts.random() * holdReasonsUsed.length)] ?? 'other'
  await clerk.act('/hold', { reason })
  await parts.timeline.wait(60 + parts.random() * 90, parts.stop)
  if (!parts.stop.aborted) await clerk.act('/resume-ticket', { ticketId: ticket.ticketId })
}

async function addMatter(parts: LivelyParts, clerk: ClerkPlayer, ticket: CalledTicket): Promise<void> {
  const { services } = clerk.window
  const candidates = services.includes(anyService) ? parts.hall.services.map(({ id }) => id) : services
  const free = candidates.filter((id) => id !== ticket.serviceId && !ticket.matters.includes(id))
  const serviceId = free[Math.floor(parts.random() * free.length)]
  if (serviceId !== undefined) await clerk.act('/add-matter', { serviceId })
}

async function takeBreak(parts: LivelyParts, clerk: ClerkPlayer): Promise<void> {
  const reason = pauseReasonsUsed[Math.floor(parts.random() * pauseReasonsUsed.length)] ?? 'break'
  await clerk.act('/pause', { reason })
  await parts.timeline.wait(180 + parts.random() * 300, parts.stop)
  if (!parts.stop.aborted) await clerk.act('/resume')
}

/** Every second no-show turns up later and asks the guide. */
async function comeBack({ guide, timeline, stop, random }: LivelyParts, ticket: CalledTicket): Promise<void> {
  if (random() < 0.5) return
  await timeline.wait(120 + random() * 480, stop)
  // The hall's rule may refuse it, as when the day has changed; then the visitor takes a new number some other day.
  if (!stop.aborted)
    await guide.command(`/api/v1/guide/tickets/${ticket.ticketId}/requeue`).catch(() => undefined)
}

function anotherService({ hall, random }: LivelyParts, serviceId: string): string {
  const own = hall.services.find((service) => service.id === serviceId)?.departmentId
  const others = hall.services.filter((service) => service.departmentId !== own && service.kind === 'matter')
  return others[Math.floor(random() * others.length)]?.id ?? serviceId
}

function chance({ random }: LivelyParts, share: number): boolean {
  return random() < share
}
