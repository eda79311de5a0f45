import { join } from 'node:path'
import { startNode, stopProcess } from '../../hub/simulation/child-process.ts'
import { freePorts } from '../../hub/simulation/free-port.ts'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import { HubProcess } from '../../hub/simulation/hub-process.ts'
import { sleep } from '../../hub/simulation/timeline.ts'
import { businessDayOf, instantOf } from '../../shared/business-day.ts'
import type { HallView, TakenTicket } from '../../shared/http/schemas.ts'

const timeZone = 'Asia/Shanghai'
const demoStartsWithinMs = 90_000
/** How long the demo's morning is let run, in milliseconds, at the speed it is started with. */
const demoRunsMs = 40_000
const demoSpeed = 20

/** A hall to take pictures in. */
export interface PictureHall {
  readonly baseUrl: string
  stop(): Promise<void>
}

/** The demo hall with its crowd, some minutes into the morning, going on at the pace of life. */
export async function demoHall(folder: string, staffPassword: string): Promise<PictureHall> {
  const [http = 0, mqtt = 0, printer = 0, page = 0] = await freePorts(4)
  const child = startNode('hub/simulation/demo.ts', {
    args: ['--seed', 'pictures', '--speed', String(demoSpeed), '--crowded'],
    env: {
      ...process.env,
      PORT: String(http),
      MQTT_PORT: String(mqtt),
      VIRTUAL_PRINTER_PORT: String(printer),
      VIRTUAL_PRINTER_PAGE_PORT: String(page),
      DATA_DIR: join(folder, 'demo'),
      STAFF_PASSWORD: staffPassword,
    },
  })
  const baseUrl = `http://127.0.0.1:${http}`
  for (const giveUpAt = Date.now() + demoStartsWithinMs; !child.tail().includes('Ctrl-C'); await sleep(100))
    if (Date.now() > giveUpAt) throw new Error(`the demo did not start:\n${child.tail()}`)
  await sleep(demoRunsMs)
  await fetch(`${baseUrl}/api/v1/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ speed: 1 }),
  })
  return {
    baseUrl,
    stop: async () => {
      await stopProcess(child, 20_000)
    },
  }
}

/** The hall at ten in the morning with so many people waiting and every window closed. */
export async function stillHall(
  folder: string,
  staffPassword: string,
  waiting: number,
): Promise<PictureHall> {
  const hub = await HubProcess.prepare({
    folder,
    dataDir: join(folder, `still-${waiting}`),
    own: null,
    staffPassword,
    env: { DEMO_DEVICES: 'off', LOG_LEVEL: 'silent' },
  })
  const realStartMs = Date.now()
  const virtualStartMs = instantOf(businessDayOf(realStartMs, timeZone), 10 * 3600, timeZone)
  await hub.start({ virtualStartMs, realStartMs, speed: 1 })
  const guide = await guideOf(hub.baseUrl, staffPassword)
  const { services } = await guide.get<HallView>('/api/v1/hall')
  for (let visitor = 0; visitor < waiting; visitor += 1)
    await takeTicket(guide, services[visitor % services.length]?.id ?? '')
  return {
    baseUrl: hub.baseUrl,
    stop: async () => {
      await hub.stop()
    },
  }
}

/** Takes a ticket as a guide does; returns its code. */
export async function takeOne(baseUrl: string, staffPassword: string): Promise<string> {
  const { code } = await takeTicket(await guideOf(baseUrl, staffPassword), 'passport')
  return code
}

function takeTicket(guide: HubClient, serviceId: string): Promise<TakenTicket> {
  return guide.command<TakenTicket>('/api/v1/guide/tickets', { serviceId })
}

async function guideOf(baseUrl: string, password: string): Promise<HubClient> {
  const guide = new HubClient(baseUrl, { kind: 'staff', badgeNumber: '2001', password })
  await guide.signIn()
  return guide
}
