import type { ForecastScene, SceneTicket } from './forecast-scene.ts'
import { scenePart } from './scene-plan.ts'

/**
 * The wait by the formula everyone uses: people ahead x mean service / open windows, in milliseconds. Ahead are all who
 * wait for the windows that the newcomer's service shares, whatever their class; the mean is that of their expected times
 * in the plan; a window counts while it is open, at least one. An appointment's wait counts from its slot on, so the time
 * till then is taken off.
 */
export function formulaWaitMs(scene: ForecastScene, newcomer: SceneTicket): number {
  const { services, windows } = scenePart(scene, newcomer.service, scene.endsAt)
  const taken = new Set(services)
  let workMs = 0
  for (const { service } of scene.waiting)
    if (taken.has(service)) workMs += scene.services[service]?.expectedMs ?? 0
  const open = windows.filter(({ status }) => status === 'open').length
  return Math.max(0, workMs / Math.max(1, open) - (newcomer.queuedAt - scene.now))
}
