import { ticketClasses } from '../../shared/hall-definition.ts'
import type { DayForecastFigures, GroupFigures } from './forecast-figures.ts'
import { classNames, percent } from './waits-table.ts'

const nameWidth = 22
const columnWidth = 10

/** The formula that the forecast is compared with, in words. */
export const formulaWords =
  '通用公式：共享窗口的等候人数 × 其计划平均办理时间 ÷ 开放窗口数（至少 1），P50 与 P90 取同一值；预约减去距时段的时间 · ' +
  'the usual formula: people waiting for windows shared with the service × their mean planned time / open windows (at least 1), ' +
  'the same for P50 and P90; less the time till the slot for an appointment'

/** How predictions kept their word, as a person reads it in a terminal, Chinese and English. */
export function forecastText(figures: DayForecastFigures): string[] {
  const { arrived, short, left, unserved, all, byClass, byHour } = figures
  return [
    `到场 came ${arrived} · 计入 counted ${all.n} · P90 不足一分钟 P90 under a minute ${short.n}` +
      ` (${percent(short.coverage)} ≤ P90) · 未计：离开 not counted: left ${left}，未办 unserved ${unserved}`,
    '',
    row('覆盖率与分位损失', [
      'n',
      'P90 cov',
      'P50 cov',
      'P90 loss',
      '/formula',
      'P50 loss',
      '/formula',
      'P50=0',
    ]),
    groupRow('全部 all', all),
    ...ticketClasses
      .filter((name) => byClass[name].n > 0)
      .map((name) => groupRow(classNames[name], byClass[name])),
    ...byHour.map(({ hour, figures: group }) => groupRow(`  ${hour}`, group)),
    '',
    ...nothingLines(all),
    formulaWords,
  ]
}

function nothingLines({ nothing }: GroupFigures): string[] {
  if (nothing.n === 0) return []
  return [
    `${nothing.n} 张号票的 P50 为 0（多为提前到的预约），其中 ${nothing.waitedNothing} 张未等即叫 · ` +
      `${nothing.n} tickets have a P50 of 0, mostly early appointments; ${nothing.waitedNothing} of them waited nothing, ` +
      'so that their P50 covers more than half',
  ]
}

function groupRow(name: string, { n, forecast, formula, nothing }: GroupFigures): string {
  const ratio = (own: number, other: number) => (other === 0 ? '-' : (own / other).toFixed(2))
  return row(name, [
    String(n),
    forecast.p90.coverage.toFixed(3),
    forecast.p50.coverage.toFixed(3),
    forecast.p90.pinball.toFixed(1),
    ratio(forecast.p90.pinball, formula.p90.pinball),
    forecast.p50.pinball.toFixed(1),
    ratio(forecast.p50.pinball, formula.p50.pinball),
    String(nothing.n),
  ])
}

function row(name: string, values: readonly string[]): string {
  // A Chinese character is two columns wide in a terminal.
  const width = [...name].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0)
  return (
    name +
    ' '.repeat(Math.max(1, nameWidth - width)) +
    values.map((value) => value.padStart(columnWidth)).join('')
  )
}
