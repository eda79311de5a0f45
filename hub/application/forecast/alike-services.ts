import { takesService } from '../../../shared/service-list.ts'
import type { ForecastScene } from '../../domain/forecast/forecast-scene.ts'
import type { SceneQuestion } from './forecast-jobs.ts'

/** Expected times are told apart in such steps, in milliseconds: a finer one changes no wait by a minute. */
const stepMs = 5 * 60_000

/** Services that the same windows take under the same targets: one forecast is true of all of a group. */
export function alikeServices({ scene, rule }: SceneQuestion): string[][] {
  const groups = new Map<string, string[]>()
  for (const { id, targetMs, expectedMs } of scene.services) {
    const takers = scene.windows.flatMap(({ services }, place) => (takesService(services, id) ? [place] : []))
    // This rule alone calls shorter services earlier.
    const weighed = rule.name === 'hall' ? Math.round(expectedMs / stepMs) : 0
    const key = JSON.stringify([takers, targetMs, weighed])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [id])
    else group.push(id)
  }
  return [...groups.values()]
}

/** Whether a window is there for a service, or will be. */
export function canBeServed({ windows, now }: ForecastScene, serviceId: string): boolean {
  return windows.some(
    ({ services, status, shifts }) =>
      takesService(services, serviceId) &&
      (status !== 'closed' || (shifts ?? []).some(({ beginsAt }) => beginsAt > now)),
  )
}
