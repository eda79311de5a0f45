import type { HallView } from '../http/hall-schemas.ts'

/** A service as the hall tells it. */
export type Service = HallView['services'][number]

/**
 * The services that a typed text may mean, best first: by Chinese or English name, by pinyin or by its initials. Spaces
 * and case do not matter; nothing for an empty text. Letters from the middle of words count only when nothing fits
 * better, and single words of a sentence only when nothing fits it whole.
 */
export function findServices(services: readonly Service[], typed: string): Service[] {
  const query = squeeze(typed)
  if (query === '') return []
  const ranked = services
    .map((service) => ({ service, rank: rankOf(service, query) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((a, b) => a.rank - b.rank)
  if (ranked.length === 0) return sharingMost(services, typed)
  const good = ranked.filter(({ rank }) => rank < firstWeakRank)
  return (good.length > 0 ? good : ranked).map(({ service }) => service)
}

/** The letters a-z that lead on from what is typed to at least one service. */
export function nextLetters(services: readonly Service[], typed: string): Set<string> {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  return new Set(
    letters.filter((letter) =>
      services.some((service) => rankOf(service, squeeze(typed) + letter) < noMatch),
    ),
  )
}

/** From here on a match may be chance: letters across two syllables or inside an English word. */
const firstWeakRank = 6
const noMatch = 9

/** How well a service fits: a beginning is better than a middle, initials better than pinyin, Chinese than English. */
function rankOf({ name, pinyin, initials }: Service, query: string): number {
  const english = name.en.toLowerCase()
  const tests = [
    squeeze(name.zh).startsWith(query),
    initials.startsWith(query),
    pinyin.startsWith(query),
    english.split(/[^a-z0-9]+/).some((word) => word.startsWith(query)),
    squeeze(name.zh).includes(query),
    initials.includes(query),
    pinyin.includes(query),
    squeeze(english).includes(query),
  ]
  const rank = tests.indexOf(true)
  return rank === -1 ? noMatch : rank
}

/** The services whose names share the most with a sentence, as "transfer my flat" or 房子过户; none that share nothing. */
function sharingMost(services: readonly Service[], typed: string): Service[] {
  const pieces = piecesOf(typed)
  const scored = services.map((service) => ({
    service,
    // A long word says more than a short one.
    score: pieces.filter((piece) => rankOf(service, piece) < firstWeakRank).join('').length,
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

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[\s·’']+/g, '')
}
