import { type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import { classWords } from '../../../shared/texts/common.ts'
import { reportTexts as texts } from '../../../shared/texts/day-report.ts'
import type { WaitFigures } from '../../domain/waits.ts'
import { chart, hourAxis, hourAxisTop, type VerticalScale, valueAxis, verticalScale } from './chart.ts'
import { filled, type Markup, markup, say, svgText } from './markup.ts'
import { coordinate, halfHourText, minutesText, shareText } from './number-text.ts'
import { cells, classChip, legend, numbersBehind, section } from './parts.ts'
import { type HalfHourFigures, type ReportFigures, type TargetRange, targetText } from './report-figures.ts'
import type { DaySpan } from './window-use.ts'

const plotHeight = 168
/** Share of its half hour that a bar fills. */
const barShare = 0.72
/** Pixels of a bar whose visitors were called at once, so that it is told from nobody having come. */
const leastHeight = 1.5

/** The waits over the day, one chart a class with the same scale, so that the classes can be compared. */
export function halfHourWaits(figures: ReportFigures): Markup | '' {
  const { halfHours, byClass, targets } = figures
  const first = halfHours[0]
  const last = halfHours.at(-1)
  if (first === undefined || last === undefined) return ''
  const span = {
    from: Math.floor(first.beginsAt / 3600) * 3600,
    to: Math.ceil((last.beginsAt + 1800) / 3600) * 3600,
  }
  const classes = ticketClasses.filter((name) => byClass[name].n > 0)
  const greatest = Math.max(
    ...classes.map((name) => targets[name]?.highest ?? 0),
    ...halfHours.flatMap(({ byClass: group }) => classes.map((name) => group[name].p90)),
  )
  const scale = verticalScale(greatest / 60, plotHeight)
  const panels = classes.map((name) => {
    const drawn = markup`${halfHours.map((entry) => bar(name, entry, span, scale))}${targetLine(targets[name], scale)}`
    return markup`<figure class="card"><p class="panel-head">${classChip(name)}<span class="second"><span class="number">${byClass[name].n}</span> ${say(texts.people)}</span></p>
${chart(`waits-${name}`, scale, markup`${valueAxis(scale, texts.minutes)}${hourAxis(span, hourAxisTop(scale))}${drawn}`)}
<figcaption id="waits-${name}" class="only-spoken">${say(texts.halfHoursCaption, { class: classWords[name] })}</figcaption></figure>`
  })
  return section(
    'waits',
    texts.halfHours,
    markup`${legend(
      { swatch: 'half', text: say(texts.legendHalf) },
      { swatch: 'ninety', text: say(texts.legendNinety) },
      { swatch: 'line-target', text: say(texts.legendTarget) },
    )}<div class="panels">${panels}</div>${table(halfHours, classes)}`,
  )
}

function bar(name: TicketClass, { beginsAt, byClass }: HalfHourFigures, span: DaySpan, scale: VerticalScale) {
  const { served, p50, p90 } = byClass[name]
  if (served === 0) return ''
  const slot = (1800 / (span.to - span.from)) * 100
  const x = ((beginsAt - span.from) / (span.to - span.from)) * 100 + (slot * (1 - barShare)) / 2
  const place = markup`x="${coordinate(x)}%" width="${coordinate(slot * barShare)}%"`
  const [base, half, ninety] = [scale.y(0), scale.y(p50 / 60), scale.y(p90 / 60)]
  return markup`<rect class="half ${name}" ${place} y="${coordinate(half)}" height="${coordinate(base - half)}"/><rect class="ninety ${name}" ${place} y="${coordinate(Math.min(ninety, base - leastHeight))}" height="${coordinate(Math.max(leastHeight, half - ninety))}"/>`
}

function targetLine(target: TargetRange | null, scale: VerticalScale): Markup | '' {
  if (target === null) return ''
  const [low, high] = [scale.y(target.lowest / 60), scale.y(target.highest / 60)]
  const word = filled(texts.targetLine, { minutes: targetText(target) })
  const line = (y: number) =>
    markup`<line class="line-target" x1="0" x2="100%" y1="${coordinate(y)}" y2="${coordinate(y)}"/>`
  const place = markup`class="end target-word" x="100%" y="${coordinate(high - 5)}"`
  return markup`${line(high)}${low === high ? '' : line(low)}${svgText(place, word)}`
}

function table(halfHours: readonly HalfHourFigures[], classes: readonly TicketClass[]): Markup {
  const groups = markup`<tr><th scope="col" rowspan="2">${say(texts.halfHour)}</th>${classes.map((name) => markup`<th scope="colgroup" colspan="4">${classChip(name)}</th>`)}</tr>`
  const heads = markup`<tr>${classes.map(() => [texts.visitors, texts.p50, texts.p90, texts.inTargetHead].map((text) => markup`<th scope="col">${say(text)}</th>`))}</tr>`
  const rows = halfHours.map(
    ({ beginsAt, byClass }) =>
      markup`<tr><th scope="row" class="number">${halfHourText(beginsAt)}</th>${classes.map((name) => figureCells(byClass[name]))}</tr>`,
  )
  return numbersBehind('waits-numbers', texts.halfHourNumbers, markup`${groups}${heads}`, rows)
}

function figureCells({ n, served, p50, p90, inTarget }: WaitFigures): Markup[] {
  if (n === 0) return cells('', '', '', '')
  return served === 0
    ? cells(n, '–', '–', shareText(inTarget))
    : cells(n, minutesText(p50), minutesText(p90), shareText(inTarget))
}
