/** Where a control is on the screen, in CSS pixels; a `DOMRect` fits. */
interface Place {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * The control that a key leads to from one of them: the neighbour in their order or the nearest of the next row, or the
 * first or last. Undefined where the key leads nowhere.
 */
export function placeByKey(key: string, at: number, places: readonly Place[]): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return at + 1 < places.length ? at + 1 : undefined
    case 'ArrowLeft':
      return at > 0 ? at - 1 : undefined
    case 'ArrowDown':
      return nearest(places, at, (from, { top }) => top - from.bottom)
    case 'ArrowUp':
      return nearest(places, at, (from, { bottom }) => from.top - bottom)
    case 'Home':
      return places.length === 0 ? undefined : 0
    case 'End':
      return places.length === 0 ? undefined : places.length - 1
    default:
      return undefined
  }
}

/** Controls of one row may differ by a fraction of a pixel. */
const tolerancePx = 2

type Gap = (from: Place, to: Place) => number

function nearest(places: readonly Place[], at: number, gapPx: Gap): number | undefined {
  const from = places[at]
  if (from === undefined) return undefined
  const ahead = places
    .map((place, index) => ({ index, gap: gapPx(from, place), aside: asidePx(from, place) }))
    .filter(({ gap }) => gap > -tolerancePx)
  const rowGap = Math.min(...ahead.map(({ gap }) => gap))
  const row = ahead.filter(({ gap }) => gap < rowGap + tolerancePx)
  return row.toSorted((one, other) => one.aside - other.aside)[0]?.index
}

function asidePx(one: Place, other: Place): number {
  return Math.abs(one.left + one.right - other.left - other.right) / 2
}
