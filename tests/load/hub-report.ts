import type { BookingResult } from './bookings.ts'
import type { CallResult, CallSide } from './calls.ts'
import type { CommandResult, CommandSide } from './commands.ts'
import type { MemoryReading, MemoryResult } from './memory.ts'
import { spread, table, verdict } from './report-parts.ts'
import type { RestartResult } from './restart.ts'

/** Hub by bare at the largest number of clients, at least. */
const leastCommandRatio = 0.7
/** Holds while no message can be sent, by those while they can, both beside the bare baseline, at least. */
const leastOutageRatio = 0.5
/** Call-to-board p99 by the bare publish's, at most. */
const mostCallRatio = 2
/** Restart from the large journal, at most. */
const mostRestartMs = 2_000

const sideColumns = ['', 'clients', 'per second', 'p50 ms', 'p99 ms', 'CPU µs each', 'hub/bare by pairs']

function sideRow(name: string, clients: number, side: CommandSide, ratio: string): string[] {
  return [
    name,
    String(clients),
    spread(side.perSecond),
    side.p50Ms.toFixed(1),
    side.p99Ms.toFixed(1),
    spread(side.cpuUs),
    ratio,
  ]
}

/** How many commands the hub takes. */
export function commandLines(results: readonly CommandResult[]): string[] {
  const largest = results.at(-1)
  return [
    'Durable commands a second over HTTP: take, next, arrive, finish, beside one bare durable insert a request',
    ...table([
      sideColumns,
      ...results.flatMap(({ clients, bare, hub, ratio }) => [
        sideRow('bare', clients, bare, ''),
        sideRow('hub', clients, hub, spread(ratio, 2)),
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

/** How many bookings the hub takes, with and without the provider of messages. */
export function bookingLines(results: readonly BookingResult[]): string[] {
  return [
    'Booking attempts a second over HTTP, from afar, beside one bare durable insert a request',
    '  CHALLENGE_EFFORT=1 and solved beforehand: a visitor spends half a second there; codes by a gateway on this machine',
    ...table([
      sideColumns,
      ...results.flatMap(({ clients, bare, hold, whole, holdInOutage, ...ratios }) => [
        sideRow('bare', clients, bare, ''),
        sideRow('hold', clients, hold, spread(ratios.holdRatio, 2)),
        sideRow('hold, code, confirm', clients, whole, spread(ratios.wholeRatio, 2)),
        sideRow('hold, no gateway', clients, holdInOutage, spread(ratios.outageRatio, 2)),
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

/** How fast a call is on the boards. */
export function callLines({
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

/** How soon a restarted hub is ready. */
export function restartLines(result: RestartResult): string[] {
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

/** How much the hub keeps in memory. */
export function memoryLines({
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
