import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { HallDefinition } from '../shared/hall-definition.ts'
import { cryptoIds } from '../shared/random.ts'
import { argon2Hasher } from './adapters/crypto/argon2-hasher.ts'
import { createAccessStore } from './adapters/database/access-store.ts'
import { createHallStore, nextEpoch } from './adapters/database/hall-store.ts'
import { openDatabase } from './adapters/database/open-database.ts'
import { Metrics } from './adapters/metrics.ts'
import { asyncApiDocument } from './adapters/mqtt/asyncapi.ts'
import { EmbeddedBroker } from './adapters/mqtt/embedded-broker.ts'
import { ExternalBroker } from './adapters/mqtt/external-broker.ts'
import { Presence } from './adapters/mqtt/presence.ts'
import { DemoDevices } from './adapters/process/demo-devices.ts'
import { TicketPreview } from './adapters/process/ticket-preview.ts'
import { readVoicePack } from './adapters/voice-pack.ts'
import { Access } from './application/access.ts'
import { CallLog } from './application/call-log.ts'
import { DayCurve } from './application/day-curve.ts'
import { DayFigures } from './application/day-figures.ts'
import { DayKeeper } from './application/day-keeper.ts'
import { DeviceGateway } from './application/device-gateway.ts'
import { DeviceHealth } from './application/device-health.ts'
import { definitionTag } from './application/hall-file/hall-file.ts'
import { HallWriter } from './application/hall-writer.ts'
import { HintsDesk } from './application/hints-desk.ts'
import { loadHall } from './application/load-hall.ts'
import type { Log } from './application/log.ts'
import { Publisher } from './application/publisher.ts'
import { touchedTickets } from './application/touched.ts'
import { hallView } from './application/views/hall-view.ts'
import { VisitLog } from './application/visit-log.ts'
import { buildBooking, openBooking, takeCalendar } from './build-booking.ts'
import { buildForecasting, forecastFigures } from './build-forecasts.ts'
import { buildRebalancing } from './build-rebalancing.ts'
import { type Config, publicUrl } from './config.ts'
import { definitionOf } from './domain/hall-day/hall-day.ts'
import { configureHall, presetAccess } from './first-start.ts'
import { createApp } from './http/app.ts'
import { LiveViews } from './http/live-views.ts'
import { listenHttp } from './http-server.ts'
import { projectRoot } from './project-root.ts'

const version = '0.1.0'
const demoHallFile = join(projectRoot, 'hub/demo-hall/hall.json')
/** Results of commands are kept this long: far longer than any client repeats one. */
const resultsKeptMs = 3 * 24 * 3600_000

/** A hub that has been put together and not started. */
export interface Hub {
  /** Resolves when every port listens and commands are taken. */
  start(): Promise<HubStarted>
  /** Ends everything in order; what was acknowledged is on disk. */
  stop(): Promise<void>
}

/** What a started hub has to tell. */
export interface HubStarted {
  readonly url: string
  readonly mqttPort: number | undefined
  readonly hall: HallDefinition
  readonly isDemo: boolean
  /** First passwords made at this start, by staff id; undefined when none were. */
  readonly freshPasswords: ReadonlyMap<string, string> | undefined
}

/**
 * Puts the hub together from its settings. `onFatal` is told when a write failed and the process must end. Throws when
 * the database cannot be used.
 */
export function buildHub(config: Config, log: Log, onFatal: (error: unknown) => void): Hub {
  const database = openDatabase(config.DATA_DIR)
  const epoch = nextEpoch(database, config.clock.now())
  const hallOfFile = config.HALL_FILE ?? demoHallFile
  let baseUrl = publicUrl(config, config.PORT)
  let state: 'starting' | 'ready' | 'stopping' = 'starting'
  const bookingUrl = (code: string) => `${baseUrl}/b/${code}`
  const followUrl = (code: string) => `${baseUrl}/t/${code}`
  const bookUrl = (serviceId: string) => `${baseUrl}/book?service=${encodeURIComponent(serviceId)}`
  const fatal = (error: unknown) => {
    state = 'stopping'
    onFatal(error)
  }

  const calls = new CallLog()
  const ticketPreview = new TicketPreview()
  const figures = new DayFigures()
  const visits = new VisitLog()
  let definition: () => HallDefinition | null = () => null
  const live = new LiveViews(() => definitionTag(definition()))
  const presence = new Presence(config.clock)
  const health = new DeviceHealth(presence)

  /** The parts that know the hall's id, which the journal or the hall file tells. */
  async function assemble() {
    const fileHall = await loadHall(hallOfFile)
    const hallId = storedHallId() ?? fileHall.id
    const store = createHallStore(database, hallId)
    // The data folder of a real hall stays one when HALL_FILE is left out of a later start.
    const isDemo = config.HALL_FILE === undefined && hallId === fileHall.id
    const bookingParts = { config, isDemo, database, log, onFatal: fatal, bookingUrl, followUrl }
    const bookingStores = openBooking(bookingParts)
    const writer: HallWriter = new HallWriter({
      store,
      clock: config.clock,
      log,
      messages: { epoch, followUrl },
      alsoWrite: bookingStores.writeMessages,
      onCommitted: (events, messages) => {
        if (events.some(({ event }) => event.type === 'BusinessDayOpened')) {
          figures.clear()
          store.forgetResultsBefore(writer.now() - resultsKeptMs)
          booking.keeper.forgetOld()
        }
        for (const recorded of events) visits.note(recorded)
        for (const ticket of touchedTickets(writer.hall, events)) figures.note(ticket)
        for (const { event } of events)
          if (event.type === 'CaseRated') figures.noteRating(writer.hall, event.caseId)
        metrics.noteEvents(events)
        if (state !== 'starting') publisher.onCommitted(events, messages)
        rebalancing.desk.onCommitted(events)
        live.changed()
        booking.sender.wake()
      },
      onFatal: fatal,
    })
    definition = () => writer.hall.day.definition
    const booking = buildBooking(bookingParts, bookingStores, writer)
    const forecasting = await buildForecasting({
      config,
      definition: writer.hall.day.definition ?? fileHall,
      writer,
      log,
      onWaits: () => publisher.publishWaits(),
    })
    const rebalancing = buildRebalancing({
      config,
      forecasting,
      writer,
      store,
      present: () => access.present(),
      log,
      onNews: () => live.changed(),
    })
    const access = new Access({
      store: createAccessStore(database),
      hasher: argon2Hasher,
      writer,
      ids: cryptoIds,
    })
    const bus =
      config.MQTT_URL === undefined
        ? new EmbeddedBroker({
            hallId,
            host: config.HOST,
            mqttPort: config.MQTT_PORT,
            authenticate: (deviceId, secret) => access.device(deviceId, secret),
            presence,
            log,
          })
        : new ExternalBroker({
            url: config.MQTT_URL,
            hallId,
            presence,
            log,
            lastWords: () => JSON.stringify(publisher.lastWords()),
          })
    const voicePack = await readVoicePack(join(config.DATA_DIR, 'voice-pack'))
    const publisher: Publisher = new Publisher({
      bus,
      store,
      writer,
      calls,
      waits: forecasting.waits,
      log,
      hallId,
      epoch,
      voicePack: voicePack.view.version,
      onFatal: fatal,
    })
    const metrics = new Metrics({
      waiting: () => writer.hall.day.lines.size,
      queuedCommands: () => writer.queued,
      liveViews: () => live.size,
      devicesOnline: () => health.onlineCount,
      journalSeq: () => writer.seq,
      messages: () => ({ ...booking.sender.counters() }),
      bus: () => ({ ...bus.counters }),
      forecasts: () => forecastFigures(forecasting),
    })
    const gateway = new DeviceGateway({
      hallId,
      writer,
      publisher,
      log,
      onHealth: () => live.changed(),
      health,
      onDropped: (reason) => metrics.noteDropped(reason),
    })
    bus.onMessage((message) => gateway.handle(message))
    bus.onReturn(() => void publisher.publishAll())
    return {
      fileHall,
      hallId,
      isDemo,
      store,
      writer,
      booking,
      access,
      bus,
      publisher,
      metrics,
      forecasting,
      rebalancing,
      voicePack,
    }
  }

  function storedHallId(): string | undefined {
    const row = createHallStore(database, '').readJournal(0, 1)[0]
    return row?.event.type === 'HallConfigured' ? row.event.definition.id : undefined
  }

  let stopParts: () => Promise<void> = async () => database.close()

  async function start(): Promise<HubStarted> {
    const parts = await assemble()
    const { fileHall, hallId, isDemo, store, writer, booking, access, bus, publisher, metrics } = parts
    const { forecasting, rebalancing, voicePack } = parts
    const seqAtStart = writer.seq
    if (writer.seq === 0) await configureHall(writer, fileHall)
    if (hallId !== fileHall.id)
      log.warn({ hallId, hallOfFile: fileHall.id }, 'the data folder holds another hall than the hall file')
    const freshPasswords = await presetAccess(access, config, {
      definition: definitionOf(writer.hall.day),
      isDemo,
    })
    await takeCalendar(writer)
    const dayKeeper = new DayKeeper(writer, log)
    await dayKeeper.start()
    calls.rebuild(writer.hall)
    figures.rebuild(writer.hall)
    store.forgetResultsBefore(writer.now() - resultsKeptMs)
    const definition = definitionOf(writer.hall.day)
    const app = createApp({
      writer,
      store,
      access,
      figures,
      curve: new DayCurve(store),
      visits,
      health,
      hints: new HintsDesk({
        definition: () => definitionOf(writer.hall.day),
        now: () => writer.now(),
        bookUrl,
        conditionOf: (printerId) => health.of(printerId),
        publish: (printerId, command) => publisher.publish('print', printerId, command),
        ids: cryptoIds,
      }),
      live,
      voicePack,
      waits: forecasting.waits,
      rebalancing: rebalancing.desk,
      dayAhead: rebalancing.dayAhead,
      dayReport: () => rebalancing.dayReport(),
      office: booking.office,
      bookingSurroundings: booking.bookingSurroundings,
      bookedOf: booking.bookedOf,
      messageFigures: booking.messageFigures,
      demoCodes: isDemo && config.sms.SMS_GATEWAY === 'console',
      demoClock: isDemo ? config.demoClock : undefined,
      trustedProxies: config.TRUSTED_PROXIES,
      log,
      ids: cryptoIds,
      hallView: () =>
        hallView(writer.hall.day, {
          demo: isDemo,
          publicUrl: baseUrl,
          virtualPrinterUrl: runsDemoDevices()
            ? `http://${hostFor(config.HOST)}:${config.VIRTUAL_PRINTER_PAGE_PORT}/`
            : null,
        }),
      version: () => ({ epoch, rev: writer.seq, at: writer.now() }),
      followUrl,
      drawTicket: (ticket) => ticketPreview.draw(ticket),
      disconnectDevice: (deviceId) => {
        // An external broker keeps the credentials itself.
        if (bus instanceof EmbeddedBroker) bus.disconnectDevice(deviceId)
      },
      isDemo,
      isReady: () => state === 'ready',
      metrics: () => metrics.text(),
      asyncApi: () =>
        asyncApiDocument({
          hallId,
          version,
          mqttHost: `${hostFor(config.HOST)}:${config.MQTT_PORT}`,
          webHost: new URL(baseUrl).host,
        }),
      pagesDir: join(projectRoot, 'dist/pages'),
      swaggerDir: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    })
    function runsDemoDevices(): boolean {
      return isDemo && config.DEMO_DEVICES === 'on' && config.MQTT_URL === undefined
    }

    await bus.start()
    const server = await listenHttp(
      { port: config.PORT, host: config.HOST },
      app.fetch,
      (request, socket, head) => bus.handleUpgrade(request, socket, head),
    )
    baseUrl = publicUrl(config, server.port)
    await publisher.start()
    live.start()
    booking.sender.start()
    booking.keeper.start()
    forecasting.start()
    rebalancing.desk.start()
    const mqttPort = 'port' in bus ? bus.port : undefined
    const demoDevices = runsDemoDevices()
      ? startDemoDevices(access, definition, config, { log, mqttPort: mqttPort ?? config.MQTT_PORT })
      : undefined
    stopParts = async () => {
      visits.stop()
      ticketPreview.stop()
      dayKeeper.stop()
      rebalancing.desk.stop()
      forecasting.stop()
      booking.keeper.stop()
      await booking.sender.stop()
      live.stop()
      await demoDevices?.stop()
      await publisher.stop()
      await bus.stop()
      await server.close()
      writer.stop()
      database.close()
    }
    state = 'ready'
    live.changed()
    const { dayOpenedAt } = writer.hall.book
    void visits.readBacklog({ store, seq: seqAtStart, dayOpenedAt }).then(() => live.changed())
    return { url: baseUrl, mqttPort, hall: definition, isDemo, freshPasswords }
  }

  return {
    start,
    async stop() {
      state = 'stopping'
      await stopParts()
    },
  }
}

function startDemoDevices(
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

/** An address at which this machine reaches a server that listens on `host`. */
function hostFor(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
}
