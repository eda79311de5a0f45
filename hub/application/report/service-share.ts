import { reportTexts as texts } from '../../../shared/texts/day-report.ts'
import { shareBar } from './chart.ts'
import { type Markup, markup, say, sayName } from './markup.ts'
import { minutesText, shareText } from './number-text.ts'
import { cells, headRow, section, wideTable } from './parts.ts'
import type { ReportFigures } from './report-figures.ts'

/** The share in target of each service as bars in a table, lowest first. */
export function serviceShare({ services }: ReportFigures): Markup | '' {
  if (services.length === 0) return ''
  const head = headRow(
    say(texts.service),
    say(texts.inTargetHead),
    say(texts.visitors),
    say(texts.mean),
    say(texts.p90),
    say(texts.max),
  )
  const rows = services.map(
    ({ service, figures: { n, mean, p90, max, inTarget } }) =>
      markup`<tr><th scope="row">${sayName(service.name)}</th><td class="share-cell"><span class="number">${shareText(inTarget)}</span>${shareBar(inTarget, 'sea')}</td>${cells(n, minutesText(mean), minutesText(p90), minutesText(max))}</tr>`,
  )
  return section(
    'services',
    texts.services,
    markup`<p class="second">${say(texts.servicesCaption)}</p><div class="card share-table">${wideTable('services-title', head, rows)}</div>`,
  )
}
