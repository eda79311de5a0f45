import type { IdSource } from '../../shared/random.ts'
import type { HelpCommand } from '../domain/help/decide-help.ts'
import { callingPrinters, type HelpCall, type PrinterFault } from '../domain/help/help-book.ts'
import type { HallWriter } from './hall-writer.ts'
import { hubCommand } from './hub-command.ts'
import type { Log } from './log.ts'

/** A printer calls a guide when it has been ill this long without a break: a new roll or a hub's restart takes less. */
const ringsAfterMs = 15_000
/** Its call is over when it has been well this long without a break, so that a printer that flaps keeps one call. */
const wellAfterMs = 60_000

/** What the watch stands on. */
export interface PrinterWatchParts {
  readonly writer: Pick<HallWriter, 'hall' | 'seq' | 'submit'>
  /** What keeps a device from printing now. */
  readonly faultOf: (deviceId: string) => PrinterFault | undefined
  readonly ids: IdSource
  readonly log: Log
}

/**
 * Calls a guide to each printer that cannot print while the day is open, once, and takes the call back when it prints
 * again. Whether a printer has called stands in the journal, so a restart neither loses a call nor makes a second; how it
 * is now, nowhere. One printer rings once in `ringsAfterMs` + `wellAfterMs` at most, however often its state changes.
 */
export class PrinterWatch {
  readonly #parts: PrinterWatchParts
  readonly #timers = new Map<string, NodeJS.Timeout>()
  #isWatching = false

  constructor(parts: PrinterWatchParts) {
    this.#parts = parts
  }

  start(): void {
    this.#isWatching = true
    this.look()
  }

  stop(): void {
    this.#isWatching = false
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }

  /** Looks at every printer; to be told whenever the health of a device, the devices or the day have changed. */
  look(): void {
    if (!this.#isWatching) return
    const { day, help } = this.#parts.writer.hall
    const calls = callingPrinters(help)
    const printerIds = [...day.devices.values()].filter(({ kind }) => kind === 'printer').map(({ id }) => id)
    for (const id of new Set([...printerIds, ...calls.keys()])) this.#lookAt(id, calls.get(id))
  }

  #lookAt(printerId: string, call: HelpCall | undefined): void {
    const isIll = this.#faultOf(printerId) !== undefined
    const hasCalled = call !== undefined
    if (isIll === hasCalled) {
      clearTimeout(this.#timers.get(printerId))
      this.#timers.delete(printerId)
    } else if (!this.#timers.has(printerId)) {
      const timer = setTimeout(() => void this.#settle(printerId), isIll ? ringsAfterMs : wellAfterMs)
      this.#timers.set(printerId, timer)
    }
  }

  /** Nobody is rung for a printer of a hall that is closed, or one that was taken away. */
  #faultOf(printerId: string): PrinterFault | undefined {
    const { day } = this.#parts.writer.hall
    const isInUse = day.businessDay?.status === 'open' && day.devices.has(printerId)
    return isInUse ? this.#parts.faultOf(printerId) : undefined
  }

  async #settle(printerId: string): Promise<void> {
    const { writer, ids, log } = this.#parts
    this.#timers.delete(printerId)
    const fault = this.#faultOf(printerId)
    const callId = callingPrinters(writer.hall.help).get(printerId)?.id
    const deviceId = printerId
    let command: HelpCommand
    if (fault !== undefined && callId === undefined)
      command = { type: 'CallHelp', callId: ids.id(), deviceId, fault }
    else if (fault === undefined && callId !== undefined) command = { type: 'WithdrawHelp', callId, deviceId }
    else return
    // The sequence makes each try a command of its own.
    const name = `${command.type}/${printerId}/${writer.seq}`
    try {
      const outcome = await writer.submit(hubCommand(name, command))
      if (outcome.status === 'rejected')
        log.warn({ printerId, ...outcome.rejection }, 'a printer’s call was not changed')
      else log.info({ printerId, fault: fault ?? 'none' }, 'a printer has called a guide, or is well again')
    } catch (error) {
      log.warn({ printerId, error: String(error) }, 'a printer’s call was not changed')
    }
    // After a refusal it is tried again.
    this.look()
  }
}
