import { z } from 'zod'

/** What the printer plays. */
const faultKinds = [
  'none',
  'paper-low',
  'paper-out',
  'cover-open',
  'cutter-error',
  'reset',
  'silence',
  'offline',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** A fault, and after how many bytes of print data from now on it strikes; 0 is at once. */
export const fault = z.object({
  fault: z.enum(faultKinds),
  afterBytes: z.number().int().min(0).max(1_000_000).default(0),
})
export type Fault = z.infer<typeof fault>

/** The sensors of a printer that plays a fault. */
export interface Sensors {
  readonly paper: 'ok' | 'low' | 'out'
  readonly coverOpen: boolean
  readonly cutterError: boolean
}

/** What the sensors say while a fault is on. */
export function sensorsOf(kind: FaultKind): Sensors {
  return {
    paper: kind === 'paper-out' ? 'out' : kind === 'paper-low' ? 'low' : 'ok',
    coverOpen: kind === 'cover-open',
    cutterError: kind === 'cutter-error',
  }
}

/** True when the printer takes no print data: it stands still until somebody helps it. */
export function standsStill({ paper, coverOpen, cutterError }: Sensors): boolean {
  return paper === 'out' || coverOpen || cutterError
}

/** Bits 1 and 4 are always set in an answer to DLE EOT. */
const fixed = 0b0001_0010

/** The answer to DLE EOT n; undefined for an n that has none. */
export function realTimeAnswer(n: number, sensors: Sensors): number | undefined {
  switch (n) {
    case 1:
      return fixed | (standsStill(sensors) ? 0b0000_1000 : 0)
    case 2:
      return (
        fixed |
        (sensors.coverOpen ? 0b0000_0100 : 0) |
        (sensors.paper === 'out' ? 0b0010_0000 : 0) |
        (sensors.cutterError ? 0b0100_0000 : 0)
      )
    case 3:
      return fixed | (sensors.cutterError ? 0b0000_1000 : 0)
    case 4:
      return fixed | (sensors.paper === 'ok' ? 0 : 0b0000_1100) | (sensors.paper === 'out' ? 0b0110_0000 : 0)
    default:
      return undefined
  }
}

/** The answer to GS r 1: bits 0 and 1 near the end, bits 2 and 3 at the end of the paper. */
export function paperAnswer({ paper }: Sensors): number {
  return (paper === 'ok' ? 0 : 0b0011) | (paper === 'out' ? 0b1100 : 0)
}
