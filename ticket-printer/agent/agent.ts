import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock.ts'
import { type HintsPrint, matchTopic, parsePayload, type TicketPrint } from '../../shared/mqtt/topic-map.ts'
import { HintsQueue } from './hints-queue.ts'
import { JobBook } from './job-book.ts'
import { MqttLink } from './mqtt-link.ts'
import { PrintLoop, type PrintPace, usualPace } from './print-loop.ts'
import { ReportOutbox } from './report-outbox.ts'
import type { TicketPrinter } from './ticket-printer.ts'

/** What an agent needs to serve one printer. */
export interface PrinterAgentOptions {
  readonly mqttUrl: string
  readonly hallId: string
  readonly deviceId: string
  readonly secret: string
  /** Folder of the job book; one agent at a time. */
  readonly dataDir: string
  readonly printer: TicketPrinter
  readonly clock: Clock
  readonly log: Logger
  readonly pace?: Partial<PrintPace>
  /** Shortest wait before a new connection to the broker, in milliseconds. */
  readonly shortestRetryMs?: number
}

/** An agent at work. */
export interface RunningAgent {
  /** Resolves after `stop`; rejects when the agent cannot go on, as when its disk is full. */
  readonly done: Promise<void>
  /** Messages that were dropped because they were not of the topic map. */
  readonly droppedMessages: () => number
  /** Finishes the paper in hand, says goodbye and lets go of the book. */
  stop(): Promise<void>
}

/** Jobs that may wait at one printer: more than a kiosk sells while the paper is out. */
const maxOpenJobs = 1_000

/**
 * Starts the agent of one printer: print commands in over MQTT, ESC/POS out, reports back. Throws when the job book
 * cannot be opened; a broker or printer that is away is waited for.
 */
export function startPrinterAgent(options: PrinterAgentOptions): RunningAgent {
  const { hallId, deviceId, log, clock } = options
  const book = JobBook.open(join(options.dataDir, `${deviceId}.jobs.jsonl`))
  const hints = new HintsQueue()
  let dropped = 0

  const link = new MqttLink({
    url: options.mqttUrl,
    hallId,
    deviceId,
    secret: options.secret,
    log,
    subscribe: ['print'],
    onMessage: receive,
    onOnline: () => outbox.online(),
    ...(options.shortestRetryMs === undefined ? {} : { shortestRetryMs: options.shortestRetryMs }),
  })
  const outbox = new ReportOutbox(
    book,
    {
      get online() {
        return link.online
      },
      publish: (report) => link.publish('printerReport', report),
    },
    log,
  )
  const loop = new PrintLoop({
    book,
    hints,
    printer: options.printer,
    clock,
    pace: { ...usualPace, ...options.pace },
    log,
    onReport: () => outbox.wake(),
    onStatus: (status) => outbox.noteStatus(status),
  })

  function receive(topic: string, payload: Uint8Array): void {
    const command = matchTopic(hallId, topic)?.name === 'print' ? parsePayload('print', payload) : undefined
    if (command?.ok !== true) {
      dropped += 1
      log.warn({ topic, reason: command?.reason ?? 'not a topic of this printer' }, 'message dropped')
      return
    }
    if (command.value.kind === 'hints') receiveHints(command.value)
    else receiveTicket(command.value)
  }

  function receiveTicket(command: TicketPrint): void {
    const jobId = command.id
    const status = book.accept(command, clock.now())
    // The hub sends the command again when it misses the answer, so a lost one needs no memory.
    link.publish('printAck', { id: jobId, status }).catch(() => undefined)
    if (status === 'duplicate') {
      log.info({ jobId }, 'print job known already')
      book.repeatReport(jobId)
      outbox.wake()
      return
    }
    if (book.openCount > maxOpenJobs) {
      book.end(jobId, 'failed', 'queue-full')
      outbox.wake()
    }
    loop.wake()
  }

  function receiveHints(command: HintsPrint): void {
    // What comes before the greeting is over was kept by the broker while this agent was away: nobody waits for it now.
    const status = link.online ? hints.accept(command, clock.now()) : 'late'
    log.info({ jobId: command.id, status }, 'hints asked for')
    loop.wake()
  }

  const printing = loop.run()
  const works = [link.run(), outbox.run(), printing]
  const end = async () => {
    loop.stop()
    outbox.stop()
    await link.stop()
  }
  const done = Promise.all(works)
    .catch(async (error: unknown) => {
      await end()
      throw error
    })
    .then(() => undefined)
    .finally(async () => {
      await Promise.allSettled(works)
      book.close()
    })
  return {
    done,
    droppedMessages: () => dropped,
    stop: async () => {
      loop.stop()
      await Promise.allSettled([printing])
      await end()
      await done
    },
  }
}
