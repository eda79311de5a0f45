import type { HallView } from '../../shared/http/schemas.ts'
import type { IdSource } from '../../shared/random.ts'
import type { Access } from '../application/access.ts'
import type { DayFigures } from '../application/day-figures.ts'
import type { DeviceHealth } from '../application/device-health.ts'
import type { HallStore } from '../application/hall-store.ts'
import type { HallWriter } from '../application/hall-writer.ts'
import type { Log } from '../application/log.ts'
import type { Version } from '../application/state-messages.ts'
import type { LiveViews } from './live-views.ts'

/** What the routes stand on. */
export interface HubContext {
  readonly writer: HallWriter
  readonly store: HallStore
  readonly access: Access
  readonly figures: DayFigures
  readonly health: DeviceHealth
  readonly live: LiveViews
  readonly log: Log
  readonly ids: IdSource
  /** What anybody may know of the hall; made anew when the hall is configured. */
  hallView(): HallView
  /** Version and time of a view made now. */
  version(): Version
  /** The page on which a visitor follows the ticket with this code. */
  followUrl(code: string): string
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
