import type { Text } from '../../../shared/text.ts'
import { type Markup, markup, type Piece, svgText } from './markup.ts'
import { clockText, coordinate } from './number-text.ts'
import type { DaySpan } from './window-use.ts'

/** Room above a chart's plot for its topmost label, and below it for the hours, in pixels. */
const roomAbove = 24
const roomBelow = 22

/** A vertical scale from 0 to a round number. Pixels from the chart's top. */
export interface VerticalScale {
  readonly ticks: readonly number[]
  readonly plotHeight: number
  readonly height: number
  y(value: number): number
}

/** A scale that holds the greatest value, with about five round steps. */
export function verticalScale(greatest: number, plotHeight: number): VerticalScale {
  const step = roundStep(Math.max(greatest, 1) / 5)
  const count = Math.max(1, Math.ceil(greatest / step))
  const top = step * count
  return {
    ticks: Array.from({ length: count + 1 }, (_, at) => at * step),
    plotHeight,
    height: roomAbove + plotHeight + roomBelow,
    y: (value) => roomAbove + plotHeight * (1 - value / top),
  }
}

/**
 * A chart as wide as its place: horizontal measures are percentages, vertical ones pixels, so that letters keep their
 * size from a phone to a printed page. `labelId` is the element that says what it shows.
 */
export function chart(labelId: string, scale: VerticalScale, content: Piece): Markup {
  return markup`<svg class="chart" width="100%" height="${scale.height}" role="img" aria-labelledby="${labelId}">${content}</svg>`
}

/** The horizontal lines of a scale with their values, and the unit above. */
export function valueAxis(scale: VerticalScale, unit: Text): Markup {
  const lines = scale.ticks.map((tick) => {
    const y = coordinate(scale.y(tick))
    return markup`<line class="${tick === 0 ? 'axis' : 'grid'}" x1="0" x2="100%" y1="${y}" y2="${y}"/><text class="end" x="-6" y="${coordinate(scale.y(tick) + 4)}">${tick}</text>`
  })
  return markup`${lines}${svgText(markup`class="end" x="-6" y="${coordinate(scale.y(scale.ticks.at(-1) ?? 0) - 12)}"`, unit)}`
}

/** Which hours give way where there is little room: the `between` ones first, then the `alternate` ones. */
const hourKinds = ['', 'between', 'alternate', 'between']

/** The hours below a plot. */
export function hourAxis(span: DaySpan, y: number): Markup[] {
  return hoursOf(span).map(
    (hour, at) =>
      markup`<text class="hour ${hourKinds[at % hourKinds.length] ?? ''}" x="${percentOf(hour, span)}" y="${coordinate(y)}">${clockText(hour)}</text>`,
  )
}

/** Where the hours' labels of a scale stand. */
export function hourAxisTop(scale: VerticalScale): number {
  return scale.y(0) + 16
}

/** The whole hours of a span, both ends among them, in seconds since local midnight. */
export function hoursOf(span: DaySpan): number[] {
  const first = Math.ceil(span.from / 3600)
  const last = Math.floor(span.to / 3600)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => (first + at) * 3600)
}

/** Where an instant stands in a span, from the left. */
export function percentOf(at: number, span: DaySpan): string {
  return `${coordinate(((at - span.from) / (span.to - span.from)) * 100)}%`
}

/** A share as a bar in a table's cell; the number stands beside it. */
export function shareBar(share: number, kind: string): Markup {
  return markup`<svg class="bar" width="100%" height="10" aria-hidden="true"><rect class="track" width="100%" height="10" rx="3"/><rect class="${kind}" width="${coordinate(share * 100)}%" height="10" rx="3"/></svg>`
}

/** The least of 1, 2, 5, 10, 20, 25, 50, 100, ... that is not below the value. */
function roundStep(value: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(value))
  const factor =
    [1, 2, 2.5, 5, 10].find(
      (candidate) => Number.isInteger(candidate * magnitude) && candidate * magnitude >= value,
    ) ?? 10
  return Math.max(1, factor * magnitude)
}
