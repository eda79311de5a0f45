import { mixedWait } from '../../shared/mixed-wait.ts'
import type { BoardState, WindowState } from '../../shared/mqtt/topic-map.ts'
import { anyService } from '../../shared/service-list.ts'
import type { Text } from '../../shared/text.ts'
import type { WaitMinutes } from '../../shared/texts/wait-range.ts'
import type { Hall } from '../domain/hall.ts'
import { definitionOf } from '../domain/hall-day/hall-day.ts'
import { clerkOf } from '../domain/hall-day/hall-window.ts'
import { standingNotices } from '../domain/notices/notice-board.ts'
import { type CallLog, isOpen } from './call-log.ts'
import type { ForeseenWaits } from './forecast/foreseen-waits.ts'

/** Version and time of a state message. */
export interface Version {
  readonly epoch: number
  readonly rev: number
  readonly at: number
}

/** What the screen over a window shows; undefined for a window the hall does not have. */
export function windowState(hall: Hall, windowId: string, version: Version): WindowState | undefined {
  const { day } = hall
  const window = day.windows.get(windowId)
  const known = day.windowDefinitions.get(windowId)
  if (window === undefined || known === undefined) return undefined
  const clerk = day.staff.get(clerkOf(window) ?? '')
  const ticket = window.currentTicketId === null ? undefined : day.tickets.get(window.currentTicketId)
  const { stage } = window
  return {
    ...version,
    windowId,
    number: known.number,
    name: known.name,
    kind: known.kind,
    status: stage.status,
    pauseReason: stage.status === 'paused' ? stage.reason : '',
    ...(stage.status === 'paused' && stage.backAt !== undefined && { backAt: stage.backAt }),
    takes: namesOfDepartments(hall, window.services),
    clerk: clerk === undefined ? null : { name: clerk.name, badgeNumber: clerk.badgeNumber },
    current:
      ticket === undefined || (ticket.stage.status !== 'called' && ticket.stage.status !== 'serving')
        ? null
        : {
            ticketNumber: ticket.number,
            class: ticket.class,
            status: ticket.stage.status,
            calledAt: ticket.stage.status === 'called' ? ticket.stage.lastCalledAt : ticket.stage.startedAt,
          },
  }
}

function namesOfDepartments(hall: Hall, services: readonly string[]): Text[] {
  if (services.includes(anyService)) return []
  const ids = new Set(services.map((id) => hall.day.services.get(id)?.departmentId))
  return definitionOf(hall.day)
    .departments.filter((department) => ids.has(department.id))
    .map((department) => department.name)
}

/** What a zone's board shows. */
export function boardState(
  hall: Hall,
  zoneId: string,
  { calls, waits }: { calls: CallLog; waits: Pick<ForeseenWaits, 'ofService'> },
  version: Version,
): BoardState | undefined {
  const { day } = hall
  const definition = definitionOf(day)
  const zone = definition.zones.find((entry) => entry.id === zoneId)
  if (zone === undefined) return undefined
  return {
    ...version,
    zoneId,
    zoneName: zone.name,
    hallName: definition.name,
    calls: calls
      .ofZone(zoneId)
      .map((call) => ({ ...call.shown, ...presentWindow(hall, call.windowId), active: isOpen(hall, call) })),
    queues: queuesOfZone(hall, zoneId, waits, version.at),
    ...(definition.wording?.boardWelcome !== undefined && { welcome: definition.wording.boardWelcome }),
    notices: noticesOfZone(hall, zoneId, version.at),
  }
}

/** A window as it is called now; nothing for one that the hall has no more, whose calls keep the name they had. */
function presentWindow({ day }: Hall, windowId: string): { windowNumber?: number; windowName?: Text } {
  const known = day.windowDefinitions.get(windowId)
  return known === undefined ? {} : { windowNumber: known.number, windowName: known.name }
}

/** Who waits for the windows of a zone, by department, in the order of the hall's file. */
function queuesOfZone(
  hall: Hall,
  zoneId: string,
  waits: Pick<ForeseenWaits, 'ofService'>,
  now: number,
): BoardState['queues'] {
  const { day } = hall
  const definition = definitionOf(day)
  const taken = new Set<string>()
  for (const window of definition.windows) {
    if (window.zoneId !== zoneId) continue
    for (const service of day.windows.get(window.id)?.services ?? []) taken.add(service)
  }
  const lines = new Map<
    string,
    { waiting: number; longestWaitSeconds: number; waitRange: WaitMinutes | null }[]
  >()
  for (const { id, departmentId } of definition.services) {
    if (!taken.has(anyService) && !taken.has(id)) continue
    const { count, oldestQueuedAt } = day.lines.ofService(id)
    const line = {
      waiting: count,
      longestWaitSeconds:
        oldestQueuedAt === null ? 0 : Math.max(0, Math.floor((now - oldestQueuedAt) / 1000)),
      waitRange: waits.ofService(id),
    }
    const own = lines.get(departmentId)
    if (own === undefined) lines.set(departmentId, [line])
    else own.push(line)
  }
  return definition.departments.flatMap(({ id, name }) => {
    const own = lines.get(id)
    if (own === undefined) return []
    const waitRange = mixedWait(own)
    return {
      departmentId: id,
      name,
      waiting: own.reduce((sum, { waiting }) => sum + waiting, 0),
      longestWaitSeconds: Math.max(...own.map(({ longestWaitSeconds }) => longestWaitSeconds)),
      ...(waitRange !== null && { waitRange }),
    }
  })
}

/** The notices for a zone's board, the newest first. */
export function noticesOfZone(
  { notices }: Hall,
  shown: string,
  now: number,
): NonNullable<BoardState['notices']> {
  return standingNotices(notices, now).filter(({ zoneId }) => zoneId === null || zoneId === shown)
}
