import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { PrinterWatch } from '../../hub/application/printer-watch.ts'
import { openHelp } from '../../hub/domain/help/decide-help.ts'
import type { PrinterFault } from '../../hub/domain/help/help-book.ts'
import { cryptoIds } from '../../shared/random.ts'
import { closeDay, guide } from '../support/acts.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { WriterKit } from '../support/writer-kit.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** A watched printer of a hub on a data folder; `become` says what its agent has told. */
class WatchedPrinter {
  readonly kit: WriterKit
  readonly watch: PrinterWatch
  private fault: PrinterFault | undefined

  constructor(folder: string, fault?: PrinterFault) {
    this.fault = fault
    this.kit = new WriterKit(folder)
    onTestFinished(() => this.kit.kill())
    this.watch = new PrinterWatch({
      writer: this.kit.writer,
      faultOf: () => this.fault,
      ids: cryptoIds,
      log: { debug() {}, info() {}, warn() {}, error() {} },
    })
  }

  become(fault: PrinterFault | undefined): void {
    this.fault = fault
    this.watch.look()
  }

  async pass(seconds: number): Promise<void> {
    vi.advanceTimersByTime(seconds * 1000)
    // Twice: what was submitted is decided in the next turn of the loop, and answered after its commit.
    for (const _ of [1, 2]) await new Promise((resolve) => setImmediate(resolve))
  }

  get open(): readonly { readonly id: string; readonly fault?: PrinterFault }[] {
    return openHelp(this.kit.writer.hall.help, this.kit.writer.now())
  }

  get history(): string[] {
    return this.kit.commits.flat().flatMap(({ event }) => (event.type.startsWith('Help') ? [event.type] : []))
  }
}

async function watched(): Promise<{ printer: WatchedPrinter; folder: string }> {
  const folder = tempFolder()
  const printer = new WatchedPrinter(folder)
  await printer.kit.begin()
  printer.watch.start()
  return { printer, folder }
}

describe('a printer that cannot print', () => {
  describe('when its paper is out', () => {
    it('calls a guide once, and takes the call back when it is well', async () => {
      const { printer } = await watched()
      printer.become('paper-out')
      await printer.pass(14)
      expect(printer.open).toEqual([])
      await printer.pass(1)
      expect(printer.open).toMatchObject([{ deviceId: 'printer-1', fault: 'paper-out' }])
      for (const fault of ['cover-open', 'paper-out', 'offline'] as const) printer.become(fault)
      await printer.pass(3600)
      expect(printer.history).toEqual(['HelpCalled'])
      printer.become(undefined)
      await printer.pass(60)
      expect(printer.open).toEqual([])
      expect(printer.history).toEqual(['HelpCalled', 'HelpWithdrawn'])
    })
  })

  describe('when its state changes all the time', () => {
    it('never rings for troubles that are over at once, and once for those that come back', async () => {
      const { printer } = await watched()
      for (let change = 0; change < 20; change += 1) {
        printer.become('cover-open')
        await printer.pass(14)
        printer.become(undefined)
        await printer.pass(1)
      }
      expect(printer.history).toEqual([])
      for (let change = 0; change < 20; change += 1) {
        printer.become('offline')
        await printer.pass(20)
        printer.become(undefined)
        await printer.pass(59)
      }
      expect(printer.history).toEqual(['HelpCalled'])
    })
  })

  describe('when the hub starts again', () => {
    it('has called already, and the guide who answered is known', async () => {
      const { printer, folder } = await watched()
      printer.become('paper-out')
      await printer.pass(15)
      const callId = printer.open[0]?.id ?? ''
      await printer.kit.do({ command: { type: 'AnswerHelp', callId }, actor: guide })
      printer.watch.stop()
      printer.kit.kill()

      const after = new WatchedPrinter(folder, 'offline')
      after.watch.start()
      await after.pass(10)
      after.become('paper-out')
      await after.pass(60)
      expect([after.history, after.open]).toEqual([[], []])
      expect(after.kit.writer.hall.help.get(callId)?.stage).toMatchObject({ guideId: guide.id })
      after.become(undefined)
      await after.pass(60)
      expect(after.history).toEqual(['HelpWithdrawn'])
    })
  })

  describe('when the hall is closed', () => {
    it('rings nobody', async () => {
      const { printer } = await watched()
      await printer.kit.do(closeDay())
      printer.become('offline')
      await printer.pass(3600)
      expect(printer.history).toEqual([])
    })
  })
})
