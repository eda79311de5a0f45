import type { HallView } from '../http/hall-schemas.ts'

/** A service as the hall tells it. */
export type Service = HallView['services'][number]

/** How well an entry fits what was typed, the lowest best; from `chance` on it may be chance. */
export const ranks = { whole: 0, beginning: 1, inside: 5, chance: 7, none: 9 } as const

/** Lower-case without spaces and dots, and full-width letters and digits as plain ones: what two spellings have in common. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·’']+/g, '')
}

/**
 * The services that a typed text may mean, best first: by Chinese or English name, by pinyin or by its initials. Spaces
 * and case do not matter; nothing for an empty text. Letters from the middle of words count only when nothing fits
 * better, and single words of a sentence only when nothing fits it whole.
 */
export function findServices(services: readonly Service[], typed: string): Service[] {
  const query = plain(typed)
  if (query === '') return []
  const found = bestOf(services, (service) => serviceRank(service, query))
  return found.length > 0 ? found : sharingMost(services, typed)
}

/** The entries that fit, best first; those that may be chance only when nothing fits better. */
export function bestOf<Entry>(entries: readonly Entry[], rankOf: (entry: Entry) => number): Entry[] {
  const ranked = entries
    .map((entry) => ({ entry, rank: rankOf(entry) }))
    .filter(({ rank }) => rank < ranks.none)
    .sort((a, b) => a.rank - b.rank)
  const good = ranked.filter(({ rank }) => rank < ranks.chance)
  return (good.length > 0 ? good : ranked).map(({ entry }) => entry)
}

/** The letters a-z that lead on from what is typed to at least one service. */
export function nextLetters(services: readonly Service[], typed: string): Set<string> {
  const query = plain(typed)
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  return new Set(
    letters.filter((letter) => services.some((service) => serviceRank(service, query + letter) < ranks.none)),
  )
}

/**
 * How well a service fits a plain text: the whole name before its beginning, a beginning before a middle, initials before
 * pinyin, Chinese before English. Letters across two syllables or inside an English word may be chance.
 */
export function serviceRank(service: Service, query: string): number {
  const { zh, en, words } = spellingsOf(service)
  const { pinyin, initials } = service
  // As `ranks` counts them.
  const tests = [
    [zh, en, initials].includes(query),
    zh.startsWith(query),
    initials.startsWith(query),
    pinyin.startsWith(query),
    words.some((word) => word.startsWith(query)),
    zh.includes(query),
    initials.includes(query),
    pinyin.includes(query),
    en.includes(query),
  ]
  const rank = tests.indexOf(true)
  return rank === -1 ? ranks.none : rank
}

interface Spellings {
  readonly zh: string
  readonly en: string
  /** Of the English name. */
  readonly words: readonly string[]
}

/** Kept: a kiosk asks for them at every letter, once for each letter that may follow. */
const spellings = new WeakMap<Service, Spellings>()

function spellingsOf(service: Service): Spellings {
  const known = spellings.get(service)
  if (known !== undefined) return known
  const { zh, en } = service.name
  const made = { zh: plain(zh), en: plain(en), words: en.toLowerCase().split(/[^a-z0-9]+/) }
  spellings.set(service, made)
  return made
}

/** The services whose names share the most with a sentence, as "transfer my flat" or 房子过户; none that share nothing. */
function sharingMost(services: readonly Service[], typed: string): Service[] {
  const pieces = piecesOf(typed)
  const scored = services.map((service) => ({
    service,
    // A long word says more than a short one.
    score: pieces.filter((piece) => serviceRank(service, piece) < ranks.chance).join('').length,
  }))
  const most = Math.max(1, ...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score === most).map(({ service }) => service)
}

/** The English words of a sentence, and of its Chinese each two characters that stand together. */
function piecesOf(typed: string): string[] {
  const words = typed.toLowerCase().match(/[a-z]{3,}/g) ?? []
  const pairs = [...typed].flatMap((character, at, all) => {
    const pair = `${character}${all[at + 1] ?? ''}`
    return /^\p{Script=Han}{2}$/u.test(pair) ? [pair] : []
  })
  return [...new Set([...words, ...pairs])]
}
