import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import { plain } from '../../../shared/ui/service-search.ts'
import { entryLetters } from '../common/key-name.ts'

type WindowChoice = ClerkView['windows'][number]

/** A window of the list and the key that chooses it; none for a taken one, nor past the last letter. */
export interface KeyedWindow {
  readonly window: WindowChoice
  readonly key: string | undefined
}

/**
 * The windows that fit what was typed (number or name), by number. A free window has one key: up to 9 its own number,
 * after that a letter.
 */
export function keyedWindows(windows: readonly WindowChoice[], query: string): KeyedWindow[] {
  const asked = plain(query)
  const fits = ({ number, name }: WindowChoice) =>
    asked === '' ||
    String(number).startsWith(asked) ||
    plain(name.zh).includes(asked) ||
    plain(name.en).includes(asked)
  let letters = 0
  const keyOf = ({ number, clerkName }: WindowChoice) => {
    if (clerkName !== null) return undefined
    return number <= 9 ? String(number) : entryLetters[letters++]
  }
  return windows
    .filter(fits)
    .toSorted((a, b) => a.number - b.number)
    .map((window) => ({ window, key: keyOf(window) }))
}
