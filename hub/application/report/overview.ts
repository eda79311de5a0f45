import { ticketClasses } from '../../../shared/hall-definition.ts'
import type { Text } from '../../../shared/text.ts'
import { reportTexts as texts } from '../../../shared/texts/day-report.ts'
import type { WaitFigures } from '../../domain/waits.ts'
import { shareBar } from './chart.ts'
import { type Markup, markup, type Piece, say, sayName } from './markup.ts'
import { halfHourText, minutesText, shareText } from './number-text.ts'
import { cells, classChip, headRow, section, wideTable } from './parts.ts'
import { type ReportFigures, type TargetRange, targetText } from './report-figures.ts'

/** The headline figures, what the average hides, and the classes against their targets. */
export function overview(figures: ReportFigures): Markup {
  if (figures.all.n === 0)
    return section('overview', texts.overview, markup`<p class="empty">${say(texts.nobody)}</p>`)
  return section(
    'overview',
    texts.overview,
    markup`${headline(figures)}${extremes(figures)}${classTable(figures)}`,
  )
}

function headline({ all, counts }: ReportFigures): Markup {
  const numbers: readonly [Text, number][] = [
    [texts.visitors, all.n],
    [texts.served, counts.served],
    [texts.left, counts.left],
    [texts.unserved, counts.unserved],
  ]
  const waits: readonly [Text, number][] = [
    [texts.mean, all.mean],
    [texts.p50, all.p50],
    [texts.p90, all.p90],
    [texts.p99, all.p99],
    [texts.max, all.max],
  ]
  return markup`<div class="headline card">
<div class="lead"><p class="share"><span class="number">${(all.inTarget * 100).toFixed(1)}</span><small>%</small> <b>${say(texts.inTarget)}</b></p>
${shareBar(all.inTarget, 'sea')}
<p class="second">${say(texts.inTargetOf, { n: all.n, met: counts.inTarget })}</p></div>
<div class="figures"><dl class="counts">${numbers.map(([name, value]) => figure(name, value))}</dl>
<h3 id="waits-head">${say(texts.waits)}</h3>
<dl>${waits.map(([name, value]) => figure(name, minutesText(value)))}</dl></div>
</div>`
}

function figure(name: Text, value: Piece): Markup {
  return markup`<div><dt>${say(name)}</dt><dd class="number">${value}</dd></div>`
}

/** The peak, the slowest half hour and the worst service, or the average lies. */
function extremes({ busiest, slowest, worstService }: ReportFigures): Markup {
  return markup`<h3>${say(texts.behindMean)}</h3><div class="extremes">${[
    busiest === null
      ? ''
      : extreme(
          texts.busiest,
          markup`<span class="number">${halfHourText(busiest.beginsAt)}</span>`,
          busiest.all,
        ),
    slowest === null
      ? ''
      : extreme(
          texts.slowest,
          markup`<span class="number">${halfHourText(slowest.beginsAt)}</span>`,
          slowest.all,
        ),
    worstService === null
      ? ''
      : extreme(texts.worstService, sayName(worstService.service.name), worstService.figures),
  ]}</div>`
}

function extreme(title: Text, name: Piece, { n, mean, p90, max, inTarget }: WaitFigures): Markup {
  const values = {
    n,
    mean: minutesText(mean),
    p90: minutesText(p90),
    max: minutesText(max),
    inTarget: shareText(inTarget),
  }
  return markup`<div class="card"><p class="second">${say(title)}</p><p class="named">${name}</p><p>${say(texts.extreme, values)}</p></div>`
}

function classTable({ byClass, targets, all }: ReportFigures): Markup {
  const head = headRow(
    say(texts.class),
    say(texts.inTargetHead),
    say(texts.visitors),
    say(texts.target),
    say(texts.p50),
    say(texts.p90),
    say(texts.max),
  )
  const row = (name: Piece, { n, p50, p90, max, inTarget }: WaitFigures, target: string, kind: string) =>
    markup`<tr><th scope="row">${name}</th><td class="share-cell"><span class="number">${shareText(inTarget)}</span>${shareBar(inTarget, kind)}</td>${cells(n, target, minutesText(p50), minutesText(p90), minutesText(max))}</tr>`
  const rows = ticketClasses
    .filter((name) => byClass[name].n > 0)
    .map((name) => row(classChip(name), byClass[name], minutesOf(targets[name]), name))
  return markup`<h3 id="classes-title">${say(texts.byClass)} <small>${say(texts.waits)}</small></h3><div class="card share-table">${wideTable('classes-title', head, [...rows, row(say(texts.all), all, '', 'sea')])}</div>`
}

function minutesOf(target: TargetRange | null): string {
  return target === null ? '' : targetText(target)
}
