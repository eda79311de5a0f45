/** What a printer says of itself. */
export interface PrinterStatus {
  /** It answers and is ready, or says what keeps it from being ready; false when it is silent or switched off line. */
  readonly online: boolean
  readonly paper: 'ok' | 'low' | 'out'
  readonly cover: 'closed' | 'open'
  readonly cutter: 'ok' | 'error'
}

/** Why a printer takes no job now. */
export type Obstacle = 'offline' | 'cover-open' | 'paper-out' | 'cutter-error'

/** What became of the bytes of one ticket. */
export type PrintResult =
  /** The printer said, behind the last byte, that it had worked through them. */
  | { readonly outcome: 'printed'; readonly status: PrinterStatus }
  /** Nothing was sent: the printer cannot print until somebody helps it. */
  | { readonly outcome: 'blocked'; readonly detail: Obstacle; readonly status: PrinterStatus }
  /** Nothing was sent: the line to the printer broke before the first byte. */
  | { readonly outcome: 'failed'; readonly detail: 'reset' }
  /** Some bytes may be on paper: the line broke, or the printer stopped or fell silent behind the first byte. */
  | { readonly outcome: 'unknown'; readonly detail: 'reset' | 'silent' | Obstacle }

/** A receipt printer: asked for its status, and given the bytes of one ticket at a time. */
export interface TicketPrinter {
  /** Never rejects: a printer that cannot be reached is not online. */
  status(): Promise<PrinterStatus>
  /**
   * Prints the bytes once. `beforeFirstByte` is awaited after the printer said that it is ready and before anything of
   * the ticket is sent; it is not called when the outcome is `blocked` or `failed` for a printer that was never ready.
   * Rejects only with the error of `beforeFirstByte`; then nothing was sent.
   */
  print(bytes: Uint8Array, beforeFirstByte: () => Promise<void>): Promise<PrintResult>
}

/** What keeps the printer from printing; undefined when it is ready. */
export function obstacleOf(status: PrinterStatus): Obstacle | undefined {
  if (!status.online) return 'offline'
  if (status.cover === 'open') return 'cover-open'
  if (status.paper === 'out') return 'paper-out'
  return status.cutter === 'error' ? 'cutter-error' : undefined
}
