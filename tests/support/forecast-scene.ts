import type { ForecastScene, SceneService, SceneWindow } from '../../hub/domain/forecast/forecast-scene.ts'
import { anyService } from '../../shared/service-list.ts'

/** A minute in milliseconds: scenes begin at ten. */
export const minuteMs = 60_000
export const sceneAt = 10 * 60 * minuteMs

/** A service of ten minutes with targets of 5, 10 and 20 minutes. */
export function sceneService(id: string, change: Partial<SceneService> = {}): SceneService {
  return {
    id,
    expectedMs: 10 * minuteMs,
    targetMs: { green: 5 * minuteMs, appointment: 10 * minuteMs, walkin: 20 * minuteMs },
    time: { meanMs: 10 * minuteMs, cv: 0.8, meanError: 0 },
    ...change,
  }
}

/** An idle comprehensive window that is open till the end. */
export function sceneWindow(id: string, change: Partial<SceneWindow> = {}): SceneWindow {
  return {
    id,
    services: [anyService],
    status: 'open',
    shifts: null,
    busy: null,
    idleSince: sceneAt,
    ...change,
  }
}

/** A hall at ten with one service and one idle window till six, that nobody else is expected in. */
export function forecastScene(change: Partial<ForecastScene> = {}): ForecastScene {
  return {
    now: sceneAt,
    endsAt: 18 * 60 * minuteMs,
    services: [sceneService('cards')],
    windows: [sceneWindow('w1')],
    waiting: [],
    arrivals: [],
    level: { mean: 1, error: 0 },
    bookings: [],
    habits: { noShowShare: 0.12, meanOffsetMs: -10 * minuteMs, sdOffsetMs: 5 * minuteMs },
    patience: null,
    paceError: 0,
    shortestServiceMs: 0,
    longestServiceMs: 24 * 60 * minuteMs,
    ...change,
  }
}
