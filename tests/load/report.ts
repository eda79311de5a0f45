import type { DecisionCost, DecisionResult } from './booking-decisions.ts'
import type { BookingResult } from './bookings.ts'
import type { CallResult, CallSide } from './calls.ts'
import type { ClerkPageResult } from './clerk-page.ts'
import type { CommandResult, CommandSide } from './commands.ts'
import type { ForesightResult } from './foresight.ts'
import type { PageResult } from './manager-page.ts'
import type { MemoryReading, MemoryResult } from './memory.ts'
import type { RestartResult } from './restart.ts'
import type { SimulationResult } from './simulation.ts'
import type { Spread } from './statistics.ts'

/** Hub by bare at the largest number of clients, at least. */
const leastCommandRatio = 0.7
/** Holds while no message can be sent, by those while they can, both beside the bare baseline, at least. */
const leastOutageRatio = 0.5
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
/** Call-to-board p99 by the bare publish's, at most. */
const mostCallRatio = 2
/** Restart from the large journal, at most. */
const mostRestartMs = 2_000

/** The screen's own time of a clerk's round, in milliseconds at most, and its keys. */
const mostClerkRoundMs = 100
const mostClerkKeys = 3

/** Everything a run of the bench measured; parts that were not asked for are missing. */
export interface BenchResult {
  readonly machine: {
    readonly cores: number
    readonly model: string
    readonly node: string
    readonly load: number
  }
  readonly commands?: readonly CommandResult[]
  readonly bookings?: readonly BookingResult[]
  readonly decisions?: DecisionResult
  readonly simulation?: SimulationResult
  readonly foresight?: ForesightResult
  readonly calls?: CallResult
  readonly restart?: RestartResult
  readonly memory?: MemoryResult
  readonly 'clerk-page'?: ClerkPageResult
  readonly 'manager-page'?: PageResult
}

/** The result as text, with the targets and whether each is met. */
export function reportOf(result: BenchResult): string {
  const { machine, commands, bookings, decisions, simulation, foresight, calls, restart, memory } = result
  const { cores, model, node, load } = machine
  const lines = [`${cores} × ${model}, node ${node}, load ${load.toFixed(1)} at the start`]
  if (commands !== undefined) lines.push('', ...commandLines(commands))
  if (bookings !== undefined) lines.push('', ...bookingLines(bookings))
  if (decisions !== undefined) lines.push('', ...decisionLines(decisions))
  if (simulation !== undefined) lines.push('', ...simulationLines(simulation))
  if (foresight !== undefined) lines.push('', ...foresightLines(foresight))
  if (calls !== undefined) lines.push('', ...callLines(calls))
  if (restart !== undefined) lines.push('', ...restartLines(restart))
  if (memory !== undefined) lines.push('', ...memoryLines(memory))
  const clerkPage = result['clerk-page']
  if (clerkPage !== undefined) lines.push('', ...clerkPageLines(clerkPage))
  const page = result['manager-page']
  if (page !== undefined) lines.push('', ...pageLines(page))
  return lines.join('\n')
}

function verdict(name: string, value: string, isMet: boolean): string {
  return `  ${isMet ? 'PASS ' : 'SHORT'} ${name}: ${value}`
}

/** `median (min-max)`. */
function spread({ median, min, max }: Spread, digits = 0): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)}-${max.toFixed(digits)})`
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
}

function commandLines(results: readonly CommandResult[]): string[] {
  const row = (name: string, clients: number, side: CommandSide, ratio: string) => [
    name,
    String(clients),
    spread(side.perSecond),
    side.p50Ms.toFixed(1),
    side.p99Ms.toFixed(1),
    spread(side.cpuUs),
    ratio,
  ]
  const largest = results.at(-1)
  return [
    'Durable commands a second over HTTP: take, next, arrive, finish, beside one bare durable insert a request',
    ...table([
      ['', 'clients', 'per second', 'p50 ms', 'p99 ms', 'CPU µs each', 'hub/bare by pairs'],
      ...results.flatMap(({ clients, bare, hub, ratio }) => [
        row('bare', clients, bare, ''),
        row('hub', clients, hub, spread(ratio, 2)),
      ]),
    ]),
    ...(largest === undefined
      ? []
      : [
          verdict(
            `hub/bare at ${largest.clients} clients is at least ${leastCommandRatio}`,
            largest.ratio.median.toFixed(2),
            largest.ratio.median >= leastCommandRatio,
          ),
        ]),
  ]
}

function bookingLines(results: readonly BookingResult[]): string[] {
  const row = (name: string, clients: number, side: CommandSide, ratio: string) => [
    name,
    String(clients),
    spread(side.perSecond),
    side.p50Ms.toFixed(1),
    side.p99Ms.toFixed(1),
    spread(side.cpuUs),
    ratio,
  ]
  return [
    'Booking attempts a second over HTTP, from afar, beside one bare durable insert a request',
    '  CHALLENGE_EFFORT=1 and solved beforehand: a visitor spends half a second there; codes by a gateway on this machine',
    ...table([
      ['', 'clients', 'per second', 'p50 ms', 'p99 ms', 'CPU µs each', 'hub/bare by pairs'],
      ...results.flatMap(({ clients, bare, hold, whole, holdInOutage, ...ratios }) => [
        row('bare', clients, bare, ''),
        row('hold', clients, hold, spread(ratios.holdRatio, 2)),
        row('hold, code, confirm', clients, whole, spread(ratios.wholeRatio, 2)),
        row('hold, no gateway', clients, holdInOutage, spread(ratios.outageRatio, 2)),
      ]),
    ]),
    ...results.map(({ clients, holdRatio, outageRatio }) => {
      const share = outageRatio.median / holdRatio.median
      return verdict(
        `holds without a gateway, of those with one, at ${clients} clients are at least ${leastOutageRatio}`,
        share.toFixed(2),
        share >= leastOutageRatio,
      )
    }),
  ]
}

function simulationLines({ days, plainByVirtual, choice, replications }: SimulationResult): string[] {
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

function foresightLines(result: ForesightResult): string[] {
  const { windows, waiting, firstMs, forecastMs, outlookMs, candidates } = result
  return [
    `Looking ahead with ${windows} windows and ${waiting} waiting, in ms`,
    `  a ticket's wait: ${spread(forecastMs, 0)}, the first of all ${firstMs.toFixed(0)}`,
    ...atMost('a forecast in ms', forecastMs, mostForecastMs),
    `  the hour ahead with ${candidates} moves: ${spread(outlookMs, 0)}`,
    ...atMost('an outlook in ms', outlookMs, mostOutlookMs),
  ]
}

function atMost(name: string, value: Spread | undefined, most: number): string[] {
  return value === undefined
    ? []
    : [verdict(`${name} is at most ${most}`, spread(value, 2), value.median <= most)]
}

function decisionLines({ bookings, hold, slotsOfDay, days }: DecisionResult): string[] {
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

function callLines({
  devices,
  boardsPerCall,
  payloadBytes,
  p99Ratio,
  bareInsert,
  ...sides
}: CallResult): string[] {
  const row = (name: string, { p50Ms, p99Ms, lastP50Ms, lastP99Ms }: CallSide) => [
    name,
    ...[p50Ms, p99Ms, lastP50Ms, lastP99Ms].map((value) => spread(value, 1)),
  ]
  return [
    `Call to board in ms: ${devices} MQTT clients, ${boardsPerCall} boards a call, ${payloadBytes} bytes each`,
    ...table([
      ['', 'p50', 'p99', 'last board p50', 'last board p99'],
      row('bare publish', sides.bare),
      ['bare durable insert', spread(bareInsert.p50Ms, 1), spread(bareInsert.p99Ms, 1), '', ''],
      row('hub, from the request', sides.fromRequest),
      row('hub, from the answer', sides.fromReply),
      row('hub in a rush of 20 visitors/s', sides.inRush),
    ]),
    `  p99 hub/bare by pairs: ${spread(p99Ratio, 2)}`,
    verdict(
      `call-to-board p99 is at most ${mostCallRatio} times the bare publish's`,
      p99Ratio.median.toFixed(2),
      p99Ratio.median <= mostCallRatio,
    ),
  ]
}

function restartLines(result: RestartResult): string[] {
  const { events, businessDays, tail, withSnapshot, withoutSnapshot, emptyHall } = result
  return [
    `Restart in ms, from the start of the process to ready: ${events} events of ${businessDays} business days`,
    ...table([
      [`with snapshot (${tail} events after it)`, spread(withSnapshot)],
      ['without any snapshot', spread(withoutSnapshot)],
      ['nearly empty journal', spread(emptyHall)],
    ]),
    verdict(
      `restart from ${events} events is under ${mostRestartMs} ms`,
      spread(withSnapshot),
      withSnapshot.median < mostRestartMs,
    ),
    verdict('the same without any snapshot', spread(withoutSnapshot), withoutSnapshot.median < mostRestartMs),
  ]
}

function pageLines({ windows, waiting, changesASecond, tasks, control }: PageResult): string[] {
  const longest = Math.max(...tasks.map(({ longestMs }) => longestMs))
  return [
    `The manager's page: ${windows} windows, ${waiting} waiting, ${changesASecond} changes a second`,
    ...table([
      ['beside the windows', 'long tasks', 'longest ms', 'main thread busy'],
      ...[...tasks, control].map(({ side, longTasks, longestMs, busy }) => [
        side,
        String(longTasks),
        longestMs.toFixed(0),
        `${(busy * 100).toFixed(0)} %`,
      ]),
    ]),
    verdict(
      'no task is over 50 ms',
      longest === 0 ? 'none' : `${longest.toFixed(0)} ms`,
      tasks.every(({ longTasks }) => longTasks === 0),
    ),
    ...(control.longTasks > 0
      ? ['  the control has long tasks as well: the machine is too busy to tell']
      : []),
  ]
}

function memoryLines({
  tickets,
  devices,
  pages,
  atStart,
  afterTickets,
  withEveryone,
}: MemoryResult): string[] {
  const row = (name: string, { residentMb, heapMb }: MemoryReading) => [
    name,
    residentMb.toFixed(0),
    heapMb.toFixed(0),
  ]
  return [
    'Memory of the hub in MB',
    ...table([
      ['', 'resident', 'heap used'],
      row('after the start', atStart),
      row(`after ${tickets} visitors of one day`, afterTickets),
      row(`with ${devices} MQTT clients and ${pages} live pages`, withEveryone),
    ]),
  ]
}

function clerkPageLines({ rounds, keysPerRound, ownMs, ownP99Ms, wholeMs }: ClerkPageResult): string[] {
  return [
    `A clerk's round on the page in a real browser, ${rounds} rounds, in ms: finish, next, arrive`,
    ...table([
      ['', 'median (least-most)', 'p99'],
      ["the screen's own time", spread(ownMs, 1), ownP99Ms.toFixed(1)],
      ["with the hub's answers", spread(wholeMs, 1), ''],
    ]),
    verdict(
      `a round takes at most ${mostClerkKeys} keys and under ${mostClerkRoundMs} ms of the screen's own time`,
      `${keysPerRound} keys, ${spread(ownMs, 1)} ms`,
      keysPerRound <= mostClerkKeys && ownMs.median < mostClerkRoundMs,
    ),
  ]
}
