import { type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import { anyService } from '../../../shared/service-list.ts'
import { classWords } from '../../../shared/texts/common.ts'
import { reportTexts as texts } from '../../../shared/texts/day-report.ts'
import { hourAxis, hoursOf } from './chart.ts'
import { type Markup, markup, type Piece, say, sayName } from './markup.ts'
import { shareText } from './number-text.ts'
import { legend, section } from './parts.ts'
import type { ReportedService } from './reported-day.ts'
import { type DaySpan, utilisationOf, type WindowUse } from './window-use.ts'

/** Lanes are drawn this many units wide and stretched to their place: a unit of a ten-hour day is 18 seconds. */
const laneUnits = 2000
const laneHeight = 22

/** The windows through the day: a table whose rows are the lanes, so that it breaks over printed pages between windows. */
export function windowTimeline(
  uses: readonly WindowUse[],
  services: readonly ReportedService[],
  span: DaySpan,
): Markup {
  const hours = uses.reduce((sum, { openSeconds }) => sum + openSeconds, 0) / 3600
  const names = new Map(services.map((service) => [service.id, service]))
  const axis = markup`<svg class="chart" width="100%" height="16" aria-hidden="true">${hourAxis(span, 12)}</svg>`
  const head = markup`<tr><th scope="col">${say(texts.window)}</th><th scope="col" class="wide">${say(texts.takes)}</th><th scope="col" class="lane"><span class="only-spoken">${say(texts.timeline)}</span>${axis}</th><th scope="col" class="wide">${say(texts.served)}</th><th scope="col" class="wide">${say(texts.staffedHours)}</th><th scope="col">${say(texts.utilisation)}</th></tr>`
  const grid = hoursOf(span)
    .map((hour) => `M${unitsOf(hour, span)} 0v${laneHeight}`)
    .join('')
  const rows = uses.map((use) => {
    const { window, served, openSeconds, utilisation } = use
    return markup`<tr><th scope="row" class="number">${sayName(window.name ?? window.id)}</th><td class="wide second">${taken(window.services, names)}</td><td class="lane">${lane(use, span, grid)}</td><td class="number wide">${served}</td><td class="number wide">${(openSeconds / 3600).toFixed(1)}</td><td class="number">${openSeconds === 0 ? '–' : shareText(utilisation)}</td></tr>`
  })
  return section(
    'windows',
    texts.windows,
    markup`<p>${say(texts.windowsTotal, { windows: uses.length, hours: hours.toFixed(1), utilisation: shareText(utilisationOf(uses)) })}</p>${legend(
      { swatch: 'staffed', text: say(texts.staffed) },
      ...ticketClasses.map((name) => ({
        swatch: name === 'green' ? 'solid-green' : `fill-${name}`,
        text: say(classWords[name]),
      })),
    )}<p class="second">${say(texts.windowsCaption)}</p><div class="card"><table class="lanes" aria-labelledby="windows-title"><thead>${head}</thead><tbody>${rows}</tbody></table></div>`,
  )
}

function lane({ window, blocks }: WindowUse, span: DaySpan, grid: string): Markup {
  const middle = laneHeight / 2
  const stretch = (from: number, to: number) => {
    const begin = unitsOf(from, span)
    return `M${begin} ${middle}h${Math.max(1, unitsOf(to, span) - begin)}`
  }
  const staffed = window.shifts.map(({ beginsAt, endsAt }) => stretch(beginsAt, endsAt)).join('')
  const busy = (name: TicketClass) =>
    blocks
      .filter((block) => block.class === name)
      .map(({ from, to }) => stretch(from, to))
      .join('')
  const paths: readonly [string, string][] = [
    ['lane-grid', grid],
    ['lane-staffed', staffed],
    ...[...ticketClasses].reverse().map((name): [string, string] => [`lane-${name}`, busy(name)]),
  ]
  return markup`<svg width="100%" height="${laneHeight}" viewBox="0 0 ${laneUnits} ${laneHeight}" preserveAspectRatio="none" aria-hidden="true">${paths.map(
    ([kind, path]) => (path === '' ? '' : markup`<path class="${kind}" d="${path}"/>`),
  )}</svg>`
}

function taken(ids: readonly string[], names: ReadonlyMap<string, ReportedService>): Piece {
  if (ids.includes(anyService)) return say(texts.comprehensive)
  const [only] = ids
  if (ids.length === 1 && only !== undefined) return sayName(names.get(only)?.name ?? only)
  return say(texts.domainServices, { n: ids.length })
}

function unitsOf(at: number, { from, to }: DaySpan): number {
  return Math.round(((at - from) / (to - from)) * laneUnits)
}
