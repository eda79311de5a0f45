import { mostByPool, poolOfServices } from '../calling/pools.ts'
import type { ForecastScene, SceneWindow } from '../forecast/forecast-scene.ts'
import type { VirtualShift } from '../virtual-hall/virtual-day.ts'
import type { Move } from './move.ts'

const minuteMs = 60_000
/** A clerk who is sent to another window, or for the first time today, calls the first number after so long. */
const takeUpMs = 3 * minuteMs
/** A clerk who is called back from a break is there after so long. */
const comeBackMs = 2 * minuteMs

/** The scene as it would be if the move were made now. A move of a window that it does not have changes nothing. */
export function sceneAfterMove(scene: ForecastScene, move: Move): ForecastScene {
  const changed = (id: string, change: (window: SceneWindow) => SceneWindow) => ({
    ...scene,
    windows: scene.windows.map((window) => (window.id === id ? change(window) : window)),
  })
  switch (move.kind) {
    case 'open-window':
      return changed(move.windowId, (window) => staffedFrom(window, scene, takeUpMs))
    case 'resume-window':
      return changed(move.windowId, (window) => staffedFrom(window, scene, comeBackMs))
    case 'move-clerk':
      return {
        ...scene,
        windows: scene.windows.map((window) =>
          window.id === move.windowId
            ? staffedFrom(window, scene, takeUpMs)
            : window.id === move.fromWindowId
              ? { ...window, status: 'closed', shifts: [] }
              : window,
        ),
      }
    case 'delay-break':
      return changed(move.windowId, (window) => ({
        ...window,
        shifts: window.shifts && laterBreak(window.shifts, move),
      }))
    case 'change-services': {
      const after = changed(move.windowId, (window) => ({ ...window, services: move.services }))
      return { ...after, ...poolsMet(scene, after) }
    }
  }
}

/** A window that serves in a little while, till the end of its shift or of the day. */
function staffedFrom(
  window: SceneWindow,
  { now, endsAt: dayEndsAt }: ForecastScene,
  delayMs: number,
): SceneWindow {
  const shifts = window.shifts ?? []
  const present = shifts.find(({ beginsAt, endsAt }) => beginsAt <= now && now < endsAt)
  const later = present === undefined ? [] : shifts.filter(({ beginsAt }) => beginsAt > now)
  const shift = { beginsAt: now + delayMs, endsAt: present?.endsAt ?? dayEndsAt }
  return { ...window, status: 'closed', shifts: [shift, ...later].filter(isSome) }
}

/** The shifts with the break after `breakFrom` moved as a whole; it ends where the day's last shift would begin. */
function laterBreak(
  shifts: readonly VirtualShift[],
  { breakFrom, minutes }: { readonly breakFrom: number; readonly minutes: number },
): VirtualShift[] {
  const before = shifts.findIndex(({ endsAt }) => endsAt === breakFrom)
  if (before === -1) return [...shifts]
  const byMs = minutes * minuteMs
  return shifts
    .map(({ beginsAt, endsAt }, place) => ({
      beginsAt: place === before + 1 ? beginsAt + byMs : beginsAt,
      endsAt: place === before ? endsAt + byMs : endsAt,
    }))
    .filter(isSome)
}

function isSome({ beginsAt, endsAt }: VirtualShift): boolean {
  return beginsAt < endsAt
}

/** What each pool of the new division has met so far: the most of its services. */
function poolsMet(
  before: ForecastScene,
  after: ForecastScene,
): Pick<ForecastScene, 'worstTurnMs' | 'mostWindows'> {
  const ids = before.services.map(({ id }) => id)
  const old = poolOfServices(ids, before.windows)
  const pools = poolOfServices(ids, after.windows)
  const metBy = (met: readonly number[] | undefined) =>
    mostByPool(pools, (service) => met?.[old[service] as number] ?? 0)
  return { worstTurnMs: metBy(before.worstTurnMs), mostWindows: metBy(before.mostWindows) }
}
