import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { HallDefinition } from '../shared/hall-definition.ts'
import { cryptoIds } from '../shared/random.ts'
import { EmbeddedBroker } from './adapters/mqtt/embedded-broker.ts'
import { ExternalBroker } from './adapters/mqtt/external-broker.ts'
import { Presence } from './adapters/mqtt/presence.ts'
import { DemoDevices } from './adapters/process/demo-devices.ts'
import { openVoicePack } from './adapters/voice-pack.ts'
import type { Access } from './application/access.ts'
import type { CallLog } from './application/call-log.ts'
import { DeviceGateway, type GatewayParts } from './application/device-gateway.ts'
import { DeviceHealth, faultOf } from './application/device-health.ts'
import type { WaitForecasts } from './application/forecast/wait-forecasts.ts'
import type { HallStore } from './application/hall-store.ts'
import type { HallWriter } from './application/hall-writer.ts'
import { HintsDesk } from './application/hints-desk.ts'
import type { Log } from './application/log.ts'
import { PrinterWatch } from './application/printer-watch.ts'
import { Publisher } from './application/publisher.ts'
import { type Config, hostFor } from './config.ts'
import { definitionOf } from './domain/hall-day/hall-day.ts'

/** What the hub's side of the devices stands on. */
export interface DeviceSurroundings {
  readonly config: Config
  readonly hallId: string
  readonly epoch: number
  readonly store: HallStore
  readonly writer: HallWriter
  readonly access: Access
  readonly calls: CallLog
  readonly waits: WaitForecasts
  /** The page on which a service is booked. */
  readonly bookUrl: (serviceId: string) => string
  readonly log: Log
  /** Told when pages have something new to show of the devices. */
  readonly onNews: () => void
  /** Told why a message of a device was dropped. */
  readonly onDropped: GatewayParts['onDropped']
  readonly onFatal: (error: unknown) => void
}

/** The hub's side of the boards, pads, printers and kiosks. */
export interface Devices {
  readonly bus: EmbeddedBroker | ExternalBroker
  readonly publisher: Publisher
  readonly health: DeviceHealth
  readonly printerWatch: PrinterWatch
  readonly hints: HintsDesk
  readonly voicePack: Awaited<ReturnType<typeof openVoicePack>>
  /** Cuts the connections of a device whose credential has ended. */
  disconnect(deviceId: string): void
}

/** Puts the hub's side of the devices together: the bus, what goes out on it and what comes in. */
export async function buildDevices(parts: DeviceSurroundings): Promise<Devices> {
  const { config, hallId, writer, log } = parts
  const presence = new Presence(config.clock)
  const health = new DeviceHealth(presence)
  const bus = buildBus(parts, presence, () => publisher.lastWords())
  const voicePack = await openVoicePack({
    folder: join(config.DATA_DIR, 'voice-pack'),
    log,
    onChanged: () => publisher.publishDevices(),
  })
  const publisher: Publisher = new Publisher({
    bus,
    store: parts.store,
    writer,
    calls: parts.calls,
    waits: parts.waits,
    log,
    hallId,
    epoch: parts.epoch,
    voicePack: () => voicePack.view.version,
    onFatal: parts.onFatal,
  })
  const printerWatch = new PrinterWatch({
    writer,
    faultOf: (deviceId) => faultOf(health.of(deviceId)),
    ids: cryptoIds,
    log,
  })
  const gateway = new DeviceGateway({
    hallId,
    writer,
    publisher,
    outbox: publisher.outbox,
    log,
    onHealth: () => {
      parts.onNews()
      printerWatch.look()
    },
    health,
    onDropped: parts.onDropped,
  })
  bus.onMessage((message) => gateway.handle(message))
  bus.onReturn(() => void publisher.publishAll())
  const hints = new HintsDesk({
    definition: () => definitionOf(writer.hall.day),
    now: () => writer.now(),
    bookUrl: parts.bookUrl,
    conditionOf: (printerId) => health.of(printerId),
    publish: (printerId, command) => publisher.publish('print', printerId, command),
    ids: cryptoIds,
  })
  return {
    bus,
    publisher,
    health,
    printerWatch,
    hints,
    voicePack,
    disconnect: (deviceId) => {
      // An external broker keeps the credentials itself.
      if (bus instanceof EmbeddedBroker) bus.disconnectDevice(deviceId)
    },
  }
}

function buildBus(
  { config, hallId, access, log }: DeviceSurroundings,
  presence: Presence,
  lastWords: Publisher['lastWords'],
): EmbeddedBroker | ExternalBroker {
  if (config.MQTT_URL === undefined)
    return new EmbeddedBroker({
      hallId,
      host: config.HOST,
      mqttPort: config.MQTT_PORT,
      authenticate: (deviceId, secret) => access.device(deviceId, secret),
      presence,
      log,
    })
  return new ExternalBroker({
    url: config.MQTT_URL,
    hallId,
    presence,
    log,
    lastWords: () => JSON.stringify(lastWords()),
  })
}

/** Whether the hub runs the printers of the demo hall itself. */
export function runsDemoDevices({ config, isDemo }: { config: Config; isDemo: boolean }): boolean {
  return isDemo && config.DEMO_DEVICES === 'on' && config.MQTT_URL === undefined
}

/** Starts the virtual printers of the demo hall with their agents, each with a secret made for this run. */
export function startDemoDevices(
  access: Access,
  definition: HallDefinition,
  config: Config,
  { log, mqttPort }: { log: Log; mqttPort: number },
): DemoDevices {
  const printers = definition.devices
    .filter((device) => device.kind === 'printer')
    .map(({ id }) => ({ deviceId: id, secret: randomBytes(24).toString('base64url') }))
  for (const { deviceId, secret } of printers) access.replaceSecret(deviceId, secret)
  const devices = new DemoDevices({
    printers,
    hallId: definition.id,
    mqttUrl: `mqtt://${hostFor(config.HOST)}:${mqttPort}`,
    dataDir: config.DATA_DIR,
    printerPort: config.VIRTUAL_PRINTER_PORT,
    pagePort: config.VIRTUAL_PRINTER_PAGE_PORT,
    log,
  })
  devices.start()
  return devices
}
