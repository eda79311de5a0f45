import { anyService } from '../../../shared/service-list.ts'

/**
 * Services in pools: two services are in one pool when some window takes both, or each is in one with a third. For each
 * service its pool's number, from 0.
 */
export function poolOfServices(
  services: readonly string[],
  windows: Iterable<{ readonly services: readonly string[] }>,
): Int32Array {
  const places = new Map(services.map((id, place) => [id, place]))
  const parents = services.map((_, place) => place)
  const rootOf = (place: number): number => {
    let root = place
    while (parents[root] !== root) root = parents[root] as number
    parents[place] = root
    return root
  }
  for (const window of windows) {
    const taken = window.services.includes(anyService) ? services : window.services
    const first = places.get(taken[0] ?? '')
    if (first === undefined) continue
    for (const id of taken) {
      const place = places.get(id)
      if (place !== undefined) parents[rootOf(place)] = rootOf(first)
    }
  }
  const numbers = new Map<number, number>()
  return Int32Array.from(services, (_, place) => {
    const root = rootOf(place)
    const number = numbers.get(root) ?? numbers.size
    numbers.set(root, number)
    return number
  })
}

/** The most of a figure that any service of each pool has: by the pools' numbers, 0 at least. */
export function mostByPool(pools: Int32Array, figureOf: (service: number) => number): number[] {
  const most: number[] = []
  for (const [service, pool] of pools.entries()) most[pool] = Math.max(most[pool] ?? 0, figureOf(service))
  return most
}
