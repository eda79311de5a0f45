import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { topicFor } from '../../shared/mqtt/topic-map.ts'
import type { BarePublish } from './bare-broker.ts'
import { BenchHub } from './bench-hub.ts'
import { withNewestCall } from './call-reader.ts'
import { BareClient, WindowClient } from './clients.ts'
import type { DevicesWanted, Sightings } from './devices.ts'
import { monotonicMs } from './monotonic.ts'
import { OwnChild } from './own-child.ts'
import { pairRatios, quantile, type Spread, spreadOf } from './statistics.ts'

/** Between two calls, in milliseconds: ten times the calls of a large hall's rush. */
const pauseMs = 50
/** A call that is not on every board by then is missed. */
const missedAfterMs = 5_000
const pollMs = 20
const warmUpCalls = 20
/** In a rush a visitor is served when so many more were called: half a second. */
const servedAfterCalls = 10

/** How much is measured. */
export interface CallEffort {
  readonly rounds: number
  /** Calls in a round; at most the windows of the hall. */
  readonly calls: number
}

/** Milliseconds to the boards, over the rounds. */
export interface CallSide {
  readonly p50Ms: Spread
  readonly p99Ms: Spread
  /** To the last board of the zone. */
  readonly lastP50Ms: Spread
  readonly lastP99Ms: Spread
}

/** Call-to-board beside a bare publish. */
export interface CallResult {
  readonly devices: number
  readonly boardsPerCall: number
  readonly payloadBytes: number
  /** From the clerk's request to the boards. */
  readonly fromRequest: CallSide
  /** From the hub's answer to the boards; negative when the board was first. */
  readonly fromReply: CallSide
  /** The same while numbers are taken, started and finished as well: ten times a large hall's opening rush. */
  readonly inRush: CallSide
  readonly bare: CallSide
  /** One bare durable insert over HTTP, to its answer, between the bare publishes: a call waits for the disk as well. */
  readonly bareInsert: { readonly p50Ms: Spread; readonly p99Ms: Spread }
  /** p99 of `fromRequest` by that of `bare`, round by round. */
  readonly p99Ratio: Spread
}

/** Latencies of one round: one sample a board, and the slowest board of each call. */
interface RoundSamples {
  readonly all: number[]
  readonly last: number[]
}

/** Measures how long a call takes to the boards of its zone, hub and bare broker turn about. */
export async function measureCalls(
  folder: string,
  hall: HallDefinition,
  effort: CallEffort,
): Promise<CallResult> {
  const hub = await BenchHub.prepare({ folder: await mkdtemp(join(folder, 'hub-')), hall })
  const bare = new OwnChild('tests/load/bare-broker.ts')
  const insert = new OwnChild('tests/load/bare-insert.ts')
  const hubDevices = new OwnChild('tests/load/devices.ts')
  const bareDevices = new OwnChild('tests/load/devices.ts')
  await hub.start()
  const barePort = await bare.ask<number>('start')
  const inserter = new BareClient(`http://127.0.0.1:${await insert.ask<number>('start', folder)}`)
  const isScreen = (kind: string) => kind === 'board' || kind === 'window-screen' || kind === 'pad'
  const devices = hall.devices.filter(({ kind }) => isScreen(kind))
  const wanted = (brokerUrl: string): DevicesWanted => ({ brokerUrl, hallId: hall.id, devices })
  const [windows] = await Promise.all([
    WindowClient.openWindows(hub.baseUrl, Math.max(effort.calls, warmUpCalls)),
    hubDevices.ask('connect', wanted(hub.brokerUrl)),
    bareDevices.ask('connect', wanted(`mqtt://127.0.0.1:${barePort}`)),
  ])
  const boards = devices.filter(({ kind }) => kind === 'board').length / hall.zones.length
  const stage: Stage = { hall, windows, hubDevices, bare, bareDevices, inserter, boards }
  await callRound(stage, warmUpCalls, 'quiet')
  const { sample } = await hubDevices.ask<Sightings>('collect')
  await publishRound(stage, warmUpCalls, sample)

  const request: RoundSamples[] = []
  const reply: RoundSamples[] = []
  const rush: RoundSamples[] = []
  const published: RoundSamples[] = []
  const inserted: number[][] = []
  for (let round = 0; round < effort.rounds; round += 1) {
    const bareRound = await publishRound(stage, effort.calls, sample)
    published.push(bareRound.published)
    inserted.push(bareRound.insertedMs)
    const quiet = await callRound(stage, effort.calls, 'quiet')
    request.push(quiet.fromRequest)
    reply.push(quiet.fromReply)
    rush.push((await callRound(stage, effort.calls, 'rush')).fromRequest)
  }
  for (const client of [...windows, inserter]) client.close()
  await Promise.all([hubDevices, bareDevices, bare, insert, hub].map((part) => part.stop()))
  const fromRequest = sideOf(request)
  const bareSide = sideOf(published)
  return {
    devices: devices.length,
    boardsPerCall: boards,
    payloadBytes: Buffer.byteLength(sample),
    fromRequest,
    fromReply: sideOf(reply),
    inRush: sideOf(rush),
    bare: bareSide,
    bareInsert: {
      p50Ms: spreadOf(inserted.map((latencies) => quantile(latencies, 0.5))),
      p99Ms: spreadOf(inserted.map((latencies) => quantile(latencies, 0.99))),
    },
    p99Ratio: spreadOf(pairRatios(p99s(request), p99s(published))),
  }
}

interface Stage {
  readonly hall: HallDefinition
  readonly windows: readonly WindowClient[]
  readonly hubDevices: OwnChild
  readonly bare: OwnChild
  readonly bareDevices: OwnChild
  readonly inserter: BareClient
  readonly boards: number
}

/** A call's begin and answer, in monotonic milliseconds. */
interface Called {
  readonly number: string
  readonly begun: number
  readonly answered: number
}

/**
 * Each of the first windows calls once, one after another. `quiet`: the numbers were taken before and are served
 * after; `rush`: meanwhile other windows take a number, start and finish in step.
 */
async function callRound(
  { windows, hubDevices, boards }: Stage,
  calls: number,
  traffic: 'quiet' | 'rush',
): Promise<{ fromRequest: RoundSamples; fromReply: RoundSamples }> {
  const acting = windows.slice(0, calls)
  for (const window of acting) await window.take()
  // The boards' news of those who wait is told; the round begins with nothing on its way.
  await delay(500)
  await hubDevices.ask('collect')
  const called: Called[] = []
  /** What each window does besides, one act after another. */
  const beside = new Map<WindowClient, Promise<void>>()
  for (const [index, window] of acting.entries()) {
    const begun = monotonicMs()
    const number = await window.call()
    called.push({ number, begun, answered: monotonicMs() })
    const served = acting[index - servedAfterCalls]
    if (traffic === 'rush') {
      beside.set(window, window.take())
      if (served !== undefined) beside.set(served, serve(served, beside.get(served)))
    }
    await delay(pauseMs)
  }
  await Promise.all(beside.values())
  const seen = await sightingsOf(hubDevices, called, boards)
  for (const window of traffic === 'rush' ? acting.slice(-servedAfterCalls) : acting) await serve(window)
  return {
    fromRequest: samplesOf(called, seen, ({ begun }) => begun),
    fromReply: samplesOf(called, seen, ({ answered }) => answered),
  }
}

async function serve(window: WindowClient, after?: Promise<void>): Promise<void> {
  await after
  await window.arrive()
  await window.finish()
}

/** The bare broker publishes a board's state as often, as large, to as many; between two, one bare durable insert. */
async function publishRound(
  { hall, bare, bareDevices, inserter, boards }: Stage,
  count: number,
  sample: string,
): Promise<{ published: RoundSamples; insertedMs: number[] }> {
  await bareDevices.ask('collect')
  const called: Called[] = []
  const insertedMs: number[] = []
  for (let index = 0; index < count; index += 1) {
    const number = `Z${String(index + 1).padStart(3, '0')}`
    const topic = topicFor(hall.id, 'boardState', hall.zones[index % hall.zones.length]?.id)
    const message: BarePublish = { topic, payload: withNewestCall(sample, number) }
    const begun = await bare.ask<number>('publish', message)
    called.push({ number, begun, answered: begun })
    await delay(pauseMs / 2)
    const insertBegun = monotonicMs()
    await inserter.step()
    insertedMs.push(monotonicMs() - insertBegun)
    await delay(pauseMs / 2)
  }
  const seen = await sightingsOf(bareDevices, called, boards)
  return { published: samplesOf(called, seen, ({ begun }) => begun), insertedMs }
}

/** Waits until every call has come to every board. */
async function sightingsOf(
  devices: OwnChild,
  called: readonly Called[],
  boards: number,
): Promise<Map<string, number[]>> {
  const seen = new Map<string, number[]>()
  for (const giveUpAt = Date.now() + missedAfterMs; ; await delay(pollMs)) {
    const { calls } = await devices.ask<Sightings>('collect')
    for (const [number, times] of Object.entries(calls))
      seen.set(number, [...(seen.get(number) ?? []), ...times])
    const missing = called.filter(({ number }) => (seen.get(number)?.length ?? 0) < boards)
    if (missing.length === 0) return seen
    if (Date.now() > giveUpAt)
      throw new Error(`${missing.length} of ${called.length} calls did not come to all ${boards} boards`)
  }
}

function samplesOf(
  called: readonly Called[],
  seen: ReadonlyMap<string, readonly number[]>,
  beginOf: (called: Called) => number,
): RoundSamples {
  const all: number[] = []
  const last: number[] = []
  for (const call of called) {
    const latencies = (seen.get(call.number) ?? []).map((at) => at - beginOf(call))
    all.push(...latencies)
    last.push(Math.max(...latencies))
  }
  return { all, last }
}

const p99s = (rounds: readonly RoundSamples[]) => rounds.map(({ all }) => quantile(all, 0.99))

function sideOf(rounds: readonly RoundSamples[]): CallSide {
  return {
    p50Ms: spreadOf(rounds.map(({ all }) => quantile(all, 0.5))),
    p99Ms: spreadOf(p99s(rounds)),
    lastP50Ms: spreadOf(rounds.map(({ last }) => quantile(last, 0.5))),
    lastP99Ms: spreadOf(rounds.map(({ last }) => quantile(last, 0.99))),
  }
}
