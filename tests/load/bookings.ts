import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { type FakeSmsGateway, startFakeSmsGateway } from '../../hub/simulation/fake-sms-gateway.ts'
import { fakeSmsSettings } from '../../hub/simulation/fake-sms-settings.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { BenchHub } from './bench-hub.ts'
import { BookingClient, BookingQueue, CodeWatch } from './booking-clients.ts'
import { withBookings } from './booking-hall.ts'
import { BareClient } from './clients.ts'
import { type CommandSide, type Side, SideSamples } from './commands.ts'
import { OwnChild } from './own-child.ts'
import { runRound } from './round.ts'
import { pairRatios, type Spread, spreadOf } from './statistics.ts'

/** Clients at once: a quiet hour, and the moment at which a day is released. */
const clientCounts = [16, 180] as const
/** Nobody is turned away: the bench is about speed, the tests are about the last place. */
const placesPerSlot = 10_000
/** No round of these machines books more a second; what is left over serves the next one. */
const mostPerSecond = 2_500
const challengesAtFirst = 400

/** How much is measured. */
export interface BookingEffort {
  readonly rounds: number
  readonly roundMs: number
  readonly warmUpMs: number
}

/** Bookings beside the bare baseline at one number of clients. */
export interface BookingResult {
  readonly clients: number
  readonly bare: CommandSide
  readonly hold: CommandSide
  /** A hold, the code from the message, and the confirmation. */
  readonly whole: CommandSide
  /** Holds while the gateway takes no messages. */
  readonly holdInOutage: CommandSide
  /** By bare, round by round. */
  readonly holdRatio: Spread
  readonly wholeRatio: Spread
  readonly outageRatio: Spread
}

/** Bookings a second from afar, hub and bare baseline turn about. A fresh hub for each number of clients. */
export async function measureBookings(
  folder: string,
  hall: HallDefinition,
  effort: BookingEffort,
  profileDir: string | null,
): Promise<BookingResult[]> {
  const results: BookingResult[] = []
  for (const count of clientCounts) {
    const profiled = profileDir !== null && count === Math.max(...clientCounts)
    const nodeOptions = profiled ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []
    const own = await mkdtemp(join(folder, 'hub-'))
    const gateway = await startFakeSmsGateway()
    const hub = await BenchHub.prepare({
      folder: own,
      hall: withBookings(hall, placesPerSlot),
      nodeOptions,
      env: {
        ...(await fakeSmsSettings(gateway, own)),
        CHALLENGE_EFFORT: '1',
        // All the visitors come from this machine.
        VISITOR_LIMIT_SCALE: '10000',
      },
    })
    await hub.start()
    const bare = new OwnChild('tests/load/bare-insert.ts')
    const stage = await openStage(folder, { hub, bare, gateway, count })
    results.push(await compare(stage, effort))
    for (const { clients } of [stage.bare, stage.hold, stage.whole])
      for (const client of clients) client.close()
    stage.queue.close()
    await Promise.all([bare.stop(), hub.stop()])
    await gateway.stop()
  }
  return results
}

async function openStage(
  folder: string,
  { hub, bare, gateway, count }: { hub: BenchHub; bare: OwnChild; gateway: FakeSmsGateway; count: number },
): Promise<Stage> {
  const bareUrl = `http://127.0.0.1:${await bare.ask<number>('start', folder)}`
  const queue = new BookingQueue(hub.baseUrl)
  const visitors = (codes: CodeWatch | null): Side => ({
    clients: Array.from({ length: count }, () => new BookingClient(hub.baseUrl, queue, codes)),
    cpuSeconds: () => hub.metric('process_cpu_seconds_total'),
  })
  const inserters = Array.from({ length: count }, () => new BareClient(bareUrl))
  return {
    gateway,
    queue,
    bare: { clients: inserters, cpuSeconds: () => bare.ask('cpuSeconds') },
    hold: visitors(null),
    whole: visitors(new CodeWatch(gateway)),
  }
}

interface Stage {
  readonly gateway: FakeSmsGateway
  readonly queue: BookingQueue
  readonly bare: Side
  readonly hold: Side
  readonly whole: Side
}

async function compare(stage: Stage, { rounds, roundMs, warmUpMs }: BookingEffort): Promise<BookingResult> {
  const { gateway, queue, bare, hold, whole } = stage
  const samples = { bare: new SideSamples(), hold: new SideSamples(), whole: new SideSamples() }
  const outage = { bare: new SideSamples(), hold: new SideSamples() }
  const ready = (perSecond: number) =>
    queue.refill(Math.ceil((perSecond * roundMs) / 1000) + challengesAtFirst + hold.clients.length)
  await runRound(bare.clients, warmUpMs)
  await queue.refill(Math.ceil((mostPerSecond * warmUpMs) / 1000))
  const first = await runRound(hold.clients, warmUpMs)
  // Far more than the warm-up did: rounds differ, and a client without a challenge ends the bench.
  const likely = Math.min(mostPerSecond, first.perSecond * 3)
  for (let round = 0; round < rounds; round += 1) {
    await samples.bare.add(bare, roundMs)
    await ready(likely)
    await samples.hold.add(hold, roundMs)
    await ready(likely)
    await samples.whole.add(whole, roundMs)
  }
  await gateway.become('down')
  for (let round = 0; round < rounds; round += 1) {
    await outage.bare.add(bare, roundMs)
    await ready(likely)
    await outage.hold.add(hold, roundMs)
  }
  return {
    clients: hold.clients.length,
    bare: samples.bare.result(),
    hold: samples.hold.result(),
    whole: samples.whole.result(),
    holdInOutage: outage.hold.result(),
    holdRatio: spreadOf(pairRatios(samples.hold.rates, samples.bare.rates)),
    wholeRatio: spreadOf(pairRatios(samples.whole.rates, samples.bare.rates)),
    outageRatio: spreadOf(pairRatios(outage.hold.rates, outage.bare.rates)),
  }
}
