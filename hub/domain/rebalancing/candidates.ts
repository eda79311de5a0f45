import { anyService, takesService } from '../../../shared/service-list.ts'
import type { ForecastScene, SceneWindow } from '../forecast/forecast-scene.ts'
import { type Move, moveKey } from './move.ts'

const minuteMs = 60_000
/** A service with fewer late visitors than this in the hour ahead needs no help. */
const leastLate = 0.3
/** Breaks that begin within the hour can be put off; by so many minutes. */
const aheadMs = 60 * minuteMs
const delayMinutes = 30
/** A closed window that opens by plan within so long needs nobody's order. */
const opensSoonMs = 10 * minuteMs
/** Candidates at most, of each kind and of all: what can be simulated while a manager waits. */
const mostOfKind = 6
const mostGroups = 4
const mostDonors = 3
const mostCandidates = 30

/** Who could be sent where. Plain data. */
export interface HallStaff {
  /** Clerks who are signed in nowhere. */
  readonly freeClerks: readonly string[]
  /** The clerk at each window that is not closed. */
  readonly clerkOf: Readonly<Record<string, string>>
}

/**
 * Moves worth a simulation: those that bring help to services whose visitors become late, the neediest first. Of windows
 * that take the same services the first stands for all.
 *
 * @param lateOf expected late visitors of the hour ahead by the place of the service in the scene
 */
export function candidateMoves(scene: ForecastScene, lateOf: readonly number[], staff: HallStaff): Move[] {
  const need = new Need(scene, lateOf)
  if (need.isNil) return []
  const moves = [
    ...resumings(need),
    ...delays(need),
    ...openings(need, staff),
    ...widenings(need),
    ...additions(need),
    ...clerkMoves(need, staff),
    ...drops(need),
  ]
  const byKey = new Map(moves.map((move) => [moveKey(move), move]))
  return [...byKey.values()].slice(0, mostCandidates)
}

/** Where help is needed, seen from the windows. */
class Need {
  readonly scene: ForecastScene
  readonly open: readonly SceneWindow[]
  private readonly late: readonly (readonly [id: string, late: number])[]

  constructor(scene: ForecastScene, lateOf: readonly number[]) {
    this.scene = scene
    this.open = scene.windows.filter(({ status }) => status === 'open')
    this.late = scene.services
      .map(({ id }, place) => [id, lateOf[place] ?? 0] as const)
      .filter(([, late]) => late >= leastLate)
      .sort(([, one], [, other]) => other - one)
  }

  get isNil(): boolean {
    return this.late.length === 0
  }

  /** Late visitors whom a window with these services could help. */
  of(services: readonly string[]): number {
    return this.late.reduce((sum, [id, late]) => (takesService(services, id) ? sum + late : sum), 0)
  }

  /** Services in need that the same windows take, comprehensive ones aside; the neediest first. */
  groups(): string[][] {
    const groups = new Map<string, string[]>()
    for (const [id] of this.late) {
      const takers = this.open
        .filter(({ services }) => !services.includes(anyService) && services.includes(id))
        .map((window) => window.id)
      const key = takers.join(' ')
      groups.set(key, [...(groups.get(key) ?? []), id])
    }
    return [...groups.values()].slice(0, mostGroups)
  }

  /** The neediest first, of those alike the first only. */
  best(windows: readonly SceneWindow[], likeness: (window: SceneWindow) => string = servicesKey) {
    const seen = new Set<string>()
    return windows
      .filter(({ services }) => this.of(services) > 0)
      .sort((one, other) => this.of(other.services) - this.of(one.services))
      .filter((window) => !seen.has(likeness(window)) && seen.add(likeness(window)))
      .slice(0, mostOfKind)
  }

  /** Windows that could take more: the least needed first, idle ones before busy ones. */
  donors(mayGive: (window: SceneWindow) => boolean): SceneWindow[] {
    const seen = new Set<string>()
    return this.open
      .filter((window) => !window.services.includes(anyService) && mayGive(window))
      .sort(
        (one, other) =>
          this.of(one.services) - this.of(other.services) ||
          Number(one.busy !== null) - Number(other.busy !== null) ||
          one.idleSince - other.idleSince,
      )
      .filter((window) => !seen.has(servicesKey(window)) && seen.add(servicesKey(window)))
  }
}

function servicesKey({ services }: SceneWindow): string {
  return [...services].sort().join('+')
}

function resumings(need: Need): Move[] {
  const paused = need.scene.windows.filter(({ status }) => status === 'paused')
  return need.best(paused).map(({ id }) => ({ kind: 'resume-window', windowId: id }))
}

function delays(need: Need): Move[] {
  const { now } = need.scene
  const breakOf = ({ shifts }: SceneWindow) => {
    const shift = shifts?.find(({ beginsAt, endsAt }) => beginsAt <= now && now < endsAt)
    const goesOn = shift !== undefined && shifts?.some(({ beginsAt }) => beginsAt > shift.endsAt)
    return goesOn === true && shift.endsAt < now + aheadMs ? shift.endsAt : undefined
  }
  const breaking = need.open.filter((window) => breakOf(window) !== undefined)
  return need
    .best(breaking, (window) => `${servicesKey(window)}/${breakOf(window)}`)
    .map((window) => ({
      kind: 'delay-break',
      windowId: window.id,
      minutes: delayMinutes,
      breakFrom: breakOf(window) ?? now,
    }))
}

/** Closed windows that nobody is at, and that do not open by plan in a moment. */
function closedWindows({ scene }: Need): SceneWindow[] {
  const opensSoon = ({ shifts }: SceneWindow) =>
    shifts?.some(({ beginsAt }) => beginsAt > scene.now && beginsAt < scene.now + opensSoonMs) ?? false
  return scene.windows.filter(
    (window) => window.status === 'closed' && window.busy === null && !opensSoon(window),
  )
}

function openings(need: Need, { freeClerks }: HallStaff): Move[] {
  const [clerkId] = freeClerks
  if (clerkId === undefined) return []
  return need.best(closedWindows(need)).map(({ id }) => ({ kind: 'open-window', windowId: id, clerkId }))
}

function widenings(need: Need): Move[] {
  return need
    .donors(({ services }) => need.of(services) < need.of([anyService]))
    .slice(0, mostGroups)
    .map(({ id, services }) => ({
      kind: 'change-services',
      windowId: id,
      change: 'comprehensive',
      from: services,
      services: [anyService],
    }))
}

function additions(need: Need): Move[] {
  return need.groups().flatMap((group) =>
    need
      .donors(({ services }) => group.some((id) => !services.includes(id)))
      .slice(0, mostDonors)
      .map(({ id, services }) => ({
        kind: 'change-services' as const,
        windowId: id,
        change: 'added' as const,
        from: services,
        services: [...new Set([...services, ...group])],
      })),
  )
}

/** Frees windows for a group in need from what other open windows take as well. */
function drops(need: Need): Move[] {
  return need.groups().flatMap((group) =>
    need.open
      .filter(({ id, services }) => {
        const rest = restOf(need, services, group)
        return (
          rest.length > 0 &&
          group.every((one) => takesService(services, one)) &&
          isTakenElsewhere(need, id, rest)
        )
      })
      .slice(0, 2)
      .map(({ id, services }) => ({
        kind: 'change-services' as const,
        windowId: id,
        change: 'dropped' as const,
        from: services,
        services: group,
      })),
  )
}

function restOf({ scene }: Need, services: readonly string[], group: readonly string[]): string[] {
  return scene.services.flatMap(({ id }) => (takesService(services, id) && !group.includes(id) ? [id] : []))
}

function isTakenElsewhere({ open }: Need, windowId: string, services: readonly string[]): boolean {
  const others = open.filter(({ id }) => id !== windowId)
  return services.every((id) => others.some((window) => takesService(window.services, id)))
}

/** Sends a clerk whom nobody needs to a closed window, when no clerk is free. */
function clerkMoves(need: Need, { freeClerks, clerkOf }: HallStaff): Move[] {
  if (freeClerks.length > 0) return []
  const targets = need.best(closedWindows(need)).slice(0, 3)
  const idle = need
    .donors((window) => window.busy === null && need.of(window.services) === 0)
    .filter(({ id, services }) => isTakenElsewhere(need, id, restOf(need, services, [])))
    .slice(0, mostDonors)
  return idle.flatMap(({ id: fromWindowId }) => {
    const clerkId = clerkOf[fromWindowId]
    if (clerkId === undefined) return []
    return targets.map(({ id: windowId }) => ({
      kind: 'move-clerk' as const,
      fromWindowId,
      windowId,
      clerkId,
    }))
  })
}
