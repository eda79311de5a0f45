import type { ScaledClock } from '../../shared/clock.ts'
import type { DeskBookings } from '../../shared/http/desk-booking-schemas.ts'
import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { TicketPrint } from '../../shared/mqtt/topic-map.ts'
import type { IdSource } from '../../shared/random.ts'
import type { Access } from '../application/access.ts'
import type { BookingOffice } from '../application/booking/booking-office.ts'
import type { DayCurve } from '../application/day-curve.ts'
import type { DayFigures } from '../application/day-figures.ts'
import type { DeviceHealth } from '../application/device-health.ts'
import type { WaitForecasts } from '../application/forecast/wait-forecasts.ts'
import type { HallStore } from '../application/hall-store.ts'
import type { HallWriter } from '../application/hall-writer.ts'
import type { HintsDesk } from '../application/hints-desk.ts'
import type { Log } from '../application/log.ts'
import type { DayAheadDesk } from '../application/rebalancing/day-ahead-desk.ts'
import type { RebalancingDesk } from '../application/rebalancing/rebalancing-desk.ts'
import type { Version } from '../application/state-messages.ts'
import type { BookingSurroundings } from '../application/views/booking-view.ts'
import type { BookedOf } from '../application/views/ticket-card.ts'
import type { VisitLog } from '../application/visit-log.ts'
import type { VoicePack } from '../application/voice-pack.ts'
import type { LiveViews } from './live-views.ts'

/** What the routes stand on. */
export interface HubContext {
  readonly writer: HallWriter
  readonly store: HallStore
  readonly access: Access
  readonly figures: DayFigures
  /** The day so far by five minutes. */
  readonly curve: DayCurve
  /** The way of each ticket through the day. */
  readonly visits: VisitLog
  readonly health: DeviceHealth
  /** Prints hints at kiosks. */
  readonly hints: HintsDesk
  /** The hour ahead, and what could be done about it. */
  readonly rebalancing: Pick<RebalancingDesk, 'state' | 'suggestion'>
  /** The staffing of the next working day. */
  readonly dayAhead: Pick<DayAheadDesk, 'look'>
  /** The report of the business day so far, as one HTML file. */
  dayReport(): Promise<string>
  readonly live: LiveViews
  /** The hall's recorded voice. */
  readonly voicePack: VoicePack
  /** How long people wait. */
  readonly waits: WaitForecasts
  readonly office: BookingOffice
  /** What views of bookings need besides the hall. */
  readonly bookingSurroundings: BookingSurroundings
  /** What became of the messages to visitors since yesterday. */
  messageFigures(): DeskBookings['messages']
  /** Whose booking a ticket came from, masked. */
  readonly bookedOf: BookedOf
  /** True when a demo hall, whose messages go nowhere, shows one-time codes on its pages. */
  readonly demoCodes: boolean
  /** The clock of a demo whose speed may be changed; undefined in a real hall. */
  readonly demoClock: ScaledClock | undefined
  /** Reverse proxies of the hall's own before the hub. */
  readonly trustedProxies: number
  readonly log: Log
  readonly ids: IdSource
  /** What anybody may know of the hall; made anew when the hall is configured. */
  hallView(): HallView
  /** Version and time of a view made now. */
  version(): Version
  /** The page on which a visitor follows the ticket with this code. */
  followUrl(code: string): string
  /** A ticket as it would be printed, as SVG. */
  drawTicket(ticket: TicketPrint): Promise<string>
  /** Cuts the connections of a device whose credential has ended. */
  disconnectDevice(deviceId: string): void
  /** True when a demo hall may hand credentials to pages of its own machine. */
  readonly isDemo: boolean
  /** Whether the hub may take commands now. */
  isReady(): boolean
  /** The metrics in Prometheus' text form. */
  metrics(): Promise<string>
  /** The AsyncAPI document of the bus. */
  asyncApi(): object
  /** Folder with the built pages, and of the API browser. */
  readonly pagesDir: string
  readonly swaggerDir: string
}
