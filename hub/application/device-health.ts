import type { PrinterReport } from '../../shared/mqtt/topic-map.ts'
import type { PrinterFault } from '../domain/help/help-book.ts'

/** What the manager sees of one device. */
export interface DeviceCondition {
  readonly online: boolean
  readonly paper: 'ok' | 'low' | 'out' | 'unknown'
  readonly cover: 'closed' | 'open' | 'unknown'
  readonly cutter: 'ok' | 'error' | 'unknown'
}

/** What keeps a printer from printing, as far as it has told; undefined when it prints. The roll may be short. */
export function faultOf({ online, paper, cover, cutter }: DeviceCondition): PrinterFault | undefined {
  if (!online) return 'offline'
  if (cover === 'open') return 'cover-open'
  if (paper === 'out') return 'paper-out'
  return cutter === 'error' ? 'cutter-error' : undefined
}

/** Who is connected, as the bus keeps it. */
interface Presences {
  of(deviceId: string): { readonly status: 'online' | 'offline' } | undefined
  all(): ReadonlyMap<string, { readonly status: 'online' | 'offline' }>
}

/** Every device but a printer is what its presence says. */
const unheard: DeviceCondition = { online: true, paper: 'unknown', cover: 'unknown', cutter: 'unknown' }

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
    const condition = this.printers.get(deviceId) ?? unheard
    return { ...condition, online: isPresent && condition.online }
  }

  /** Devices with a connection now, a printer's being its agent's. */
  get onlineCount(): number {
    return [...this.presences.all().values()].filter(({ status }) => status === 'online').length
  }

  /** A printer told how it is, or its agent that the printer itself does not answer. */
  notePrinter(deviceId: string, report: Extract<PrinterReport, { kind: 'status' }>): void {
    const { online, paper, cover, cutter } = report
    this.printers.set(deviceId, { online, paper, cover, cutter })
  }
}
