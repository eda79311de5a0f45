import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { BenchHub } from './bench-hub.ts'
import { BareClient, type Client, WindowClient } from './clients.ts'
import type { DevicesWanted } from './devices.ts'
import { OwnChild } from './own-child.ts'
import { runRound } from './round.ts'
import { pairRatios, quantile, type Spread, spreadOf } from './statistics.ts'

/** Clients at once: one, a small hall's windows, a large hall's. */
const clientCounts = [1, 16, 180] as const
/** People who wait when a round begins, so that a clerk's screen has its queue to show. */
const backlog = 200

/** How much is measured. */
export interface CommandEffort {
  readonly rounds: number
  readonly roundMs: number
  readonly warmUpMs: number
}

/** One side of the comparison at one number of clients. */
export interface CommandSide {
  readonly perSecond: Spread
  readonly rounds: readonly number[]
  readonly p50Ms: number
  readonly p99Ms: number
  /** Processor time of the server by command, in microseconds. */
  readonly cpuUs: Spread
}

/** Hub and bare baseline at one number of clients. */
export interface CommandResult {
  readonly clients: number
  readonly bare: CommandSide
  readonly hub: CommandSide
  /** Hub by bare, round by round. */
  readonly ratio: Spread
}

/** One server under measurement and the clients that press it. */
export interface Side {
  readonly clients: readonly Client[]
  /** Seconds of processor time of the server so far. */
  cpuSeconds(): Promise<number>
}

interface Sides {
  readonly bare: Side
  readonly hub: Side
}

const sideNames = ['bare', 'hub'] as const

/** Durable commands a second, hub and bare baseline turn about. A fresh hub for each number of clients. */
export async function measureCommands(
  folder: string,
  hall: HallDefinition,
  effort: CommandEffort,
  profileDir: string | null,
): Promise<CommandResult[]> {
  const results: CommandResult[] = []
  for (const count of clientCounts) {
    const profiled = profileDir !== null && count === Math.max(...clientCounts)
    const nodeOptions = profiled ? ['--cpu-prof', `--cpu-prof-dir=${profileDir}`] : []
    const hub = await BenchHub.prepare({ folder: await mkdtemp(join(folder, 'hub-')), hall, nodeOptions })
    await hub.start()
    const printers = await attachPrinters(hub, hall)
    const bare = new OwnChild('tests/load/bare-insert.ts')
    const bareUrl = `http://127.0.0.1:${await bare.ask<number>('start', folder)}`
    const windows = await WindowClient.openWindows(hub.baseUrl, count)
    await queueUp(windows)
    const sides: Sides = {
      hub: { clients: windows, cpuSeconds: () => hub.metric('process_cpu_seconds_total') },
      bare: {
        clients: windows.map(() => new BareClient(bareUrl)),
        cpuSeconds: () => bare.ask('cpuSeconds'),
      },
    }
    results.push(await compare(sides, effort))
    for (const client of [...sides.hub.clients, ...sides.bare.clients]) client.close()
    await Promise.all([printers, bare, hub].map((part) => part.stop()))
  }
  return results
}

/** Connects the hall's printers, so that print jobs are taken over and do not pile up. */
export async function attachPrinters(hub: BenchHub, hall: HallDefinition): Promise<OwnChild> {
  const printers = new OwnChild('tests/load/devices.ts')
  const devices = hall.devices.filter((device) => device.kind === 'printer')
  const wanted: DevicesWanted = { brokerUrl: hub.brokerUrl, hallId: hall.id, devices }
  await printers.ask('connect', wanted)
  return printers
}

/** Has the clients take numbers until that many wait. */
async function queueUp(windows: readonly WindowClient[]): Promise<void> {
  for (let taken = 0; taken < backlog; taken += windows.length)
    await Promise.all(windows.map((window) => window.take()))
}

async function compare(sides: Sides, { rounds, roundMs, warmUpMs }: CommandEffort): Promise<CommandResult> {
  const samples = { bare: new SideSamples(), hub: new SideSamples() }
  for (const name of sideNames) await runRound(sides[name].clients, warmUpMs)
  for (let round = 0; round < rounds; round += 1)
    for (const name of sideNames) await samples[name].add(sides[name], roundMs)
  return {
    clients: sides.hub.clients.length,
    bare: samples.bare.result(),
    hub: samples.hub.result(),
    ratio: spreadOf(pairRatios(samples.hub.rates, samples.bare.rates)),
  }
}

/** What the rounds of one side came to so far. */
export class SideSamples {
  readonly rates: number[] = []
  readonly #latenciesMs: number[] = []
  readonly #cpuUs: number[] = []

  /** Runs one more round. */
  async add(side: Side, roundMs: number): Promise<void> {
    const cpuBefore = await side.cpuSeconds()
    const { perSecond, answered, latenciesMs } = await runRound(side.clients, roundMs)
    this.#cpuUs.push((((await side.cpuSeconds()) - cpuBefore) * 1e6) / answered)
    this.rates.push(perSecond)
    for (const latencyMs of latenciesMs) this.#latenciesMs.push(latencyMs)
  }

  result(): CommandSide {
    return {
      perSecond: spreadOf(this.rates),
      rounds: this.rates,
      p50Ms: quantile(this.#latenciesMs, 0.5),
      p99Ms: quantile(this.#latenciesMs, 0.99),
      cpuUs: spreadOf(this.#cpuUs),
    }
  }
}
