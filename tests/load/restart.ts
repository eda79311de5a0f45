import { cp, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'libsql'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { BenchHub, benchStartMs } from './bench-hub.ts'
import { buildJournal } from './journal-builder.ts'
import { type Spread, spreadOf } from './statistics.ts'

const dayMs = 24 * 3600_000
/** The journal reaches over so many days at most; its last one is the bench's. */
const daysBack = 30

/** How much is measured. */
export interface RestartEffort {
  readonly events: number
  readonly rounds: number
}

/** Milliseconds from the start of the process until `/readyz` answers 200. */
export interface RestartResult {
  readonly events: number
  readonly businessDays: number
  /** Events after the last snapshot. */
  readonly tail: number
  readonly buildMs: number
  readonly withSnapshot: Spread
  readonly withoutSnapshot: Spread
  /** The same for a hall whose journal is nearly empty: node, the modules, the ports. */
  readonly emptyHall: Spread
}

/** Starts the hub on copies of one large journal: as a power cut left it, and without any snapshot. */
export async function measureRestart(
  folder: string,
  hall: HallDefinition,
  { events, rounds }: RestartEffort,
): Promise<RestartResult> {
  const source = await mkdtemp(join(folder, 'journal-'))
  const begun = performance.now()
  const startMs = benchStartMs - daysBack * dayMs
  const built = await buildJournal(source, hall, events, startMs)
  const buildMs = performance.now() - begun
  const bare = await mkdtemp(join(folder, 'journal-'))
  await cp(source, bare, { recursive: true })
  const tail = built.events - dropSnapshots(bare)
  const empty = await emptyJournal(folder, hall)
  const times = { source: [] as number[], bare: [] as number[], empty: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    times.source.push(await timeStart(folder, hall, source, built))
    times.bare.push(await timeStart(folder, hall, bare, built))
    times.empty.push(await timeStart(folder, hall, empty, { events: 1, endsAt: benchStartMs }))
  }
  return {
    events: built.events,
    businessDays: built.businessDays,
    tail,
    buildMs,
    withSnapshot: spreadOf(times.source),
    withoutSnapshot: spreadOf(times.bare),
    emptyHall: spreadOf(times.empty),
  }
}

/** Deletes every snapshot; returns the sequence of the last. */
function dropSnapshots(dataDir: string): number {
  const client = new Database(join(dataDir, 'hall.db'))
  const { last } = client.prepare('SELECT max(seq) AS last FROM snapshot').get() as { last: number | null }
  client.exec('DELETE FROM snapshot')
  client.close()
  return last ?? 0
}

/** The data of a hall that was opened and stopped, so that its first start with all its passwords is not timed. */
async function emptyJournal(folder: string, hall: HallDefinition): Promise<string> {
  const hub = await BenchHub.prepare({ folder: await mkdtemp(join(folder, 'hub-')), hall })
  await hub.start()
  await hub.stop()
  return hub.dataDir
}

async function timeStart(
  folder: string,
  hall: HallDefinition,
  dataDir: string,
  { events, endsAt }: { events: number; endsAt: number },
): Promise<number> {
  const own = await mkdtemp(join(folder, 'restart-'))
  const hub = await BenchHub.prepare({ folder: own, hall, startMs: endsAt })
  await cp(dataDir, hub.dataDir, { recursive: true })
  const tookMs = await hub.start()
  const seq = await hub.metric('tingxu_journal_seq')
  if (seq < events) throw new Error(`the hub knows ${seq} of ${events} events after its restart`)
  await hub.kill()
  await rm(own, { recursive: true, force: true })
  return tookMs
}
