import { connect, type IClientOptions, type MqttClient } from 'mqtt'
import { vi } from 'vitest'
import type { Log } from '../../hub/application/log.ts'
import type { DeviceDefinition } from '../../shared/hall-definition.ts'
import type { Payload, TopicName } from '../../shared/mqtt/topic-map.ts'
import { topicFor } from '../../shared/mqtt/topic-map.ts'

export const hallId = 'xm'

const name = { zh: '设备', en: 'Device' }

/** One device of each kind, and a second pad and board that must stay untouched. */
export const devices: readonly DeviceDefinition[] = [
  { id: 'board-1', kind: 'board', name, zoneId: 'z1', voice: true },
  { id: 'board-2', kind: 'board', name, zoneId: 'z2' },
  { id: 'screen-1', kind: 'window-screen', name, windowId: 'w01' },
  { id: 'pad-1', kind: 'pad', name, windowId: 'w01' },
  { id: 'pad-2', kind: 'pad', name, windowId: 'w02' },
  { id: 'printer-1', kind: 'printer', name },
  { id: 'kiosk-1', kind: 'kiosk', name, printerId: 'printer-1' },
]

export const secretOf = (deviceId: string) => `secret-of-${deviceId}`

export function authenticate(deviceId: string, secret: string): DeviceDefinition | undefined {
  return secret === secretOf(deviceId) ? devices.find((device) => device.id === deviceId) : undefined
}

/** A log that keeps its lines. */
export function keptLog(): Log & { readonly lines: { level: string; data: object; message: string }[] } {
  const lines: { level: string; data: object; message: string }[] = []
  const at = (level: string) => (data: object, message: string) => void lines.push({ level, data, message })
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** Polls every few milliseconds until the assertion holds. */
export const eventually = (assertion: () => void) => vi.waitFor(assertion, { timeout: 8000, interval: 5 })

const version = { epoch: 1, rev: 7, at: 1_750_000_000_000 }

/** A payload of each topic that its schema accepts. */
export const samples: { [Name in TopicName]: Payload<Name> } = {
  windowState: {
    ...version,
    windowId: 'w01',
    number: 1,
    name,
    kind: 'comprehensive',
    status: 'open',
    pauseReason: '',
    takes: [],
    clerk: null,
    current: null,
  },
  boardState: { ...version, zoneId: 'z1', zoneName: name, hallName: name, calls: [], queues: [] },
  deviceConfig: { deviceId: 'board-1', voice: true },
  devicePresence: { session: 's1', status: 'online' },
  hubState: { ...version, status: 'online', businessDay: '2026-11-02' },
  print: {
    id: 'job-1',
    kind: 'original',
    ttlMs: 60_000,
    ticket: {
      number: 'A001',
      class: 'walkin',
      hallName: name,
      serviceName: name,
      zoneName: name,
      peopleAhead: 3,
      issuedAt: '2026-11-02 09:00',
      followUrl: 'http://hub/t/abc',
    },
  },
  printAck: { id: 'job-1', status: 'accepted' },
  printerReport: { kind: 'status', online: true, paper: 'ok', cover: 'closed', cutter: 'ok' },
  announce: { ...version, id: 'call-1', ttlMs: 20_000, ticketNumber: 'A001', windowNumber: 1 },
  announceAck: { id: 'call-1', status: 'spoken' },
  invite: { id: 'invite-1', caseId: 'case-1', ticketNumber: 'A001', ttlMs: 30_000 },
  inviteAck: { id: 'invite-1', status: 'shown' },
  rating: { id: 'rating-1', caseId: 'case-1', score: 5 },
  ratingAck: { id: 'rating-1', status: 'recorded' },
}

/** The keys of each topic in this hall. */
export const keysOf: { [Name in TopicName]: readonly string[] } = {
  windowState: ['w01', 'w02'],
  boardState: ['z1', 'z2'],
  deviceConfig: devices.map((device) => device.id),
  devicePresence: devices.map((device) => device.id),
  hubState: [''],
  print: ['printer-1'],
  printAck: ['printer-1'],
  printerReport: ['printer-1'],
  announce: ['z1', 'z2'],
  announceAck: ['z1', 'z2'],
  invite: ['w01', 'w02'],
  inviteAck: ['w01', 'w02'],
  rating: ['w01', 'w02'],
  ratingAck: ['w01', 'w02'],
}

export const topic = (topicName: TopicName, key?: string) => topicFor(hallId, topicName, key)

/** A device's client that keeps what it gets. */
export interface TestDevice {
  readonly client: MqttClient
  readonly got: { topic: string; payload: string; retain: boolean }[]
  /** Loses the connection without a word, so that the will is published. */
  drop(): void
  end(): Promise<void>
}

const open = new Set<MqttClient>()

/** Connects a device with its will, waits for its login. */
export async function connectDevice(
  url: string,
  deviceId: string,
  session = 's1',
  options: IClientOptions = {},
): Promise<TestDevice> {
  const client = connect(url, {
    clientId: `${deviceId}.${session}`,
    username: deviceId,
    password: secretOf(deviceId),
    reconnectPeriod: 0,
    will: {
      topic: topic('devicePresence', deviceId),
      payload: Buffer.from(JSON.stringify({ session, status: 'offline' })),
      qos: 1,
      retain: true,
    },
    ...options,
  })
  open.add(client)
  const got: TestDevice['got'] = []
  client.on('message', (from, payload, packet) => {
    got.push({ topic: from, payload: payload.toString(), retain: packet.retain })
  })
  await new Promise<void>((resolve, reject) => {
    client.once('connect', () => resolve())
    client.once('error', reject)
    client.once('close', () => reject(new Error('closed before login')))
  })
  client.on('error', () => {})
  return {
    client,
    got,
    drop: () => void client.stream.destroy(),
    end: () => client.endAsync(true),
  }
}

/** Ends every client that a test left open. */
export async function endDevices(): Promise<void> {
  await Promise.all([...open].map((client) => client.endAsync(true)))
  open.clear()
}
