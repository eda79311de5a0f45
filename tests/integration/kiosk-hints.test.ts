import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { Problem } from '../../shared/http/problem-schema.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { type RunningAgent, startPrinterAgent } from '../../ticket-printer/agent/agent.ts'
import { TcpPrinter } from '../../ticket-printer/agent/tcp-printer.ts'
import {
  startVirtualPrinter,
  type VirtualPrinter,
} from '../../ticket-printer/virtual-printer/virtual-printer.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'

let hub: TestHub
let machine: VirtualPrinter
let agent: RunningAgent
let headers: Record<string, string>

beforeAll(async () => {
  hub = await startTestHub()
  machine = await startVirtualPrinter({ port: 0, pagePort: 0 })
  const { hallId, secret } = await hub.device('printer-01')
  agent = startPrinterAgent({
    mqttUrl: `mqtt://127.0.0.1:${hub.mqttPort}`,
    hallId,
    deviceId: 'printer-01',
    secret,
    dataDir: join(hub.dataDir, 'agent'),
    printer: new TcpPrinter({ host: '127.0.0.1', port: machine.port }),
    clock: { now: Date.now },
    log: pino({ level: 'silent' }),
    pace: { blockedPollMs: 20, idlePollMs: 20 },
  })
  const kiosk = await hub.kiosk('kiosk-01')
  headers = { ...kiosk.headers(), 'content-type': 'application/json' }
  await eventually(() => ask('passport', `probe-${Date.now()}`).then(({ status }) => status), 200)
})
afterAll(async () => {
  await agent.stop()
  await machine.stop()
  await hub[Symbol.asyncDispose]()
})

const eventually = <Value>(look: () => Value | Promise<Value>, expected: Awaited<Value>) =>
  vi.waitFor(async () => expect(await look()).toEqual(expected), { timeout: 20_000, interval: 50 })

const ask = (serviceId: string, key?: string, more: Record<string, string> = headers) =>
  fetch(`${hub.url}/api/v1/kiosk/hints`, {
    method: 'POST',
    headers: { ...more, ...(key !== undefined && { 'idempotency-key': key }) },
    body: JSON.stringify({ serviceId, language: 'zh' }),
  })
const codeOf = async (reply: Response) => ((await reply.json()) as Problem).code
const papers = () => machine.tickets().filter(({ kind }) => kind === 'hints')
const papersFor = (serviceId: string) => papers().filter(({ qr }) => qr?.endsWith(`?service=${serviceId}`))

describe('hints at a kiosk', () => {
  it('come out of the printer beside it, with the way to book the service, and leave the journal alone', async () => {
    const before = await hub.visitor().get<QueuesView>('/api/v1/queues')
    expect((await ask('fund-loan', 'hints-key-1')).status).toBe(200)
    await eventually(() => papersFor('fund-loan').map(({ qr }) => qr), [`${hub.url}/book?service=fund-loan`])
    const after = await hub.visitor().get<QueuesView>('/api/v1/queues')
    expect(after.rev).toBe(before.rev)
  })

  it('come once for a repeated request', async () => {
    const [first, second] = await Promise.all([
      ask('mortgage', 'hints-key-2'),
      ask('mortgage', 'hints-key-2'),
    ])
    expect(await second.json()).toEqual(await first.json())
    // What was asked for behind them is printed behind them.
    await ask('id-card', 'hints-key-3')
    await eventually(() => papersFor('id-card').length, 1)
    expect(papersFor('mortgage')).toHaveLength(1)
  })

  it('are refused for another content under the same key, an unknown service, no key and no credential', async () => {
    await ask('marriage', 'hints-key-4')
    expect(await codeOf(await ask('passport', 'hints-key-4'))).toBe('command_id_reused')
    expect(await codeOf(await ask('flying', 'hints-key-5'))).toBe('service_unknown')
    expect(await codeOf(await ask('passport'))).toBe('command_id_missing')
    const nobody = { 'content-type': 'application/json' }
    expect(await codeOf(await ask('passport', 'hints-key-6', nobody))).toBe('device_not_enrolled')
  })

  it('are refused while the printer is out of paper', async () => {
    await machine.setFault('paper-out')
    await eventually(async () => (await ask('passport', `out-${Math.random()}`)).status, 409)
    expect(await codeOf(await ask('passport', 'hints-key-7'))).toBe('printer_not_ready')
    await machine.setFault('none')
  })
})

describe('the view of the hall', () => {
  it('tells the hints of each service to anybody', async () => {
    const hall = await hub.visitor().get<HallView>('/api/v1/hall')
    const service = hall.services.find(({ id }) => id === 'house-package')
    expect(service).toMatchObject({
      expectedMinutes: 30,
      bookingSlots: 2,
      zoneName: { zh: '综合受理区、民生保障区' },
      fee: { zh: '住宅登记费 80 元；税款按规定另缴' },
      materials: expect.arrayContaining([
        {
          zh: '网签的买卖合同',
          en: 'The sale contract as signed online',
          issuedBy: { zh: '住房交易网签系统', en: 'the online sale contract system' },
          copies: { zh: '一式两份', en: 'Two copies' },
        },
      ]),
    })
    expect(service?.mistakes.length).toBeGreaterThan(1)
  })
})
