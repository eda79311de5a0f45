import type { Text } from '../shared/text.ts'

/**
 * A text in parts of at most so many characters in either language, about alike in length, to be read one after another;
 * the text itself when it is short enough. Parts end after a mark of punctuation or between words where there are any.
 */
export function inTurns(text: Text, limit: Readonly<Record<'zh' | 'en', number>>): Text[] {
  // Parts that end early leave more to the last one: then one part more.
  for (let count = 1; ; count += 1) {
    const zh = partsOf(text.zh, count, /[，。；、！？]/)
    const en = partsOf(text.en, count, /\s/)
    const parts = zh.map((part, at) => ({ zh: part, en: en[at] ?? '' }))
    if (parts.every((part) => part.zh.length <= limit.zh && part.en.length <= limit.en)) return parts
  }
}

function partsOf(words: string, count: number, end: RegExp): string[] {
  const parts: string[] = []
  let rest = words
  for (let left = count; left > 1; left -= 1) {
    const even = Math.ceil(rest.length / left)
    const cut = endBefore(rest, even, end)
    parts.push(rest.slice(0, cut).trim())
    rest = rest.slice(cut)
  }
  return [...parts, rest.trim()]
}

/** The last good end in the second half of the first `most` characters; `most` where there is none. */
function endBefore(words: string, most: number, end: RegExp): number {
  for (let at = most; at > most / 2; at -= 1) if (end.test(words[at - 1] ?? '')) return at
  return most
}
