/** A time of day as somebody typed it, as `HH:MM`: `9`, `9:30`, `0930` and `９：30` will do. Undefined when it is none. */
export function timeOfDayOf(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/[.点时]/g, ':')
    .replace(/[分\s]|:$/g, '')
  const match = /^(\d{1,2})(?::?(\d{2}))?$/.exec(text)
  if (match === null) return undefined
  const [, hours = '', minutes = '00'] = match
  const time = `${hours.padStart(2, '0')}:${minutes}`
  return /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(time) ? time : undefined
}
