import { type TicketClass, ticketClasses } from '../../shared/hall-definition.ts'
import type { WaitFigures } from '../domain/waits.ts'
import { formatTimeOfDay } from './time-of-day.ts'

/** The classes as a terminal names them. */
export const classNames: Readonly<Record<TicketClass, string>> = {
  green: '绿色通道 green',
  appointment: '预约 appointment',
  walkin: '现场 walk-in',
}
const columns = ['n', 'served', 'mean', 'P50', 'P90', 'P99', 'max', 'in target']
const nameWidth = 22
const columnWidth = 10

/** The waits of a day, of each class and of each half hour of arrival; `beginsAt` in seconds since local midnight. */
export interface DayWaits {
  readonly all: WaitFigures
  readonly byClass: Readonly<Record<TicketClass, WaitFigures>>
  readonly byHalfHour: readonly { readonly beginsAt: number; readonly figures: WaitFigures }[]
}

/** The waits as the lines of a table for a terminal, Chinese and English. */
export function waitsTable({ all, byClass, byHalfHour }: DayWaits): string[] {
  return [
    headRow('等候秒数 waits, s'),
    figuresRow('全部 all', all),
    ...ticketClasses
      .filter((name) => byClass[name].n > 0)
      .map((name) => figuresRow(classNames[name], byClass[name])),
    ...byHalfHour.map(({ beginsAt, figures }) => figuresRow(`  ${formatTimeOfDay(beginsAt)}`, figures)),
  ]
}

/** The head of a table of waits; `name` says what the rows are. */
export function headRow(name: string): string {
  return row(name, columns)
}

/** A line of a table of waits. */
export function figuresRow(name: string, figures: WaitFigures): string {
  const { n, served, mean, p50, p90, p99, max, inTarget } = figures
  return row(name, [
    String(n),
    String(served),
    ...[mean, p50, p90, p99, max].map((value) => String(Math.round(value))),
    percent(inTarget),
  ])
}

/** How many columns of a terminal a text takes: a Chinese character takes two. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 2 : 1), 0)
}

/** A share as a percentage with one decimal. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

function row(name: string, values: readonly string[]): string {
  return (
    name +
    ' '.repeat(Math.max(1, nameWidth - widthOf(name))) +
    values.map((value) => value.padStart(columnWidth)).join('')
  )
}
