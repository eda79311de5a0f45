import { ticketClasses } from '../../../shared/hall-definition.ts'
import { classWords } from '../../../shared/texts/common.ts'
import { reportTexts as texts } from '../../../shared/texts/day-report.ts'
import {
  chart,
  hourAxis,
  hourAxisTop,
  percentOf,
  type VerticalScale,
  valueAxis,
  verticalScale,
} from './chart.ts'
import { filled, type Markup, markup, say, svgText } from './markup.ts'
import { clockText, coordinate, halfHourText } from './number-text.ts'
import { cells, headRow, legend, numbersBehind, section } from './parts.ts'
import {
  longestQueue,
  type QueueMoment,
  queueByHalfHour,
  queueByMinute,
  queueMoments,
  waitingAt,
} from './queue-lengths.ts'
import type { ReportedVisit } from './reported-day.ts'
import type { DaySpan } from './window-use.ts'

const plotHeight = 220

/** Layers from the back: each covers the lower part of the one before, and what shows of it is its class. */
const layers = [
  { swatch: 'fill-green', height: waitingAt },
  { swatch: 'fill-appointment', height: (queue: QueueMoment) => queue.appointment + queue.walkin },
  { swatch: 'fill-walkin', height: (queue: QueueMoment) => queue.walkin },
] as const

/** How many waited through the day, by class. */
export function queueChart(visits: readonly ReportedVisit[], span: DaySpan): Markup {
  const moments = queueMoments(visits)
  const longest = longestQueue(moments)
  if (longest === null)
    return section('queue', texts.queue, markup`<p class="empty">${say(texts.neverQueued)}</p>`)
  const minutes = queueByMinute(moments)
  const scale = verticalScale(Math.max(waitingAt(longest), ...minutes.map(({ early }) => early)), plotHeight)
  return section(
    'queue',
    texts.queue,
    markup`${legend(
      ...ticketClasses
        .filter((name) => minutes.some((queue) => queue[name] > 0))
        .map((name) => ({ swatch: `fill-${name}`, text: say(classWords[name]) })),
      ...(minutes.some(({ early }) => early > 0) ? [{ swatch: 'line-early', text: say(texts.early) }] : []),
    )}<figure class="card">${chart(
      'queue-caption',
      scale,
      markup`${valueAxis(scale, texts.people)}${hourAxis(span, hourAxisTop(scale))}${plot(minutes, span, scale)}${peak(longest, span, scale)}`,
    )}<figcaption id="queue-caption">${say(texts.queueCaption)}</figcaption></figure>${table(moments)}`,
  )
}

/** The plot stretches with its place; its lines keep their width. */
function plot(minutes: readonly QueueMoment[], span: DaySpan, scale: VerticalScale): Markup {
  const width = (span.to - span.from) / 60
  const top = scale.y(scale.ticks.at(-1) ?? 0)
  const down = (value: number) => coordinate(scale.y(value) - top)
  const steps = (height: (queue: QueueMoment) => number) =>
    stepPath(minutes, span, (queue) => down(height(queue)))
  return markup`<svg x="0" y="${coordinate(top)}" width="100%" height="${scale.plotHeight}" viewBox="0 0 ${width} ${scale.plotHeight}" preserveAspectRatio="none"><defs><pattern id="hatch" width="4" height="6" patternUnits="userSpaceOnUse"><rect width="4" height="6" class="hatch-ground"/><rect width="4" height="2.5" class="hatch-line"/></pattern></defs>${layers.map(
    ({ swatch, height }) => markup`<path class="${swatch}" d="M0 ${down(0)}${steps(height)}V${down(0)}Z"/>`,
  )}<path class="line-total" d="M0 ${down(0)}${steps(waitingAt)}"/><path class="line-early" d="M0 ${down(0)}${steps(({ early }) => early)}"/></svg>`
}

/** Horizontal and vertical steps; a height like the one before is left out. */
function stepPath(
  minutes: readonly QueueMoment[],
  span: DaySpan,
  down: (queue: QueueMoment) => string,
): string {
  let path = ''
  let before = ''
  for (const queue of minutes) {
    const height = down(queue)
    if (height === before) continue
    path += `H${coordinate((Math.min(queue.at, span.to) - span.from) / 60)}V${height}`
    before = height
  }
  return path
}

function peak(longest: QueueMoment, span: DaySpan, scale: VerticalScale): Markup {
  const y = coordinate(scale.y(waitingAt(longest)))
  const x = percentOf(longest.at, span)
  const side = longest.at - span.from < (span.to - span.from) / 2 ? 'start' : 'end'
  const word = filled(texts.queueLongest, { n: waitingAt(longest), at: clockText(longest.at) })
  return markup`<circle class="peak" cx="${x}" cy="${y}" r="4"/><svg x="${x}" y="${y}" overflow="visible">${svgText(markup`class="${side} peak-word" x="${side === 'start' ? 10 : -10}" y="-2"`, word)}</svg>`
}

function table(moments: readonly QueueMoment[]): Markup {
  const head = headRow(
    say(texts.halfHour),
    say(texts.queueTotal),
    say(classWords.green),
    say(classWords.appointment),
    say(classWords.walkin),
    say(texts.early),
  )
  const rows = queueByHalfHour(moments).map(
    (queue) =>
      markup`<tr><th scope="row" class="number">${halfHourText(queue.at)}</th>${cells(waitingAt(queue), queue.green, queue.appointment, queue.walkin, queue.early)}</tr>`,
  )
  return numbersBehind('queue-numbers', texts.queueNumbers, head, rows)
}
