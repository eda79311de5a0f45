import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  startVirtualPrinter,
  type VirtualPrinter,
} from '../../ticket-printer/virtual-printer/virtual-printer.ts'
import { printCommand } from '../unit/ticket-printer/print-command.ts'
import { deviceId, eventually, hallId, secret, startBroker, type TestBroker } from './printer-broker.ts'

let broker: TestBroker
let machine: VirtualPrinter
let dataDir: string
const processes: ChildProcess[] = []

beforeEach(async () => {
  broker = await startBroker()
  machine = await startVirtualPrinter({ port: 0, pagePort: 0 })
  dataDir = mkdtempSync(join(tmpdir(), 'printer-crash-'))
})

afterEach(async () => {
  for (const agent of processes.splice(0)) await kill(agent)
  await machine.stop()
  await broker.stop()
  rmSync(dataDir, { recursive: true })
})

function startAgent(env: Record<string, string> = {}): ChildProcess {
  const agent = spawn(process.execPath, ['--import', 'tsx', 'ticket-printer/agent/main.ts'], {
    env: {
      ...process.env,
      MQTT_URL: broker.url,
      HALL_ID: hallId,
      DEVICE_ID: deviceId,
      DEVICE_SECRET: secret,
      PRINTER_PORT: String(machine.port),
      AGENT_DATA_DIR: dataDir,
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  processes.push(agent)
  return agent
}

async function kill(agent: ChildProcess): Promise<void> {
  if (agent.exitCode !== null || agent.signalCode !== null) return
  const gone = once(agent, 'exit')
  agent.kill('SIGKILL')
  await gone
}

const command = (number: string) => printCommand({ number }, { id: `job-${number}` })
const timesPrinted = (number: string) => machine.tickets().filter((ticket) => ticket.number === number).length
const outcomes = (jobId: string) =>
  new Set(
    broker
      .jobReports()
      .flatMap((report) => (report.jobId === jobId && report.outcome !== 'blocked' ? [report.outcome] : [])),
  )

describe('the printer agent as a process', () => {
  describe('when it is killed while a ticket waits for paper', () => {
    it('prints it once after the next start', async () => {
      await machine.setFault('paper-out')
      const agent = startAgent()
      await eventually(() => expect(broker.births()).toBe(1))
      await broker.print(command('A001'))
      await eventually(() => expect(broker.jobReports()).toMatchObject([{ outcome: 'blocked' }]))
      await kill(agent)
      await machine.setFault('none')
      startAgent()
      await eventually(() => expect(outcomes('job-A001')).toEqual(new Set(['printed'])))
      expect(timesPrinted('A001')).toBe(1)
    })
  })

  describe('when it is killed in the middle of a ticket', () => {
    it('reports it unknown after the next start and never prints it again', async () => {
      await machine.setFault('silence', 300)
      const agent = startAgent()
      await eventually(() => expect(broker.births()).toBe(1))
      await broker.print(command('A001'))
      await eventually(() => expect(machine.fault().afterBytes).toBe(0))
      await kill(agent)
      await machine.setFault('none')
      startAgent()
      await eventually(() => expect(outcomes('job-A001')).toEqual(new Set(['unknown'])))
      await broker.print(command('A001'))
      await eventually(() => expect(broker.acks().at(-1)).toEqual({ id: 'job-A001', status: 'duplicate' }))
      await broker.print(command('A002'))
      await eventually(() => expect(outcomes('job-A002')).toEqual(new Set(['printed'])))
      expect(timesPrinted('A001')).toBe(1)
    })
  })

  describe('when it is killed again and again while it prints', () => {
    it('prints no ticket twice and gives each one outcome', async () => {
      const numbers = Array.from({ length: 40 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`)
      let agent = startAgent()
      await eventually(() => expect(broker.births()).toBe(1))
      for (const number of numbers) await broker.print(command(number))
      for (const printedBefore of [3, 9, 16, 25, 33]) {
        await eventually(() => expect(machine.tickets().length).toBeGreaterThanOrEqual(printedBefore))
        await kill(agent)
        agent = startAgent()
      }
      // A hub sends again what it has no answer to.
      for (const number of numbers) await broker.print(command(number))
      await eventually(() => {
        for (const number of numbers) expect(outcomes(`job-${number}`).size).toBe(1)
      })
      for (const number of numbers) {
        expect(timesPrinted(number)).toBeLessThanOrEqual(1)
        if (outcomes(`job-${number}`).has('printed')) expect(timesPrinted(number)).toBe(1)
      }
      const ends = numbers.map((number) => [...outcomes(`job-${number}`)][0])
      expect(ends.filter((end) => end === 'unknown').length).toBeLessThanOrEqual(5)
      expect(ends.filter((end) => end !== 'printed' && end !== 'unknown')).toEqual([])
    })
  })

  describe('when settings are missing', () => {
    it('ends with a message that names them', async () => {
      const agent = startAgent({ DEVICE_ID: '', PRINTER_PORT: 'lpt1' })
      let words = ''
      agent.stderr?.on('data', (data: Buffer) => {
        words += data.toString('utf8')
      })
      const [code] = await once(agent, 'close')
      expect(code).toBe(1)
      expect(words).toMatch(/DEVICE_ID: .*\n\s+PRINTER_PORT: /)
    })
  })

  describe('when it is asked to stop', () => {
    it('says goodbye and ends with 0', async () => {
      const agent = startAgent()
      await eventually(() => expect(broker.said).toMatchObject([{ value: { status: 'online' } }, {}]))
      agent.kill('SIGTERM')
      const [code] = await once(agent, 'exit')
      expect(code).toBe(0)
      await eventually(() => expect(broker.said.at(-1)).toMatchObject({ value: { status: 'offline' } }))
    })
  })
})
