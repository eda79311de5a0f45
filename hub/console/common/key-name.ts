/** What of a keyboard event names the key; a `KeyboardEvent` fits. */
export interface KeyPress {
  readonly key: string
  readonly code: string
}

const byCode: Readonly<Record<string, string>> = {
  Slash: '/',
  Space: 'Space',
  Enter: 'Enter',
  NumpadEnter: 'Enter',
}

/**
 * One name for a key: `A`-`Z`, `0`-`9`, `/`, `Space`, `Enter`, `Escape`, `ArrowUp`, ... A Chinese input method hides
 * letters behind `Process` and full-width signs, so those are read from where the key lies.
 */
export function keyName({ key, code }: KeyPress): string {
  if (key === ' ' || key === 'Spacebar') return 'Space'
  if (/^[a-z0-9/]$/i.test(key)) return key.toUpperCase()
  if (key.length > 1 && key !== 'Process' && key !== 'Unidentified') return key
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  return letter ?? digit ?? byCode[code] ?? key
}

/** The digit keys in the order in which a short list uses them. */
export const digitKeys: readonly string[] = [...'1234567890']

/** The letters that choose from a long list: all but Q, which signs out, and Z, which takes that back. */
export const entryLetters: readonly string[] = [...'ABCDEFGHIJKLMNOPRSTUVWXY']
