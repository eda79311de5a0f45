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

/** Every device but a printer is what its presence says. */
const unheard: DeviceCondition = { online: true, paper: 'unknown', cover: 'unknown' }

/** How the devices are, as they last said; it begins at unknown with every start, since devices tell it anew. */
export class DeviceHealth {
  private readonly presences: Presences
  private readonly printers = new Map<string, DeviceCondition>()

  constructor(presences: Presences) {
    this.presences = presences
  }

  /** The condition of a device. */
  of(deviceId: string): DeviceCondition {
    const isPresent = this.presences.of(deviceId)?.status === 'online'
    const { online, paper, cover } = this.printers.get(deviceId) ?? unheard
    return { online: isPresent && online, paper, cover }
  }

  /** Devices with a connection now, a printer's being its agent's. */
  get onlineCount(): number {
    return [...this.presences.all().values()].filter(({ status }) => status === 'online').length
  }

  /** A printer told of its paper and cover, or its agent that the printer itself does not answer. */
  notePrinter(deviceId: string, { online, paper, cover }: Extract<PrinterReport, { kind: 'status' }>): void {
    this.printers.set(deviceId, { online, paper, cover })
  }
}
