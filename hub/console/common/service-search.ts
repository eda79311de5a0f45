import type { HallView } from '../../../shared/http/hall-schemas.ts'
import {
  bestOf,
  findServices as findTyped,
  plain,
  ranks,
  type Service,
  serviceRank,
} from '../../../shared/ui/service-search.ts'

type HallWindow = HallView['windows'][number]

/** Something found by a search: a service, or a window by its number or name. */
export type Found =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'window'; readonly window: HallWindow }

const digitsOf = (query: string) => plain(query).replace(/^#|号.*$/g, '')

/** Whether a query is the number of just this window. */
export function isNumberOf({ number }: HallWindow, query: string): boolean {
  return String(number) === digitsOf(query)
}

function windowRank(window: HallWindow, query: string): number {
  const digits = digitsOf(query)
  if (isNumberOf(window, query)) return ranks.whole
  if (/^\d+$/.test(digits)) return String(window.number).startsWith(digits) ? ranks.beginning : ranks.none
  const { zh, en } = window.name
  return [zh, en].some((name) => plain(name).includes(query)) ? ranks.inside : ranks.none
}

/** Services that fit a query, the best first, as visitors find them; all of them for an empty query. */
export function findServices(services: readonly Service[], query: string): Service[] {
  return plain(query) === '' ? [...services] : findTyped(services, query)
}

/** Services and windows that fit a query, the best first; services alone when the query is a sentence. */
export function findTargets(
  services: readonly Service[],
  windows: readonly HallWindow[],
  query: string,
): Found[] {
  const asked = plain(query)
  const asFound = (service: Service): Found => ({ kind: 'service', service })
  const entries: Found[] = [
    ...windows.map((window): Found => ({ kind: 'window', window })),
    ...services.map(asFound),
  ]
  if (asked === '') return entries
  const found = bestOf(entries, (entry) =>
    entry.kind === 'service' ? serviceRank(entry.service, asked) : windowRank(entry.window, asked),
  )
  return found.length > 0 ? found : findTyped(services, query).map(asFound)
}
