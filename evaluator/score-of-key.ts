/** The score of a key: digits 1 to 5 of the row or the number pad, whatever Num Lock says. */
export function scoreOfKey(event: Pick<KeyboardEvent, 'code' | 'key'>): number | undefined {
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)?.[1] ?? /^[1-5]$/.exec(event.key)?.[0]
  return digit === undefined ? undefined : Number(digit)
}
