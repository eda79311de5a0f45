import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'

/** One line of a plot: what it is called, its token, and its values; null where there is none. */
export interface CurveLine {
  readonly name: string
  /** A colour token, as `--sea`. */
  readonly token: string
  readonly values: readonly (number | null)[]
  /** Filled down to the base, or a line alone; dashed lines differ by more than their colour. */
  readonly look: 'filled' | 'plain' | 'dashed'
}

/** A plot over the hours of the day. */
export interface CurvePlot {
  /** Begins of the spans, in epoch milliseconds. */
  readonly at: readonly number[]
  readonly lines: readonly CurveLine[]
  /** IANA name: hours are those of the hall's clocks. */
  readonly timeZone: string
  /** What the time under the cursor is called. */
  readonly timeName: string
  readonly heightPx: number
}

const axisPx = { time: 28, value: 36 }
/** Plots of one day move their cursors together. */
const cursorKey = 'tingxu-day'

/** Draws a plot into an element and keeps it as wide as that; the returned function takes it away. */
export function drawCurve(
  into: HTMLElement,
  { at, lines, timeZone, timeName, heightPx }: CurvePlot,
): () => void {
  const style = getComputedStyle(into)
  const colour = (token: string) => style.getPropertyValue(token).trim()
  const font = `13px ${style.getPropertyValue('--font-number')}`
  const axis: uPlot.Axis = {
    stroke: colour('--ink-2'),
    font,
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  }
  const plot = new uPlot(
    {
      width: into.clientWidth,
      height: heightPx,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timeZone),
      cursor: { sync: { key: cursorKey }, y: false, drag: { setScale: false } },
      scales: { y: { range: (_, __, most) => [0, Math.max(4, Math.ceil(most * 1.1))] } },
      axes: [
        { ...axis, size: axisPx.time, values: '{HH}:{mm}', space: 56 },
        { ...axis, size: axisPx.value, space: 28, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
      ],
      series: [
        { label: timeName, value: '{HH}:{mm}' },
        ...lines.map(({ name, token, look }) => ({
          label: name,
          stroke: colour(token),
          width: 2,
          spanGaps: true,
          points: { show: false },
          ...(look === 'filled' && { fill: `color-mix(in srgb, ${colour(token)} 18%, transparent)` }),
          ...(look === 'dashed' && { dash: [6, 4] }),
        })),
      ],
    },
    [at.map((ms) => ms / 1000), ...lines.map(({ values }) => [...values])],
    into,
  )
  const resized = new ResizeObserver(() => plot.setSize({ width: into.clientWidth, height: heightPx }))
  resized.observe(into)
  return () => {
    resized.disconnect()
    plot.destroy()
  }
}
