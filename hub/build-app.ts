import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cryptoIds } from '../shared/random.ts'
import type { Metrics } from './adapters/metrics.ts'
import { asyncApiDocument } from './adapters/mqtt/asyncapi.ts'
import type { TicketPreview } from './adapters/process/ticket-preview.ts'
import type { Access } from './application/access.ts'
import { DayCurve } from './application/day-curve.ts'
import type { DayFigures } from './application/day-figures.ts'
import type { HallStore } from './application/hall-store.ts'
import type { HallWriter } from './application/hall-writer.ts'
import type { Log } from './application/log.ts'
import { hallView } from './application/views/hall-view.ts'
import type { VisitLog } from './application/visit-log.ts'
import type { buildBooking } from './build-booking.ts'
import { type Devices, runsDemoDevices } from './build-devices.ts'
import type { Forecasting } from './build-forecasts.ts'
import type { Rebalancing } from './build-rebalancing.ts'
import { type Config, hostFor } from './config.ts'
import { createApp } from './http/app.ts'
import type { HubContext } from './http/hub-context.ts'
import type { LiveViews } from './http/live-views.ts'
import { projectRoot } from './project-root.ts'

const version = '0.1.0'

/** What the hub's pages and routes stand on. */
export interface AppSurroundings {
  readonly config: Config
  readonly hallId: string
  readonly isDemo: boolean
  readonly store: HallStore
  readonly writer: HallWriter
  readonly access: Access
  readonly booking: ReturnType<typeof buildBooking>
  readonly devices: Devices
  readonly forecasting: Forecasting
  readonly rebalancing: Rebalancing
  readonly metrics: Metrics
  readonly figures: DayFigures
  readonly visits: VisitLog
  readonly live: LiveViews
  readonly ticketPreview: TicketPreview
  readonly log: Log
  readonly version: HubContext['version']
  readonly followUrl: HubContext['followUrl']
  readonly isReady: HubContext['isReady']
  /** Where phones reach the hub; its port is known when it listens. */
  readonly baseUrl: () => string
}

/** Puts the hub's pages and routes together. */
export function buildApp(parts: AppSurroundings): ReturnType<typeof createApp> {
  const { config, isDemo, store, writer, booking, devices, rebalancing, baseUrl } = parts
  return createApp({
    writer,
    store,
    access: parts.access,
    figures: parts.figures,
    curve: new DayCurve(store),
    visits: parts.visits,
    health: devices.health,
    hints: devices.hints,
    live: parts.live,
    voicePack: devices.voicePack,
    waits: parts.forecasting.waits,
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
    log: parts.log,
    ids: cryptoIds,
    hallView: () =>
      hallView(writer.hall.day, {
        demo: isDemo,
        publicUrl: baseUrl(),
        virtualPrinterUrl: runsDemoDevices(parts)
          ? `http://${hostFor(config.HOST)}:${config.VIRTUAL_PRINTER_PAGE_PORT}/`
          : null,
      }),
    version: parts.version,
    followUrl: parts.followUrl,
    drawTicket: (ticket) => parts.ticketPreview.draw(ticket),
    disconnectDevice: devices.disconnect,
    isDemo,
    isReady: parts.isReady,
    metrics: () => parts.metrics.text(),
    asyncApi: () =>
      asyncApiDocument({
        hallId: parts.hallId,
        version,
        mqttHost: `${hostFor(config.HOST)}:${config.MQTT_PORT}`,
        webHost: new URL(baseUrl()).host,
      }),
    pagesDir: join(projectRoot, 'dist/pages'),
    swaggerDir: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
  })
}
