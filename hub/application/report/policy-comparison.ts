import { type CallOrderName, type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import type { Text } from '../../../shared/text.ts'
import { classWords } from '../../../shared/texts/common.ts'
import { callOrderWords, reportTexts as texts } from '../../../shared/texts/day-report.ts'
import { shareBar } from './chart.ts'
import { type Markup, markup, type Piece, say } from './markup.ts'
import { coordinate, differenceText, minutesText, shareText } from './number-text.ts'
import { type MeanDifference, pairedDifferences } from './paired-differences.ts'
import { headRow, section, wideTable } from './parts.ts'
import { type ReportFigures, reportFigures } from './report-figures.ts'
import type { ReportedDay } from './reported-day.ts'

/** A figure of the comparison: how it is read, written, and which end of it is good. */
interface Column {
  readonly head: Text
  readonly value: (figures: ReportFigures) => number
  readonly text: (value: number) => string
  readonly best: 'highest' | 'lowest'
}

/** Columns under one head. */
interface ColumnGroup {
  readonly head: Text
  readonly columns: readonly Column[]
}

/** The call orders side by side, and their differences visitor by visitor; nothing for a day played once. */
export function policyComparison(days: readonly ReportedDay[]): Markup | '' {
  const [reported, ...others] = days
  if (reported === undefined || others.length === 0) return ''
  return section(
    'policies',
    texts.policies,
    markup`<p class="second">${say(texts.policiesCaption)}</p><div class="card">${sideBySide(days)}</div>
<h3 id="paired-title">${say(texts.paired)}</h3><p class="second">${say(texts.pairedCaption, { policy: callOrderWords[reported.policy] })}</p><div class="card">${differences(reported, others)}</div>`,
  )
}

/** The name of a call order in words, with the name of the setting. */
export function policyName(policy: CallOrderName): Markup {
  return markup`${say(callOrderWords[policy])} <code>${policy}</code>`
}

function columnGroups(classes: readonly TicketClass[]): ColumnGroup[] {
  const share = (head: Text, value: Column['value']): Column => ({
    head,
    value,
    text: shareText,
    best: 'highest',
  })
  const wait = (head: Text, value: Column['value']): Column => ({
    head,
    value,
    text: minutesText,
    best: 'lowest',
  })
  const count = (head: Text, value: Column['value']): Column => ({
    head,
    value,
    text: String,
    best: 'lowest',
  })
  return [
    {
      head: texts.inTargetHead,
      columns: [
        share(texts.all, ({ all }) => all.inTarget),
        ...classes.map((name) => share(classWords[name], ({ byClass }) => byClass[name].inTarget)),
      ],
    },
    {
      head: texts.waits,
      columns: [
        wait(texts.mean, ({ all }) => all.mean),
        wait(texts.p50, ({ all }) => all.p50),
        wait(texts.p90, ({ all }) => all.p90),
        wait(texts.p99, ({ all }) => all.p99),
        wait(texts.max, ({ all }) => all.max),
      ],
    },
    {
      head: texts.notServed,
      columns: [
        count(texts.left, ({ counts }) => counts.left),
        count(texts.unserved, ({ counts }) => counts.unserved),
      ],
    },
  ]
}

function sideBySide(days: readonly ReportedDay[]): Markup {
  const figures = days.map((day) => ({ policy: day.policy, figures: reportFigures(day) }))
  const groups = columnGroups(
    ticketClasses.filter((name) => figures.some((entry) => entry.figures.byClass[name].n > 0)),
  )
  const columns = groups.flatMap((group) => group.columns)
  const head = markup`<tr><th scope="col" rowspan="2">${say(texts.rule)}</th>${groups.map((group) => markup`<th scope="colgroup" colspan="${group.columns.length}">${say(group.head)}</th>`)}</tr><tr>${columns.map((column) => markup`<th scope="col">${say(column.head)}</th>`)}</tr>`
  const best = columns.map((column) =>
    bestOf(
      column,
      figures.map((entry) => entry.figures),
    ),
  )
  const rows = figures.map((entry, row) => {
    const values = columns.map((column, at) => {
      const text = column.text(column.value(entry.figures))
      const bar = at === 0 ? shareBar(entry.figures.all.inTarget, 'sea') : ''
      return markup`<td class="${text === best[at] ? 'number best' : 'number'}">${text}${bar}</td>`
    })
    return markup`<tr${row === 0 ? markup` class="reported"` : ''}><th scope="row">${policyName(entry.policy)}${row === 0 ? markup` <small>${say(texts.reported)}</small>` : ''}</th>${values}</tr>`
  })
  return wideTable('policies-title', head, rows)
}

/** The best figure of a column as written; undefined when all are alike, so that nobody is praised for nothing. */
function bestOf({ value, text, best }: Column, figures: readonly ReportFigures[]): string | undefined {
  const values = figures.map(value)
  const found = text(best === 'highest' ? Math.max(...values) : Math.min(...values))
  return values.every((entry) => text(entry) === found) ? undefined : found
}

function differences(reported: ReportedDay, others: readonly ReportedDay[]): Markup {
  const compared = others.map((other) => ({
    policy: other.policy,
    differences: pairedDifferences(reported, other),
  }))
  const reach = Math.max(
    60,
    ...compared.flatMap(({ differences: { wait } }) => [Math.abs(wait.low), Math.abs(wait.high)]),
  )
  const head = headRow(
    say(texts.pairedWith),
    say(texts.pairs),
    say(texts.waitDifference),
    directions(),
    say(texts.shorterBy),
    say(texts.longerBy),
    say(texts.inTargetDifference),
  )
  const rows = compared.map(
    ({ policy, differences: { wait, shorter, longer, inTarget } }) =>
      markup`<tr><th scope="row">${policyName(policy)}</th><td class="number">${wait.pairs}</td><td class="number">${interval(wait, 1 / 60)}</td><td class="interval">${intervalDrawing(wait, reach)}<span class="second">${verdict(wait)}</span></td><td class="number">${shorter}</td><td class="number">${longer}</td><td class="number">${interval(inTarget, 100)}</td></tr>`,
  )
  return wideTable('paired-title', head, rows)
}

function directions(): Markup {
  return markup`<span class="directions"><span>← ${say(texts.lessWait)}</span><span>${say(texts.moreWait)} →</span></span>`
}

/** A mean with its interval, in a unit that is so many times that of the difference. */
function interval({ pairs, mean, low, high }: MeanDifference, times: number): Markup {
  if (pairs === 0) return markup`–`
  return markup`<b>${differenceText(mean * times)}</b> <small>[${differenceText(low * times)}, ${differenceText(high * times)}]</small>`
}

function intervalDrawing({ pairs, mean, low, high }: MeanDifference, reach: number): Markup {
  const x = (value: number) => `${coordinate(50 + (value / reach) * 46)}%`
  const kind = low <= 0 && high >= 0 ? 'unclear' : mean < 0 ? 'shorter' : 'longer'
  const drawn = markup`<line class="${kind}" x1="${x(low)}" x2="${x(high)}" y1="9" y2="9"/><circle class="${kind}" cx="${x(mean)}" cy="9" r="4.5"/>`
  return markup`<svg width="100%" height="18" aria-hidden="true"><line class="axis" x1="50%" x2="50%" y1="0" y2="18"/>${pairs === 0 ? '' : drawn}</svg>`
}

function verdict({ pairs, mean, low, high }: MeanDifference): Piece {
  if (pairs === 0) return ''
  if (low <= 0 && high >= 0) return say(texts.noDifference)
  return say(mean < 0 ? texts.lessWait : texts.moreWait)
}
