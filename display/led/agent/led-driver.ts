import type { Frame } from '../panel/frame.ts'
import type { Page } from '../panel/page.ts'

/** What a panel shows now, as words and as dots. */
export interface Picture {
  /** Undefined for a dark panel. */
  readonly page: Page | undefined
  readonly frame: Frame
}

/** A controller of an LED panel. One picture at a time is shown on it; it is never asked for a second one meanwhile. */
export interface LedDriver {
  /** An unchanged picture is sent again after this time: controllers forget, datagrams get lost, panels are switched on. */
  readonly refreshMs: number
  /** Resolves when the picture is on its way; rejects when the controller cannot be reached. */
  show(picture: Picture): Promise<void>
  stop(): Promise<void>
}
