import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningAgent, startPrinterAgent } from '../../ticket-printer/agent/agent.ts'
import { JobBook } from '../../ticket-printer/agent/job-book.ts'
import { TcpPrinter } from '../../ticket-printer/agent/tcp-printer.ts'
import {
  startVirtualPrinter,
  type VirtualPrinter,
} from '../../ticket-printer/virtual-printer/virtual-printer.ts'
import { hintsCommand, printCommand } from '../unit/ticket-printer/print-command.ts'
import { deviceId, eventually, hallId, secret, startBroker, type TestBroker } from './printer-broker.ts'

const pace = { blockedPollMs: 10, idlePollMs: 20, maxTries: 3 }
const times = { connectTimeoutMs: 300, answerTimeoutMs: 100, processedTimeoutMs: 300, watchMs: 20 }
const silent = pino({ level: 'silent' })

let broker: TestBroker
let machine: VirtualPrinter
let dataDir: string
let nowMs: number
const agents: RunningAgent[] = []

beforeEach(async () => {
  broker = await startBroker()
  machine = await startVirtualPrinter({ port: 0, pagePort: 0 })
  dataDir = mkdtempSync(join(tmpdir(), 'printer-agent-'))
  nowMs = 1_000_000
})

afterEach(async () => {
  for (const agent of agents.splice(0)) await agent.stop()
  await machine.stop()
  await broker.stop()
  rmSync(dataDir, { recursive: true })
})

function startAgent(): RunningAgent {
  const agent = startPrinterAgent({
    mqttUrl: broker.url,
    hallId,
    deviceId,
    secret,
    dataDir,
    printer: new TcpPrinter({ host: '127.0.0.1', port: machine.port, ...times }),
    clock: { now: () => nowMs },
    log: silent,
    pace,
    shortestRetryMs: 20,
  })
  agents.push(agent)
  return agent
}

async function onlineAgent(): Promise<RunningAgent> {
  const before = broker.births()
  const agent = startAgent()
  await eventually(() => expect(broker.births()).toBe(before + 1))
  return agent
}

/** The book as an agent that was killed has left it. */
function leaveBook(write: (book: JobBook) => void): void {
  const book = JobBook.open(join(dataDir, `${deviceId}.jobs.jsonl`))
  write(book)
  book.close()
}

const numbers = () => machine.tickets().map((ticket) => ticket.number)
const command = (number: string) => printCommand({ number }, { id: `job-${number}` })
const reported = () => broker.jobReports().map(({ jobId, outcome, detail }) => [jobId, outcome, detail])
const statuses = () =>
  broker.said.flatMap((word) =>
    word.name === 'printerReport' && word.value.kind === 'status' ? [word.value] : [],
  )

describe('the printer agent', () => {
  describe('when it gets print commands', () => {
    it('acknowledges each, prints them in order and reports them printed', async () => {
      await onlineAgent()
      for (const number of ['A001', 'A002', 'A003']) await broker.print(command(number))
      await eventually(() => expect(broker.jobReports()).toHaveLength(3))
      expect(numbers()).toEqual(['A003', 'A002', 'A001'])
      expect(broker.acks()).toEqual(
        ['A001', 'A002', 'A003'].map((number) => ({ id: `job-${number}`, status: 'accepted' })),
      )
      expect(reported()).toEqual([
        ['job-A001', 'printed', ''],
        ['job-A002', 'printed', ''],
        ['job-A003', 'printed', ''],
      ])
      expect(broker.denied).toEqual([])
    })

    it('gets those that were sent while it was away', async () => {
      await (await onlineAgent()).stop()
      await broker.print(command('A001'))
      await onlineAgent()
      await eventually(() => expect(reported()).toEqual([['job-A001', 'printed', '']]))
    })
  })

  describe('when a command comes twice', () => {
    it('prints once, answers duplicate and reports the known outcome under the same id', async () => {
      await onlineAgent()
      await broker.print(command('A001'))
      await eventually(() => expect(broker.jobReports()).toHaveLength(1))
      await broker.print(command('A001'))
      await eventually(() => expect(broker.jobReports()).toHaveLength(2))
      expect(broker.acks().map((ack) => ack.status)).toEqual(['accepted', 'duplicate'])
      const [first, second] = broker.jobReports()
      expect(second).toEqual(first)
      expect(numbers()).toEqual(['A001'])
    })
  })

  describe('when the paper is out before the ticket', () => {
    it('says blocked once for each that waits, and prints each once when paper is in', async () => {
      await machine.setFault('paper-out')
      await onlineAgent()
      await broker.print(command('A001'))
      await broker.print(command('A002'))
      await eventually(() => expect(broker.jobReports()).toHaveLength(2))
      await machine.setFault('none')
      await eventually(() => expect(broker.jobReports()).toHaveLength(4))
      expect(reported().sort()).toEqual([
        ['job-A001', 'blocked', 'paper-out'],
        ['job-A001', 'printed', ''],
        ['job-A002', 'blocked', 'paper-out'],
        ['job-A002', 'printed', ''],
      ])
      expect(numbers()).toEqual(['A002', 'A001'])
    })

    it('does not print any more after the ticket has expired', async () => {
      await machine.setFault('cover-open')
      await onlineAgent()
      await broker.print(command('A001'))
      await eventually(() => expect(reported()).toEqual([['job-A001', 'blocked', 'cover-open']]))
      nowMs += 600_001
      await eventually(() => expect(reported().at(-1)).toEqual(['job-A001', 'expired', '']))
      await machine.setFault('none')
      await broker.print(command('A002'))
      await eventually(() => expect(reported().at(-1)).toEqual(['job-A002', 'printed', '']))
      expect(numbers()).toEqual(['A002'])
    })
  })

  describe('when the printer is switched off and on again', () => {
    it('waits for it as blocked, then prints', async () => {
      await machine.setFault('offline')
      await onlineAgent()
      await broker.print(command('A001'))
      await eventually(() => expect(reported()).toEqual([['job-A001', 'blocked', 'offline']]))
      await machine.setFault('none')
      await eventually(() => expect(reported().at(-1)).toEqual(['job-A001', 'printed', '']))
      expect(numbers()).toEqual(['A001'])
    })
  })

  describe('when the printer breaks off in the middle of a ticket', () => {
    it.each([
      ['reset', 'reset'],
      ['silence', 'silent'],
      ['paper-out', 'paper-out'],
    ] as const)('reports unknown and never prints it again: %s', async (fault, detail) => {
      await onlineAgent()
      await machine.setFault(fault, 300)
      await broker.print(command('A001'))
      await eventually(() => expect(reported()).toEqual([['job-A001', 'unknown', detail]]))
      await machine.setFault('none')
      await broker.print(command('A001'))
      await broker.print(command('A002'))
      await eventually(() => expect(reported().at(-1)).toEqual(['job-A002', 'printed', '']))
      expect(numbers().filter((number) => number === 'A001')).toHaveLength(1)
    })
  })

  describe('when the line to the printer breaks before every ticket', () => {
    it('gives up after a few tries with nothing printed', async () => {
      await onlineAgent()
      await machine.setFault('reset')
      await eventually(() => expect(machine.fault().fault).toBe('none'))
      let rearmed = true
      const rearm = setInterval(() => rearmed && void machine.setFault('reset'), 1)
      await broker.print(command('A001'))
      await eventually(() => expect(reported()).toEqual([['job-A001', 'failed', 'reset']]))
      rearmed = false
      clearInterval(rearm)
      expect(numbers()).toEqual([])
    })
  })

  describe('when it was killed', () => {
    it('prints a job that was accepted and not started', async () => {
      leaveBook((book) => book.accept(command('A001'), nowMs))
      await onlineAgent()
      await eventually(() => expect(reported()).toEqual([['job-A001', 'printed', '']]))
      await broker.print(command('A001'))
      await eventually(() => expect(broker.acks().at(-1)).toEqual({ id: 'job-A001', status: 'duplicate' }))
      expect(numbers()).toEqual(['A001'])
    })

    it('reports a job that was started as unknown and does not print it', async () => {
      leaveBook((book) => {
        book.accept(command('A001'), nowMs)
        book.start('job-A001')
        book.accept(command('A002'), nowMs)
      })
      await onlineAgent()
      await eventually(() => expect(broker.jobReports()).toHaveLength(2))
      expect(reported()).toEqual([
        ['job-A001', 'unknown', 'restart'],
        ['job-A002', 'printed', ''],
      ])
      expect(numbers()).toEqual(['A002'])
    })

    it('sends the report of a printed job that the broker did not take, under its id', async () => {
      let id: string | undefined
      leaveBook((book) => {
        book.accept(command('A001'), nowMs)
        book.start('job-A001')
        book.end('job-A001', 'printed', '')
        id = book.nextReport?.id
      })
      await onlineAgent()
      await eventually(() =>
        expect(broker.jobReports()).toMatchObject([{ id, jobId: 'job-A001', outcome: 'printed' }]),
      )
      expect(numbers()).toEqual([])
    })

    it('does not print a job whose time ran out meanwhile', async () => {
      leaveBook((book) => book.accept(command('A001'), nowMs))
      nowMs += 600_001
      await onlineAgent()
      await eventually(() => expect(reported()).toEqual([['job-A001', 'expired', '']]))
      expect(numbers()).toEqual([])
    })
  })

  describe('when the broker goes away', () => {
    it('prints on and sends the reports to the broker that comes back', async () => {
      await machine.setFault('paper-out')
      await onlineAgent()
      await broker.print(command('A001'))
      await eventually(() => expect(broker.jobReports()).toHaveLength(1))
      await broker.stop()
      await machine.setFault('none')
      await eventually(() => expect(numbers()).toEqual(['A001']))
      broker = await startBroker(broker.port)
      await eventually(() => expect(reported()).toEqual([['job-A001', 'printed', '']]))
      expect(statuses()).toEqual([
        { kind: 'status', online: true, paper: 'ok', cover: 'closed', cutter: 'ok' },
      ])
    })

    it('comes back with a new presence session, so that its old death cannot end it', async () => {
      await onlineAgent()
      await broker.stop()
      const before = broker.said
      broker = await startBroker(broker.port)
      await eventually(() => expect(broker.said).not.toEqual([]))
      const sessions = [...before, ...broker.said].flatMap((word) =>
        word.name === 'devicePresence' && word.value.status === 'online' ? [word.value.session] : [],
      )
      expect(new Set(sessions).size).toBe(2)
    })
  })

  describe('when the state of the printer changes', () => {
    it('tells each change once, also with nothing to print', async () => {
      await onlineAgent()
      await eventually(() => expect(statuses()).toHaveLength(1))
      await machine.setFault('paper-low')
      await eventually(() => expect(statuses().at(-1)).toMatchObject({ paper: 'low' }))
      await machine.setFault('cover-open')
      await eventually(() => expect(statuses().at(-1)).toMatchObject({ online: true, cover: 'open' }))
      await machine.setFault('none')
      await eventually(() => expect(statuses().at(-1)).toMatchObject({ paper: 'ok', cover: 'closed' }))
      expect(statuses()).toHaveLength(4)
    })
  })

  describe('when it is stopped', () => {
    it('says goodbye once, under the session of its birth, and leaves no last will to the broker', async () => {
      const agent = await onlineAgent()
      await agent.stop()
      await eventually(() => expect(broker.connections()).toBe(0))
      // What the broker says after this point comes after any last will.
      await broker.garbage('{}')
      const presence = broker.said.flatMap((word) => (word.name === 'devicePresence' ? [word.value] : []))
      expect(presence.map(({ status }) => status)).toEqual(['online', 'offline'])
      expect(presence[1]?.session).toBe(presence[0]?.session)
    })
  })

  describe('when it gets hints', () => {
    const hints = (id: string) => hintsCommand({}, { id })
    const kinds = () => machine.tickets().map(({ kind, number }) => number ?? kind)
    /** The agent has been on line for a moment: it tells its printer's state then. */
    const settled = async () => {
      const agent = await onlineAgent()
      await eventually(() => expect(statuses()).toHaveLength(1))
      return agent
    }

    it('prints them once, and says nothing of them', async () => {
      const agent = await settled()
      await broker.print(hints('h1'))
      await broker.print(hints('h1'))
      await broker.print(command('A001'))
      await eventually(() => expect(kinds().sort()).toEqual(['A001', 'hints']))
      await eventually(() => expect(reported()).toEqual([['job-A001', 'printed', '']]))
      expect(broker.acks()).toEqual([{ id: 'job-A001', status: 'accepted' }])
      expect(agent.droppedMessages()).toBe(0)
    })

    it('lets every ticket go first when paper is in again', async () => {
      await settled()
      await machine.setFault('paper-out')
      await broker.print(hints('h1'))
      await broker.print(command('A001'))
      await eventually(() => expect(reported()).toEqual([['job-A001', 'blocked', 'paper-out']]))
      await machine.setFault('none')
      await eventually(() => expect(kinds()).toEqual(['hints', 'A001']))
    })

    it('does not print them when their time is over, and does print the next ones', async () => {
      await settled()
      await machine.setFault('paper-out')
      await broker.print(hints('h1'))
      await broker.print(command('A001'))
      await eventually(() => expect(reported()).toEqual([['job-A001', 'blocked', 'paper-out']]))
      nowMs += 120_001
      await machine.setFault('none')
      await eventually(() => expect(reported().at(-1)).toEqual(['job-A001', 'printed', '']))
      await broker.print(hints('h2'))
      await eventually(() => expect(kinds()).toEqual(['hints', 'A001']))
    })

    it('never tries again what may be on paper', async () => {
      await settled()
      await machine.setFault('reset', 300)
      await broker.print(hints('h1'))
      await eventually(() => expect(machine.tickets()).toHaveLength(1))
      await broker.print(command('A001'))
      await eventually(() => expect(reported()).toEqual([['job-A001', 'printed', '']]))
      expect(kinds().filter((kind) => kind === 'hints')).toHaveLength(1)
    })

    it('drops those that the broker kept while it was away', async () => {
      await (await settled()).stop()
      await broker.print(hints('h1'))
      await broker.print(command('A001'))
      await onlineAgent()
      await eventually(() => expect(reported()).toEqual([['job-A001', 'printed', '']]))
      await broker.print(command('A002'))
      await eventually(() => expect(reported().at(-1)).toEqual(['job-A002', 'printed', '']))
      expect(kinds()).toEqual(['A002', 'A001'])
    })

    it('keeps nothing of them in its book', async () => {
      const agent = await settled()
      await broker.print(hints('h1'))
      await eventually(() => expect(kinds()).toEqual(['hints']))
      await agent.stop()
      agents.splice(0)
      const book = JobBook.open(join(dataDir, `${deviceId}.jobs.jsonl`))
      expect([book.openJobs, book.nextReport]).toEqual([[], undefined])
      book.close()
    })
  })

  describe('when a message is no print command', () => {
    it.each(['not json', '{"id":"x"}', JSON.stringify({ ...command('A001'), kind: 'forgery' })])(
      'drops it, counts it and goes on: %s',
      async (payload) => {
        const agent = await onlineAgent()
        await broker.garbage(payload)
        await broker.print(command('A002'))
        await eventually(() => expect(reported()).toEqual([['job-A002', 'printed', '']]))
        expect(agent.droppedMessages()).toBe(1)
      },
    )
  })
})
