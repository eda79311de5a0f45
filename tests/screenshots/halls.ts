import { join } from 'node:path'
import demoHallFile from '../../hub/demo-hall/hall.json' with { type: 'json' }
import { startNode, stopProcess } from '../../hub/simulation/child-process.ts'
import { freePorts } from '../../hub/simulation/free-port.ts'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import { HubProcess } from '../../hub/simulation/hub-process.ts'
import { sleep } from '../../hub/simulation/timeline.ts'
import { businessDayOf, instantOf } from '../../shared/business-day.ts'
import type { BookingDays, BookingSlots } from '../../shared/http/booking-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import { book } from '../support/booker.ts'

const timeZone = 'Asia/Shanghai'
const demoStartsWithinMs = 90_000
/** How long the demo's morning is let run, in milliseconds, at the speed it is started with. */
const demoRunsMs = 40_000
const demoSpeed = 20
/** How long the full hall fills, in milliseconds, and how fast its clock goes meanwhile: half an hour. */
const fillMs = 30_000
const fillSpeed = 60
const done = { outcome: 'done' } as const

/** A hall to take pictures in. */
export interface PictureHall {
  readonly baseUrl: string
  stop(): Promise<void>
}

/** The demo hall with its crowd, some minutes into the morning, going on at the pace of life. */
export async function demoHall(folder: string, staffPassword: string): Promise<PictureHall> {
  const [http = 0, mqtt = 0] = await freePorts(2)
  const child = startNode('hub/simulation/demo.ts', {
    args: ['--seed', 'pictures', '--speed', String(demoSpeed), '--crowded'],
    env: {
      ...process.env,
      PORT: String(http),
      MQTT_PORT: String(mqtt),
      DATA_DIR: join(folder, 'demo'),
      STAFF_PASSWORD: staffPassword,
    },
  })
  const baseUrl = `http://127.0.0.1:${http}`
  for (const giveUpAt = Date.now() + demoStartsWithinMs; !child.tail().includes('Ctrl-C'); await sleep(100))
    if (Date.now() > giveUpAt) throw new Error(`the demo did not start:\n${child.tail()}`)
  await sleep(demoRunsMs)
  await setSpeed(baseUrl, 1)
  return {
    baseUrl,
    stop: async () => {
      await stopProcess(child, 20_000)
    },
  }
}

/** The hall at ten in the morning, before anybody has come and any window has opened. */
export async function emptyHall(folder: string, staffPassword: string): Promise<PictureHall> {
  return await stillHall(folder, staffPassword, { name: 'empty', startsAtHour: 10 })
}

/**
 * The hall about ten with so many people waiting, come over half an hour; every window has somebody at it, and every
 * third has just called.
 */
export async function fullHall(folder: string, staffPassword: string, waiting: number): Promise<PictureHall> {
  const hall = await stillHall(folder, staffPassword, { name: 'full', startsAtHour: 9.5 })
  const { services, staff, windows } = demoHallFile
  const guide = await guideOf(hall.baseUrl, staffPassword)
  const badges = staff.filter(({ role }) => role === 'clerk').map(({ badgeNumber }) => badgeNumber)
  const clerks = await Promise.all(
    windows.map(({ id }, index) => clerkAt(hall.baseUrl, staffPassword, badges[index] ?? '', id)),
  )
  const calledJustNow = clerks.filter((_, index) => index % 3 === 0)
  const visitors = waiting + clerks.length + calledJustNow.length
  await setSpeed(hall.baseUrl, fillSpeed)
  const startMs = Date.now()
  for (let visitor = 0; visitor < visitors; visitor += 1) {
    await takeTicket(guide, services[visitor % services.length]?.id ?? '')
    await sleep(startMs + (fillMs * visitor) / visitors - Date.now())
  }
  for (const clerk of clerks) {
    await clerk.command('/api/v1/clerk/next')
    await clerk.command('/api/v1/clerk/arrive')
  }
  await setSpeed(hall.baseUrl, 1)
  for (const clerk of calledJustNow) await clerk.command('/api/v1/clerk/next', { finishing: done })
  return hall
}

async function stillHall(
  folder: string,
  staffPassword: string,
  { name, startsAtHour }: { readonly name: string; readonly startsAtHour: number },
): Promise<PictureHall> {
  const hub = await HubProcess.prepare({
    folder,
    dataDir: join(folder, name),
    own: null,
    staffPassword,
    env: { DEMO_DEVICES: 'off', LOG_LEVEL: 'silent', CLOCK_CONTROL: 'on' },
  })
  const realStartMs = Date.now()
  const virtualStartMs = instantOf(businessDayOf(realStartMs, timeZone), startsAtHour * 3600, timeZone)
  await hub.start({ virtualStartMs, realStartMs, speed: 1 })
  return {
    baseUrl: hub.baseUrl,
    stop: async () => {
      await hub.stop()
    },
  }
}

async function clerkAt(
  baseUrl: string,
  password: string,
  badgeNumber: string,
  windowId: string,
): Promise<HubClient> {
  const clerk = new HubClient(baseUrl, { kind: 'staff', badgeNumber, password })
  await clerk.signIn()
  await clerk.command('/api/v1/clerk/sign-in', { windowId })
  return clerk
}

async function setSpeed(baseUrl: string, speed: number): Promise<void> {
  await fetch(`${baseUrl}/api/v1/demo/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ speed }),
  })
}

/** Takes a ticket as a guide does; returns its code. */
export async function takeOne(baseUrl: string, staffPassword: string): Promise<string> {
  const { code } = await takeTicket(await guideOf(baseUrl, staffPassword), 'passport')
  return code
}

/** Books the first free place as a visitor from afar; returns the booking's code. */
export async function bookOne(baseUrl: string): Promise<string> {
  const visitor = new HubClient(baseUrl, null)
  const query = 'services=passport'
  const { days } = await visitor.get<BookingDays>(`/api/v1/booking/days?${query}`)
  const date = days.find(({ status }) => status === 'open')?.date ?? ''
  const { slots } = await visitor.get<BookingSlots>(`/api/v1/booking/slots?${query}&date=${date}`)
  const start = slots.find(({ free }) => free > 0)?.start ?? ''
  const { code } = await book(visitor, 0, { services: ['passport'], date, start })
  return code
}

/** Serves one visitor after the other at the first window, by the clerk whom the demo leaves to people. */
export function serverOf(baseUrl: string, staffPassword: string): () => Promise<void> {
  let clerk: Promise<HubClient> | undefined
  return async () => {
    clerk ??= clerkAt(baseUrl, staffPassword, '1001', 'w01')
    const window = await clerk
    await takeOne(baseUrl, staffPassword)
    await window.command('/api/v1/clerk/next')
    await window.command('/api/v1/clerk/arrive')
    await window.command('/api/v1/clerk/finish', done)
  }
}

function takeTicket(guide: HubClient, serviceId: string): Promise<TakenTicket> {
  return guide.command<TakenTicket>('/api/v1/guide/tickets', { serviceId })
}

async function guideOf(baseUrl: string, password: string): Promise<HubClient> {
  const guide = new HubClient(baseUrl, { kind: 'staff', badgeNumber: '2001', password })
  await guide.signIn()
  return guide
}
