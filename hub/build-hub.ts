import { join } from 'node:path'
import type { HallDefinition } from '../shared/hall-definition.ts'
import { cryptoIds } from '../shared/random.ts'
import { argon2Hasher } from './adapters/crypto/argon2-hasher.ts'
import { createAccessStore } from './adapters/database/access-store.ts'
import { createHallStore, nextEpoch } from './adapters/database/hall-store.ts'
import { openDatabase } from './adapters/database/open-database.ts'
import { Metrics } from './adapters/metrics.ts'
import { TicketPreview } from './adapters/process/ticket-preview.ts'
import { Access } from './application/access.ts'
import { CallLog } from './application/call-log.ts'
import { DayFigures } from './application/day-figures.ts'
import { DayKeeper } from './application/day-keeper.ts'
import { definitionTag } from './application/hall-file/hall-file.ts'
import { HallWriter } from './application/hall-writer.ts'
import { loadHall } from './application/load-hall.ts'
import type { Log } from './application/log.ts'
import type { Version } from './application/state-messages.ts'
import { touchedTickets } from './application/touched.ts'
import { VisitLog } from './application/visit-log.ts'
import { buildApp } from './build-app.ts'
import { buildBooking, openBooking, takeCalendar } from './build-booking.ts'
import { buildDevices, runsDemoDevices, startDemoDevices } from './build-devices.ts'
import { buildForecasting, forecastFigures } from './build-forecasts.ts'
import { buildRebalancing } from './build-rebalancing.ts'
import { type Config, publicUrl } from './config.ts'
import { definitionOf } from './domain/hall-day/hall-day.ts'
import { beganAsDemo, configureHall, presetAccess } from './first-start.ts'
import { LiveViews } from './http/live-views.ts'
import { listenHttp } from './http-server.ts'
import { projectRoot } from './project-root.ts'

const demoHallFile = join(projectRoot, 'hub/demo-hall/hall.json')
/** Results of commands are kept this long: far longer than any client repeats one. */
const resultsKeptMs = 3 * 24 * 3600_000
/** After these there may be other printers, or a day in which they are needed. */
const changesPrinters: ReadonlySet<string> = new Set([
  'BusinessDayOpened',
  'BusinessDayClosed',
  'HallConfigured',
])

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
  let version = (): Version => ({ epoch, rev: 0, at: config.clock.now() })
  const live = new LiveViews({
    version: () => version(),
    hallTag: () => definitionTag(definition()),
    onError: (error) =>
      log.error(
        { error: error instanceof Error ? error.stack : String(error) },
        'a live view could not be made',
      ),
  })

  /** The parts that know the hall's id, which the journal or the hall file tells. */
  async function assemble() {
    const { hallId, isDemo, fileHall } = await hallOfFolder()
    const store = createHallStore(database, hallId)
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
        for (const ticket of touchedTickets(writer.hall, events)) figures.note(writer.hall.day, ticket)
        for (const { event } of events)
          if (event.type === 'CaseRated') figures.noteRating(writer.hall, event.caseId)
        // The hall may have other targets, by which it is told anew what was in target.
        if (events.some(({ event }) => event.type === 'HallConfigured')) figures.rebuild(writer.hall)
        metrics.noteEvents(events)
        if (state !== 'starting') devices.publisher.onCommitted(events, messages)
        rebalancing.desk.onCommitted(events)
        if (events.some(({ event }) => changesPrinters.has(event.type))) devices.printerWatch.look()
        live.changed()
        booking.sender.wake()
      },
      onFatal: fatal,
    })
    definition = () => writer.hall.day.definition
    version = () => ({ epoch, rev: writer.seq, at: writer.now() })
    const booking = buildBooking(bookingParts, bookingStores, writer)
    const forecasting = await buildForecasting({
      config,
      definition: fileHall ?? definitionOf(writer.hall.day),
      writer,
      log,
      onWaits: () => devices.publisher.publishWaits(),
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
    const devices = await buildDevices({
      config,
      hallId,
      epoch,
      store,
      writer,
      access,
      calls,
      waits: forecasting.waits,
      bookUrl,
      log,
      onNews: () => live.changed(),
      onDropped: (reason) => metrics.noteDropped(reason),
      onFatal: fatal,
    })
    const metrics = new Metrics({
      waiting: () => writer.hall.day.lines.size,
      queuedCommands: () => writer.queued,
      liveViews: () => live.size,
      devicesOnline: () => devices.health.onlineCount,
      journalSeq: () => writer.seq,
      messages: () => ({ ...booking.sender.counters() }),
      bus: () => ({ ...devices.bus.counters }),
      forecasts: () => forecastFigures(forecasting),
    })
    return {
      fileHall,
      hallId,
      isDemo,
      store,
      writer,
      booking,
      access,
      devices,
      metrics,
      forecasting,
      rebalancing,
    }
  }

  /** Which hall this is: the journal's; of an empty folder the file's, which is not looked at any more later. */
  async function hallOfFolder(): Promise<{ hallId: string; isDemo: boolean; fileHall?: HallDefinition }> {
    const mayBeDemo = config.HALL_FILE === undefined
    const [first] = createHallStore(database, '').readJournal(0, 1)
    if (first?.event.type === 'HallConfigured')
      return { hallId: first.event.definition.id, isDemo: mayBeDemo && beganAsDemo(first) }
    const fileHall = await loadHall(config.HALL_FILE ?? demoHallFile)
    return { hallId: fileHall.id, isDemo: mayBeDemo, fileHall }
  }

  let stopParts: () => Promise<void> = async () => database.close()

  async function start(): Promise<HubStarted> {
    const parts = await assemble()
    const { fileHall, hallId, isDemo, store, writer, booking, access, devices, forecasting, rebalancing } =
      parts
    const { bus, publisher, printerWatch } = devices
    const seqAtStart = writer.seq
    if (fileHall === undefined) log.info({ hallId, isDemo }, 'the hall is as the data folder has it')
    else await configureHall(writer, fileHall, isDemo ? 'demo' : 'real')
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
    const app = buildApp({
      ...parts,
      config,
      figures,
      visits,
      live,
      log,
      version,
      baseUrl: () => baseUrl,
      followUrl,
      ticketPreview,
      isReady: () => state === 'ready',
    })
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
    printerWatch.start()
    const mqttPort = 'port' in bus ? bus.port : undefined
    const demoDevices = runsDemoDevices({ config, isDemo })
      ? startDemoDevices(access, definition, config, { log, mqttPort: mqttPort ?? config.MQTT_PORT })
      : undefined
    stopParts = async () => {
      visits.stop()
      ticketPreview.stop()
      dayKeeper.stop()
      printerWatch.stop()
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
