import type { PrinterReport } from '../../shared/mqtt/topic-map.ts'

/** What the manager sees of one device. */
export interface DeviceCondition {
  readonly online: boolean
  readonly paper: 'ok' | 'low' | 'out' | 'unknown'
  readonly cover: 'closed' | 'open' | 'unknown'
}

/** Who is connected, as the bus keeps it. */
interface Presences {
  of(deviceId: string): { readonly status: 'online' | 'offline' } | undefined
  all(): ReadonlyMap<string, { readonly status: 'online' | 'offline' }>
}

/** How the devices are, as they last said; it begins at unknown with every start, since devices tell it anew. */
export class DeviceHealth {
  private readonly presences: Presences
  private readonly printers = new Map<string, Pick<DeviceCondition, 'paper' | 'cover'>>()

  constructor(presences: Presences) {
    this.presences = presences
  }

  /** The condition of a device. */
  of(deviceId: string): DeviceCondition {
    const printer = this.printers.get(deviceId) ?? { paper: 'unknown', cover: 'unknown' }
    return { online: this.presences.of(deviceId)?.status === 'online', ...printer }
  }

  /** Devices with a connection now. */
  get onlineCount(): number {
    return [...this.presences.all().values()].filter(({ status }) => status === 'online').length
  }

  /** A printer told of its paper and cover. */
  notePrinter(deviceId: string, { paper, cover }: Extract<PrinterReport, { kind: 'status' }>): void {
    this.printers.set(deviceId, { paper, cover })
  }
}
