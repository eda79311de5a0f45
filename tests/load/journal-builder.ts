import { randomUUID } from 'node:crypto'
import { createHallStore, nextEpoch } from '../../hub/adapters/database/hall-store.ts'
import { openDatabase } from '../../hub/adapters/database/open-database.ts'
import { HallWriter } from '../../hub/application/hall-writer.ts'
import type { Log } from '../../hub/application/log.ts'
import type { HallCommand } from '../../hub/domain/hall.ts'
import { type Actor, hubActor } from '../../hub/domain/journal.ts'
import { businessDayOf } from '../../shared/business-day.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { cryptoIds } from '../../shared/random.ts'
import { serviceIdOf } from './bench-hall.ts'

/** Visitors of a day in a hall of 180 windows. */
const visitorsPerDay = 4_000
/** From one group of visitors to the next, in hub time: a day of 4,000 takes seven hours. */
const groupMs = 19 * 60_000
const dayMs = 24 * 3600_000
const quietLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** What was built. */
export interface BuiltJournal {
  readonly events: number
  readonly businessDays: number
  /** Hub time at the end, in epoch milliseconds. */
  readonly endsAt: number
}

/**
 * Writes a journal of real command traffic, through the hub's own writer and store: several business days of visitors
 * who take a number, are called, served and rated. The folder is left as after a power cut: no snapshot at the end.
 */
export async function buildJournal(
  dataDir: string,
  hall: HallDefinition,
  events: number,
  startMs: number,
): Promise<BuiltJournal> {
  const database = openDatabase(dataDir)
  // Nothing here has to survive a power cut.
  database.exec('PRAGMA synchronous=OFF')
  let nowMs = startMs
  const clock = { now: () => nowMs }
  nextEpoch(database, nowMs)
  const fail = (error: unknown) => {
    throw error
  }
  const store = createHallStore(database, hall.id)
  const sent: string[] = []
  const writer = new HallWriter({
    store,
    clock,
    log: quietLog,
    messages: { epoch: 1, followUrl: (code) => `http://127.0.0.1/t/${code}` },
    onCommitted: (_, messages) => sent.push(...messages.map(({ id }) => id)),
    onFatal: fail,
  })
  const act = async (command: HallCommand, actor: Actor = hubActor) => {
    const commandId = randomUUID()
    const outcome = await writer.submit({ commandId, bodyHash: commandId, actor, command })
    if (outcome.status === 'rejected') throw new Error(`${command.type}: ${outcome.rejection.code}`)
  }
  const day = new BuilderDay(writer, hall, act)
  await act({ type: 'ConfigureHall', definition: hall })
  let businessDays = 0
  while (writer.seq < events) {
    nowMs = startMs + businessDays * dayMs
    businessDays += 1
    await day.open(businessDayOf(nowMs, hall.timeZone))
    for (let visitors = 0; visitors < visitorsPerDay && writer.seq < events; ) {
      visitors += await day.serveGroup()
      // What was handed to the broker is forgotten within a second.
      store.deleteOutbox(sent.splice(0))
      nowMs += groupMs
    }
    if (writer.seq < events) await day.close()
  }
  const built = { events: writer.seq, businessDays, endsAt: nowMs }
  database.close()
  return built
}

/** The traffic of one day, a group of visitors at a time: one at each window. */
class BuilderDay {
  readonly #writer: HallWriter
  readonly #hall: HallDefinition
  readonly #act: (command: HallCommand, actor?: Actor) => Promise<void>

  constructor(
    writer: HallWriter,
    hall: HallDefinition,
    act: (command: HallCommand, actor?: Actor) => Promise<void>,
  ) {
    this.#writer = writer
    this.#hall = hall
    this.#act = act
  }

  async open(businessDay: string): Promise<void> {
    await this.#act({ type: 'OpenBusinessDay', businessDay })
    await this.#atEachWindow((windowId) => ({ type: 'SignInWindow', windowId, clerkId: `clerk-${windowId}` }))
  }

  /** Serves one visitor at each window; resolves with their number. */
  async serveGroup(): Promise<number> {
    const { windows } = this.#hall
    await Promise.all(windows.map((_, index) => this.#take(index)))
    await this.#atEachWindow((windowId) => ({ type: 'CallNextTicket', windowId, finishing: null }))
    await this.#atEachWindow((windowId) => ({ type: 'StartService', windowId }))
    const served = windows.map(({ id }) => this.#writer.hall.day.windows.get(id)?.currentTicketId ?? '')
    await this.#atEachWindow((windowId) => ({
      type: 'FinishService',
      windowId,
      finishing: { outcome: 'done', caseNumber: null },
    }))
    await Promise.all(
      windows.map(({ id }, index) =>
        this.#act({ type: 'RateCase', caseId: served[index] ?? '', windowId: id, score: 5 }),
      ),
    )
    return windows.length
  }

  async close(): Promise<void> {
    await this.#act({ type: 'CloseBusinessDay' })
  }

  async #atEachWindow(command: (windowId: string) => HallCommand): Promise<void> {
    await Promise.all(
      this.#hall.windows.map(({ id }) => this.#act(command(id), { kind: 'clerk', id: `clerk-${id}` })),
    )
  }

  #take(index: number): Promise<void> {
    return this.#act({
      type: 'TakeTicket',
      ticketId: cryptoIds.id(),
      code: cryptoIds.code(),
      serviceId: serviceIdOf(index),
      language: 'zh',
      ground: null,
      appointmentAt: null,
      print: null,
    })
  }
}
