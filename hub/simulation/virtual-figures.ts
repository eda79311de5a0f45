import { type TicketClass, ticketClasses } from '../../shared/hall-definition.ts'
import { daySpan, utilisationOf, windowUses } from '../application/report/window-use.ts'
import { byHalfHour, type WaitFigures, waitFigures } from '../domain/waits.ts'
import type { DayRun } from './day-run.ts'
import type { DayWaits } from './waits-table.ts'

/** The figures of a day played in virtual time. */
export interface VirtualFigures extends DayWaits {
  readonly left: number
  readonly unserved: number
  /** Served time over staffed time. */
  readonly utilisation: number
}

/** Counts what a replay gave. */
export function virtualFigures(run: DayRun): VirtualFigures {
  const { visits } = run
  const ofClass = (name: TicketClass) => waitFigures(visits.filter((visit) => visit.class === name))
  return {
    all: waitFigures(visits),
    byClass: {
      green: ofClass('green'),
      appointment: ofClass('appointment'),
      walkin: ofClass('walkin'),
    },
    byHalfHour: [...byHalfHour(visits)].map(([beginsAt, group]) => ({
      beginsAt,
      figures: waitFigures(group),
    })),
    left: visits.filter(({ outcome }) => outcome === 'left').length,
    unserved: visits.filter(({ outcome }) => outcome === 'unserved').length,
    utilisation: utilisationOf(windowUses(run, daySpan(run))),
  }
}

/** The figures as the JSON file of the contract. */
export function virtualJson({ all, byClass, left, unserved, utilisation }: VirtualFigures): object {
  const figures = ({ n, p50, p90, max, inTarget }: WaitFigures) => ({ n, p50, p90, max, in_target: inTarget })
  return {
    visitors: all.n,
    served: all.served,
    left,
    unserved,
    mean: all.mean,
    p50: all.p50,
    p90: all.p90,
    p99: all.p99,
    max: all.max,
    in_target: all.inTarget,
    by_class: Object.fromEntries(ticketClasses.map((name) => [name, figures(byClass[name])])),
    utilisation,
  }
}

/**
 * The waits visitor by visitor as the CSV file of the contract, in seconds; window, call and wait are empty for those who
 * were never called.
 */
export function waitsCsv({ visits }: DayRun): string {
  const lines = visits.map(({ name, windowId, calledAt, waitSeconds, outcome }) =>
    calledAt === null
      ? [name, '', '', '', outcome]
      : [name, quoted(windowId ?? ''), calledAt, waitSeconds, outcome],
  )
  return `${['visitor,window,called_at,wait_seconds,outcome', ...lines.map((line) => line.join(','))].join('\n')}\n`
}

/** A field of a CSV file: a plan may name its windows as it likes. */
function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
