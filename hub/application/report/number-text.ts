/** Seconds as minutes with one decimal: `26.1`. */
export function minutesText(seconds: number): string {
  return signed((seconds / 60).toFixed(1))
}

/** A share as a percentage with one decimal: `87.3%`. */
export function shareText(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** A difference with its sign, and a true minus: `+4.2`, `−0.3`, `0.0`. */
export function differenceText(value: number): string {
  const text = signed(value.toFixed(1))
  return value > 0 && Number(text) !== 0 ? `+${text}` : text
}

/** Seconds since local midnight as `HH:MM`; past midnight it counts on. */
export function clockText(secondsOfDay: number): string {
  const minutes = Math.floor(secondsOfDay / 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** A half hour by its beginning: `10:30–11:00`. */
export function halfHourText(beginsAt: number): string {
  return `${clockText(beginsAt)}–${clockText(beginsAt + 1800)}`
}

/** A coordinate as short as it can be without being seen to be rounded. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function signed(text: string): string {
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−')
}
