import type { HallStore, OutboxMessage } from '../../hub/application/hall-store.ts'
import { type CommandOutcome, type CommandRequest, HallWriter } from '../../hub/application/hall-writer.ts'
import type { Log } from '../../hub/application/log.ts'
import type { HallEvent } from '../../hub/domain/hall.ts'
import type { Recorded } from '../../hub/domain/journal.ts'
import { type Act, configure, openDay } from './acts.ts'
import { nineOClock, testDay } from './given-hall.ts'
import { buildHall } from './hall-builder.ts'
import { type OpenStore, openStore } from './open-store.ts'

/** A log that nobody reads. */
const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** A writer on a data folder, with everything around it within reach. */
export class WriterKit {
  /** Time that the test moves. */
  readonly clock = { time: nineOClock, now: () => this.clock.time }
  readonly commits: (readonly Recorded<HallEvent>[])[] = []
  readonly messages: OutboxMessage[] = []
  readonly fatal: unknown[] = []
  readonly open: OpenStore
  /** The store as the writer has it; a test may put a failing method in the place of one. */
  readonly store: HallStore
  readonly writer: HallWriter
  private drawn = 0

  constructor(dataDir: string) {
    this.open = openStore(dataDir)
    this.store = { ...this.open.store }
    this.writer = new HallWriter({
      store: this.store,
      clock: this.clock,
      log: silentLog,
      // A quarter of the hub's, so that a test reaches it soon.
      snapshotEvery: 5_000,
      messages: { epoch: 1, followUrl: (code) => `http://hall/t/${code}` },
      onCommitted: (events, messages) => {
        this.commits.push(events)
        this.messages.push(...messages)
      },
      onFatal: (error) => this.fatal.push(error),
    })
  }

  /** The request of an act, under a fresh command id unless one is given. */
  request(act: Act, commandId = `command-${this.writer.seq}-${++this.drawn}`): CommandRequest {
    if ('seconds' in act) throw new Error('a writer is told of commands, its clock of the time')
    const { command, actor } = act
    return { commandId, bodyHash: JSON.stringify(command), actor, command }
  }

  submit(act: Act, commandId?: string): Promise<CommandOutcome> {
    return this.writer.submit(this.request(act, commandId))
  }

  /** Acts one after another, each of them accepted; `wait` moves the clock. */
  async do(...acts: readonly Act[]): Promise<this> {
    for (const act of acts) {
      if ('seconds' in act) this.clock.time += act.seconds * 1000
      else {
        const outcome = await this.submit(act)
        if (outcome.status === 'rejected') throw new Error(JSON.stringify([act, outcome]))
      }
    }
    return this
  }

  /** The first start of a hall: configured, its day open. */
  async begin(): Promise<this> {
    return await this.do(configure(buildHall()), openDay(testDay))
  }

  /** Ends as a process that is killed does: nothing more is written. */
  kill(): void {
    this.open.database.close()
  }

  /** Ends in order. */
  stop(): void {
    this.writer.stop()
    this.open.database.close()
  }
}
