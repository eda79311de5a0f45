import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { BenchHub } from './bench-hub.ts'
import { WindowClient } from './clients.ts'
import { attachPrinters } from './commands.ts'
import type { DevicesWanted } from './devices.ts'
import { OwnChild } from './own-child.ts'

/** Until what was just done is over for the memory too. */
const settleMs = 1_000
const megabyte = 1024 * 1024

/** Megabytes at one moment. */
export interface MemoryReading {
  readonly residentMb: number
  readonly heapMb: number
}

/** Memory of the hub along a day. */
export interface MemoryResult {
  readonly tickets: number
  readonly devices: number
  readonly pages: number
  readonly atStart: MemoryReading
  readonly afterTickets: MemoryReading
  readonly withEveryone: MemoryReading
}

/** Reads the hub's memory after its start, after that many visitors, and with all devices and clerks' pages there. */
export async function measureMemory(
  folder: string,
  hall: HallDefinition,
  tickets: number,
): Promise<MemoryResult> {
  const hub = await BenchHub.prepare({ folder: await mkdtemp(join(folder, 'hub-')), hall })
  await hub.start()
  const atStart = await readMemory(hub)
  const printers = await attachPrinters(hub, hall)
  const windows = await WindowClient.openWindows(hub.baseUrl, hall.windows.length)
  await serveVisitors(windows, tickets)
  const afterTickets = await readMemory(hub)
  const screens = new OwnChild('tests/load/devices.ts')
  const devices = hall.devices.filter(({ kind }) => kind !== 'kiosk' && kind !== 'printer')
  const wanted: DevicesWanted = { brokerUrl: hub.brokerUrl, hallId: hall.id, devices }
  await screens.ask('connect', wanted)
  const pages = await Promise.all(windows.map(({ cookie }) => openPage(hub.baseUrl, cookie)))
  const withEveryone = await readMemory(hub)
  for (const page of pages) page.destroy()
  for (const window of windows) window.close()
  await Promise.all([printers, screens, hub].map((part) => part.stop()))
  return { tickets, devices: devices.length, pages: pages.length, atStart, afterTickets, withEveryone }
}

/** Every window serves visitors from number to finish until so many are through. */
async function serveVisitors(windows: readonly WindowClient[], visitors: number): Promise<void> {
  let begun = 0
  const work = async (window: WindowClient) => {
    while (begun < visitors) {
      begun += 1
      for (const act of ['take', 'next', 'arrive', 'finish'] as const) await window[act]()
    }
  }
  await Promise.all(windows.map(work))
}

/** Follows a clerk's page by server-sent events, as the page does. */
async function openPage(baseUrl: string, cookie: string): Promise<ClientRequest> {
  const request = get(`${baseUrl}/api/v1/clerk/live`, { headers: { cookie }, agent: false })
  const [reply] = (await once(request, 'response')) as [IncomingMessage]
  if (reply.statusCode !== 200) throw new Error(`a clerk's page was answered ${reply.statusCode}`)
  reply.on('error', () => {})
  reply.resume()
  request.on('error', () => {})
  return request
}

async function readMemory(hub: BenchHub): Promise<MemoryReading> {
  await delay(settleMs)
  const resident = await hub.metric('process_resident_memory_bytes')
  const heap = await hub.metric('nodejs_heap_size_used_bytes')
  return { residentMb: resident / megabyte, heapMb: heap / megabyte }
}
