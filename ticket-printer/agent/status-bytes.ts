import type { PrinterStatus } from './ticket-printer.ts'

/** The four real-time requests DLE EOT n: printer, cause of being off line, cause of error, paper sensors. */
export const statusRequests = [1, 2, 3, 4].map((n) => Buffer.from([0x10, 0x04, n]))

/** GS r 1: the paper sensors again, but answered in turn, behind everything sent before. */
export const processedRequest = Buffer.from([0x1d, 0x72, 0x01])

/** True for an answer to DLE EOT, whose bits 0, 1, 4 and 7 are fixed at 0, 1, 1 and 0. */
export const isStatusAnswer = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010

/** True for an answer to GS r 1, whose bits 4 and 7 are fixed at 0. */
export const isProcessedAnswer = (byte: number) => (byte & 0b1001_0000) === 0

const offlineBit = 0b0000_1000
const coverOpenBit = 0b0000_0100
const paperStopBit = 0b0010_0000
const cutterErrorBit = 0b0000_1000
const fatalErrorBit = 0b0010_0000
const paperLowBits = 0b0000_1100
const paperOutBits = 0b0110_0000

/**
 * Reads the answers to DLE EOT 1, 2, 3 and 4 (bits as in the ESC/POS reference). A printer that says it is off line
 * for no cause named here (paused at its panel, an unrecoverable error) is not online.
 */
export function readStatusBytes(
  printer: number,
  cause: number,
  error: number,
  sensors: number,
): PrinterStatus {
  const cover = (cause & coverOpenBit) === 0 ? 'closed' : 'open'
  const out = (sensors & paperOutBits) !== 0 || (cause & paperStopBit) !== 0
  const low = (sensors & paperLowBits) !== 0
  const cutter = (error & cutterErrorBit) === 0 ? 'ok' : 'error'
  const explained = cover === 'open' || out || cutter === 'error'
  const online = (error & fatalErrorBit) === 0 && ((printer & offlineBit) === 0 || explained)
  return { online, paper: out ? 'out' : low ? 'low' : 'ok', cover, cutter }
}
