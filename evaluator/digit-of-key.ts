/** The digit of a key from 1 to 9: of the row or the number pad, whatever Num Lock says. */
export function digitOfKey(event: Pick<KeyboardEvent, 'code' | 'key'>): number | undefined {
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? /^[1-9]$/.exec(event.key)?.[0]
  return digit === undefined ? undefined : Number(digit)
}
