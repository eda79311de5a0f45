import type { Language, Text } from '../../../shared/text.ts'
import { reportTexts as texts } from '../../../shared/texts/day-report.ts'
import { halfHourWaits } from './half-hour-waits.ts'
import { longWaitList } from './long-wait-list.ts'
import { Markup, markup, type Piece, say } from './markup.ts'
import { overview } from './overview.ts'
import { section } from './parts.ts'
import { policyComparison, policyName } from './policy-comparison.ts'
import { queueChart } from './queue-chart.ts'
import { reportFigures, smallestGroup } from './report-figures.ts'
import { reportStyle } from './report-style.ts'
import type { ReportedDay } from './reported-day.ts'
import { serviceShare } from './service-share.ts'
import { windowTimeline } from './window-timeline.ts'
import { daySpan, windowUses } from './window-use.ts'

/** What the report says of itself. Everything is shown as given, escaped. */
export interface ReportAbout {
  readonly title: string
  /** The day file that was replayed; left out for a live day. */
  readonly dayFile?: string
  /** The plan file that was replayed; left out for a live day. */
  readonly planFile?: string
  /** Where the figures come from, in words; the source of the plan. */
  readonly source: string
  /** When the report was made, as it is to be shown. */
  readonly madeAt?: string
  /** The language shown first; Chinese when left out. */
  readonly language?: Language
}

/**
 * The report of a day as one HTML file that needs nothing else: no script, no address. The first of the days is the one
 * that is reported, the others are the same day under other call orders, matched visitor by visitor by name. Throws
 * without any day.
 */
export function reportHtml(days: readonly ReportedDay[], about: ReportAbout): string {
  const [day] = days
  if (day === undefined) throw new Error('a report needs a day')
  const figures = reportFigures(day)
  const span = daySpan(day)
  const english = about.language === 'en'
  const choice = (id: Language, isChosen: Piece) =>
    markup`<input class="language" type="radio" name="language" id="${id}" aria-label="${id === 'zh' ? '中文' : 'English'}"${isChosen}>`
  const checked = new Markup(' checked')
  return markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${about.title}</title>
<style>${new Markup(reportStyle)}</style>
</head>
<body>
<main>
${choice('zh', english ? '' : checked)}${choice('en', english ? checked : '')}
${masthead(day, about)}
<div class="report">
${contents(days)}
${overview(figures)}
${halfHourWaits(figures)}
${queueChart(day.visits, span)}
${serviceShare(figures)}
${policyComparison(days)}
${longWaitList(day)}
${windowTimeline(windowUses(day, span), day.plan.services, span)}
${notes(days, about)}
</div>
</main>
</body>
</html>
`.html
}

function masthead(day: ReportedDay, about: ReportAbout): Markup {
  const facts: readonly [Text, Piece][] = [
    [texts.rule, policyName(day.policy)],
    ...fact(texts.plan, about.planFile),
    ...fact(texts.day, about.dayFile),
    ...fact(texts.madeAt, about.madeAt),
  ]
  return markup`<header><div class="masthead">
<div class="switch"><label for="zh" lang="zh-CN" class="keep">中文</label><label for="en" lang="en" class="keep">English</label></div>
<p class="kind">${say(texts.kind)}</p>
<h1>${about.title}</h1>
<dl class="facts">${facts.map(([name, value]) => markup`<div><dt>${say(name)}</dt><dd>${value}</dd></div>`)}</dl>
<p class="source"><b>${say(texts.source)}</b> ${sourceOf(about)}</p>
</div></header>`
}

function fact(name: Text, value: string | undefined): [Text, Piece][] {
  return value === undefined || value === '' ? [] : [[name, value]]
}

function sourceOf({ source }: ReportAbout): Piece {
  return source === '' ? say(texts.noSource) : source
}

/** When a part of the report is there. */
type Appears = 'always' | 'with-visitors' | 'with-others'

function contents(days: readonly ReportedDay[]): Markup {
  const entries: readonly [string, Text, Appears][] = [
    ['overview', texts.overview, 'always'],
    ['waits', texts.halfHours, 'with-visitors'],
    ['queue', texts.queue, 'always'],
    ['services', texts.services, 'with-visitors'],
    ['policies', texts.policies, 'with-others'],
    ['longest', texts.longest, 'always'],
    ['windows', texts.windows, 'always'],
    ['notes', texts.notes, 'always'],
  ]
  const shown = entries.filter(
    ([, , appears]) =>
      appears === 'always' || (appears === 'with-others' ? days.length > 1 : days[0]?.visits.length !== 0),
  )
  return markup`<nav aria-labelledby="contents-title"><span id="contents-title" class="only-spoken">${say(texts.contents)}</span>${shown.map(([id, text]) => markup`<a href="#${id}">${say(text)}</a>`)}</nav>`
}

/** What was recorded, what was drawn, and how the figures are counted. */
function notes(days: readonly ReportedDay[], about: ReportAbout): Markup {
  const lines: Piece[] = [
    markup`${say(texts.noteSource)} ${sourceOf(about)}`,
    // Nothing of a live day was drawn.
    ...(about.dayFile === undefined ? [] : [say(texts.noteDrawn), say(texts.noteDayFile)]),
    say(texts.noteWait),
    say(texts.noteInTarget),
    say(texts.noteWorst, { n: smallestGroup }),
    say(texts.queueCaption),
    say(texts.noteUtilisation),
    ...(days.length > 1 ? [say(texts.notePaired)] : []),
  ]
  return section(
    'notes',
    texts.notes,
    markup`<ul class="notes">${lines.map((line) => markup`<li>${line}</li>`)}</ul>`,
  )
}
