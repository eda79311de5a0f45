/**
 * The number of a ticket as somebody typed it: `a8`, `Ａ００８` and `A 008` are all `A008`. Undefined when it is none.
 */
export function ticketNumberOf(typed: string): string | undefined {
  const match = /^([A-Z])-?([0-9]{1,6})$/.exec(typed.normalize('NFKC').toUpperCase().replace(/\s+/g, ''))
  if (match === null) return undefined
  const [, letter = '', digits = ''] = match
  return letter + String(Number(digits)).padStart(3, '0')
}

/**
 * What to look for when somebody typed a number or a part of one: `a8` looks for `A008`, `08` for every number with it.
 * Undefined when no ticket can have it.
 */
export function searchedNumber(typed: string): string | undefined {
  const part = typed.normalize('NFKC').toUpperCase().replace(/\s+/g, '')
  return ticketNumberOf(part) ?? (/^[A-Z]$|^[0-9]{1,7}$/.test(part) ? part : undefined)
}
