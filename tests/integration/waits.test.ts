import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { HubClient } from '../../hub/simulation/hub-client.ts'
import type { ClerkView } from '../../shared/http/clerk-schemas.ts'
import type { FollowView } from '../../shared/http/follow-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { ManagerView } from '../../shared/http/manager-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { waitSentence } from '../../shared/texts/wait-range.ts'
import { type RunningAgent, startPrinterAgent } from '../../ticket-printer/agent/agent.ts'
import { TcpPrinter } from '../../ticket-printer/agent/tcp-printer.ts'
import {
  startVirtualPrinter,
  type VirtualPrinter,
} from '../../ticket-printer/virtual-printer/virtual-printer.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'
import { linesOf } from '../unit/ticket-printer/decoded.ts'

/** A working day's ten o'clock, so that the hall's hours do not depend on when the test runs. */
const tenOClock = Date.parse('2026-11-23T10:00:00+08:00')

let hub: TestHub
let machine: VirtualPrinter
let agent: RunningAgent
let kiosk: HubClient

beforeAll(async () => {
  hub = await startTestHub({ FORECASTS: 'on', CLOCK: `${tenOClock},${Date.now()},1` })
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
  kiosk = await hub.kiosk('kiosk-01')
  await signIn('1023', 'w23')
})
afterAll(async () => {
  await agent.stop()
  await machine.stop()
  await hub[Symbol.asyncDispose]()
})

async function signIn(badgeNumber: string, windowId: string): Promise<void> {
  const clerk = await hub.staff(badgeNumber)
  await clerk.command<ClerkView>('/api/v1/clerk/sign-in', { windowId })
}
const take = () =>
  kiosk.command<TakenTicket>('/api/v1/kiosk/tickets', { serviceId: 'passport', language: 'zh' })
const follow = ({ code }: TakenTicket) => hub.visitor().get<FollowView>(`/api/v1/tickets/${code}`)
const eventually = (look: () => Promise<void> | void) => vi.waitFor(look, { timeout: 30_000, interval: 100 })

describe('the waits that a running hub foresees', () => {
  it('are not told where no window is open', async () => {
    const { queues } = await hub.visitor().get<QueuesView>('/api/v1/queues')
    expect(queues.find(({ serviceId }) => serviceId === 'deed-tax')?.waitRange).toBeNull()
    const taken = await kiosk.command<TakenTicket>('/api/v1/kiosk/tickets', {
      serviceId: 'deed-tax',
      language: 'en',
    })
    expect(taken.waitRange).toBeNull()
    expect((await follow(taken)).waitRange).toBeNull()
  })

  it('stand on the ticket, its paper and its page, on the queues and for the manager', async () => {
    await signIn('1001', 'w01')
    const first = await take()
    for (let count = 1; count < 20; count += 1) await take()
    // The thread may still be at its start when the first of all tickets is taken.
    await eventually(async () => {
      const { queues } = await hub.visitor().get<QueuesView>('/api/v1/queues')
      expect(queues.find(({ serviceId }) => serviceId === 'passport')?.waitRange?.p50Minutes).toBeGreaterThan(
        30,
      )
    })
    const last = await take()
    expect(last.peopleAhead).toBe(21)
    const { p50Minutes = 0, p90Minutes = 0 } = last.waitRange ?? {}
    expect(p50Minutes).toBeGreaterThan(60)
    expect(p90Minutes).toBeGreaterThan(p50Minutes)

    const told = waitSentence({ p50Minutes, p90Minutes })
    await eventually(() => {
      const paper = machine.tickets().find(({ number }) => number === last.ticketNumber)
      expect(paper === undefined ? '' : linesOf(paper).join('\n')).toContain(`${told.zh}\n${told.en}`)
    })
    await eventually(async () => {
      const [early, late] = [await follow(first), await follow(last)]
      expect(early.waitRange?.p90Minutes).toBeLessThanOrEqual(2)
      expect(late.waitRange?.p50Minutes).toBeGreaterThan(60)
    })
    const manager = await hub.staff('3001')
    const { queues } = await manager.get<ManagerView>('/api/v1/manager')
    expect(queues.find(({ serviceId }) => serviceId === 'passport')?.waitRange).not.toBeNull()
  }, 60_000)

  it('are counted, with their age, in the metrics', async () => {
    const metrics = await (await fetch(`${hub.url}/metrics`)).text()
    expect(Number(/tingxu_forecasts\{what="answered"\} (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(0)
    expect(Number(/tingxu_forecasts\{what="ageSeconds"\} ([\d.]+)/.exec(metrics)?.[1])).toBeLessThan(60)
    expect(metrics).toContain('tingxu_forecasts{what="late"}')
  })
})

describe('a hub whose demand profile cannot be used', () => {
  it('does not start, and says which file and why', async () => {
    const file = join(hub.dataDir, 'profile.json')
    await expect(startTestHub({ DEMAND_PROFILE: file })).rejects.toThrow(
      `DEMAND_PROFILE=${file} cannot be read`,
    )
    writeFileSync(file, '{"hall": "x"}')
    await expect(startTestHub({ DEMAND_PROFILE: file })).rejects.toThrow('services: ')
    const other = 'hub/simulation/profiles/wola-mon.json'
    await expect(startTestHub({ DEMAND_PROFILE: other })).rejects.toThrow('tells of no service of this hall')
  })
})
