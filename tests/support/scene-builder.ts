import type { ForecastScene, SceneService, SceneWindow } from '../../hub/domain/forecast/forecast-scene.ts'

const minuteMs = 60_000

/** Nine o'clock on the time line of the scenes. */
export const sceneNow = 9 * 60 * minuteMs

/** A service of ten minutes whose walk-ins are promised twenty. */
function sceneService(id: string): SceneService {
  return {
    id,
    expectedMs: 10 * minuteMs,
    targetMs: { green: 5 * minuteMs, appointment: 10 * minuteMs, walkin: 20 * minuteMs },
    time: { meanMs: 10 * minuteMs, cv: 0.6, meanError: 0.05 },
  }
}

/** An open window for one service, idle since nine. */
export function sceneWindow(id: string, part: Partial<SceneWindow> = {}): SceneWindow {
  return { id, services: ['house'], status: 'open', shifts: null, busy: null, idleSince: sceneNow, ...part }
}

/**
 * A hall at nine o'clock with two services, houses and passports, windows as given, and walk-ins of each who wait and come.
 * Nothing else is uncertain or going on.
 */
export function crowdedScene(
  windows: readonly SceneWindow[],
  {
    waiting = [0, 0],
    perHour = [0, 0],
    part = {},
  }: {
    readonly waiting?: readonly [number, number]
    readonly perHour?: readonly [number, number]
    readonly part?: Partial<ForecastScene>
  } = {},
): ForecastScene {
  return {
    now: sceneNow,
    endsAt: sceneNow + 8 * 60 * minuteMs,
    services: [sceneService('house'), sceneService('passport')],
    windows,
    waiting: waiting.flatMap((count, service) =>
      Array.from({ length: count }, (_, place) => {
        const at = sceneNow - (count - place) * 1000
        return { service, classRank: 2, arrivedAt: at, queuedAt: at }
      }),
    ),
    arrivals: perHour.map((expected, service) => ({
      service,
      classRank: 2,
      from: sceneNow,
      until: sceneNow + 60 * minuteMs,
      expected,
    })),
    level: { mean: 1, error: 0.05 },
    bookings: [],
    habits: { noShowShare: 0.1, meanOffsetMs: 0, sdOffsetMs: minuteMs },
    patience: null,
    paceError: 0.05,
    shortestServiceMs: 0,
    longestServiceMs: 60 * minuteMs,
    ...part,
  }
}
