import type { HallView } from '../../../shared/http/hall-schemas.ts'

type Service = HallView['services'][number]
type HallWindow = HallView['windows'][number]

/** Something found by a search: a service, or a window by its number or name. */
export type Found =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'window'; readonly window: HallWindow }

/** Lower-case without spaces, and full-width letters and digits as plain ones: what two spellings have in common. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** How well a service fits, 0 for not at all: initials and beginnings before what is found inside. */
function serviceScore(service: Service, query: string): number {
  const names = [plain(service.name.zh), plain(service.name.en)]
  if (service.initials === query || names.includes(query)) return 6
  if (service.initials.startsWith(query)) return 5
  if (service.pinyin.startsWith(query) || names.some((name) => name.startsWith(query))) return 4
  if (names.some((name) => name.includes(query))) return 3
  if (query.length > 1 && service.initials.includes(query)) return 2
  return query.length > 2 && service.pinyin.includes(query) ? 1 : 0
}

const digitsOf = (query: string) => plain(query).replace(/^#|号.*$/g, '')

/** Whether a query is the number of just this window. */
export function isNumberOf({ number }: HallWindow, query: string): boolean {
  return String(number) === digitsOf(query)
}

function windowScore(window: HallWindow, query: string): number {
  const digits = digitsOf(query)
  if (isNumberOf(window, query)) return 7
  if (/^\d+$/.test(digits)) return String(window.number).startsWith(digits) ? 5 : 0
  return [window.name.zh, window.name.en].some((name) => plain(name).includes(query)) ? 3 : 0
}

/** Services that fit a query by name, pinyin or initials, the best first; all of them for an empty query. */
export function findServices(services: readonly Service[], query: string): Service[] {
  const asked = plain(query)
  if (asked === '') return [...services]
  return byScore(services.map((service) => ({ entry: service, score: serviceScore(service, asked) })))
}

/** Services and windows that fit a query, the best first. */
export function findTargets(
  services: readonly Service[],
  windows: readonly HallWindow[],
  query: string,
): Found[] {
  const asked = plain(query)
  const entries: Found[] = [
    ...windows.map((window): Found => ({ kind: 'window', window })),
    ...services.map((service): Found => ({ kind: 'service', service })),
  ]
  if (asked === '') return entries
  const score = (found: Found) =>
    found.kind === 'service' ? serviceScore(found.service, asked) : windowScore(found.window, asked)
  return byScore(entries.map((entry) => ({ entry, score: score(entry) })))
}

function byScore<T>(scored: readonly { entry: T; score: number }[]): T[] {
  return scored
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}
