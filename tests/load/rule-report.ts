import type { DecisionCost, DecisionResult } from './booking-decisions.ts'
import type { ForesightResult } from './foresight.ts'
import { atMost, spread, table, verdict } from './report-parts.ts'
import type { SimulationResult } from './simulation.ts'

/** A decision in a full book by the same in an empty one, which has no slot to count at all, at most. */
const mostDecisionRatio = 3
/** The recorded day under `hall`, and the day of a large hall, in milliseconds at most. */
const mostDayMs = 2
const mostLargeDayMs = 15
/** Choosing with many waiting by choosing with few, at most. */
const mostChoiceRatio = 1.5
const mostForecastMs = 100
const mostOutlookMs = 2_000
/** One worker's time by that of a worker a core, at least. */
const leastReplicationGain = 1.5

/** What a decision on a booking costs. */
export function decisionLines({ bookings, hold, slotsOfDay, days }: DecisionResult): string[] {
  const row = (name: string, { emptyUs, fullUs, ratio }: DecisionCost) => [
    name,
    spread(emptyUs, 1),
    spread(fullUs, 1),
    spread(ratio, 2),
  ]
  const worst = Math.max(...[hold, slotsOfDay, days].map(({ ratio }) => ratio.median))
  return [
    `A look and a decision in µs, in memory: an empty book and one of ${bookings} bookings`,
    ...table([
      ['', 'empty', 'full', 'full/empty by pairs'],
      row('hold decided', hold),
      row('slots of a day', slotsOfDay),
      row('days at a glance', days),
    ]),
    verdict(
      `the full book costs at most ${mostDecisionRatio} times the empty one`,
      worst.toFixed(2),
      worst <= mostDecisionRatio,
    ),
  ]
}

/** What a day in virtual time costs. */
export function simulationLines({ days, plainByVirtual, choice, replications }: SimulationResult): string[] {
  const [recorded, , large] = days
  return [
    'A day in virtual time, in ms, the median of each round',
    ...table([
      ['', 'visitors', 'windows', 'ms a day'],
      ...days.map((day) => [day.name, String(day.visitors), String(day.windows), spread(day.dayMs, 2)]),
    ]),
    `  the plainest simulator of the same rules takes ${spread(plainByVirtual, 0)} times as long as the virtual hall (fifo, by pairs)`,
    ...atMost('the recorded day in ms', recorded?.dayMs, mostDayMs),
    ...atMost('the large day in ms', large?.dayMs, mostLargeDayMs),
    `  choosing the next ticket in the hub's hall day: ${spread(choice.fewUs, 2)} µs with ${choice.few} waiting, ${spread(choice.manyUs, 2)} µs with ${choice.many}`,
    ...atMost('many by few, by pairs', choice.ratio, mostChoiceRatio),
    `  ${replications.count} replications: ${spread(replications.oneSeconds, 2)} s with one worker, ${spread(replications.allSeconds, 2)} s with one a core`,
    verdict(
      `all cores gain at least ${leastReplicationGain} times`,
      spread(replications.gain, 2),
      replications.gain.median >= leastReplicationGain,
    ),
  ]
}

/** What looking ahead costs. */
export function foresightLines(result: ForesightResult): string[] {
  const { windows, waiting, firstMs, forecastMs, outlookMs, candidates } = result
  return [
    `Looking ahead with ${windows} windows and ${waiting} waiting, in ms`,
    `  a ticket's wait: ${spread(forecastMs, 0)}, the first of all ${firstMs.toFixed(0)}`,
    ...atMost('a forecast in ms', forecastMs, mostForecastMs),
    `  the hour ahead with ${candidates} moves: ${spread(outlookMs, 0)}`,
    ...atMost('an outlook in ms', outlookMs, mostOutlookMs),
  ]
}
