import { anyService } from '../../../shared/service-list.ts'
import { poolOfServices } from '../calling/pools.ts'
import type { VirtualPlan, VirtualShift } from '../virtual-hall/virtual-day.ts'
import type { ForecastScene, SceneWindow } from './forecast-scene.ts'

/** How long a paused window is thought to stay so, in milliseconds. */
const pauseMs = 10 * 60 * 1000

/** The part of a scene that has to do with some services: what happens at other windows does not reach it. */
export interface ScenePart {
  readonly plan: VirtualPlan
  /** Places of its services in the scene; the plan has them in this order. */
  readonly services: readonly number[]
  /** The windows of the plan as they are in the scene. */
  readonly windows: readonly SceneWindow[]
  /** For each of its pools, by the number in the plan. */
  readonly worstTurnMs: readonly number[]
  readonly mostWindows: readonly number[]
}

/**
 * The windows and services that share their visitors with one service; with all when none is given. Whatever is open now
 * has opened before `now`, so that no event of this very instant happens twice. Shifts end at `untilAt` at the latest.
 */
export function scenePart(scene: ForecastScene, service: number | null, untilAt: number): ScenePart {
  const ids = scene.services.map(({ id }) => id)
  const pools = poolOfServices(ids, scene.windows)
  const services = ids.flatMap((_, place) =>
    service === null || pools[place] === pools[service] ? [place] : [],
  )
  const taken = new Set(services.map((place) => ids[place] ?? ''))
  const windows = scene.windows.filter(
    (window) => service === null || window.services.some((id) => id === anyService || taken.has(id)),
  )
  const numbers = [...new Set(services.map((place) => pools[place] ?? 0))]
  return {
    plan: {
      services: services.flatMap((place) => scene.services[place] ?? []),
      windows: windows.map((window) => ({
        id: window.id,
        services: window.services,
        shifts: shiftsAhead(window, scene, untilAt),
      })),
    },
    services,
    windows,
    worstTurnMs: numbers.map((number) => scene.worstTurnMs?.[number] ?? 0),
    mostWindows: numbers.map((number) => scene.mostWindows?.[number] ?? 0),
  }
}

/** The expected work of those who wait by the open windows: about how long the last of them waits. */
export function roughWaitMs(scene: ForecastScene, { services, windows }: ScenePart): number {
  const taken = new Set(services)
  let workMs = 0
  for (const { service } of scene.waiting)
    if (taken.has(service)) workMs += scene.services[service]?.time.meanMs ?? 0
  return workMs / Math.max(1, windows.filter(({ status }) => status === 'open').length)
}

/** When the window will be staffed from now on. */
function shiftsAhead(
  { status, shifts }: SceneWindow,
  { now, endsAt }: ForecastScene,
  untilAt: number,
): VirtualShift[] {
  const ahead = (shifts ?? []).filter((shift) => shift.endsAt > now)
  const begun = ahead.find(({ beginsAt }) => beginsAt <= now)
  const later = ahead.filter(({ beginsAt }) => beginsAt > now)
  // A window open outside its shifts stays so till its next one, if there is any.
  const current = { beginsAt: now - 1, endsAt: begun?.endsAt ?? later[0]?.beginsAt ?? endsAt }
  const all =
    status === 'open'
      ? [current, ...later]
      : status === 'paused'
        ? [{ ...current, beginsAt: now + pauseMs }, ...later]
        : later
  return all
    .map(({ beginsAt, endsAt: end }) => ({ beginsAt, endsAt: Math.min(end, untilAt) }))
    .filter(({ beginsAt, endsAt: end }) => beginsAt < end)
}
