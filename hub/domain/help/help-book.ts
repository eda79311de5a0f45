/** What keeps a printer from printing until a person comes. */
export type PrinterFault = 'paper-out' | 'cover-open' | 'cutter-error' | 'offline'

/** A visitor at a kiosk asked for a guide, or a printer needs one. */
export interface HelpCalled {
  readonly type: 'HelpCalled'
  readonly callId: string
  /** The kiosk, or the printer. */
  readonly deviceId: string
  /** What was wrong with the printer; left out when a visitor asked. */
  readonly fault?: PrinterFault
}

/** A guide said that they come; who it is stands in the event's envelope. */
export interface HelpAnswered {
  readonly type: 'HelpAnswered'
  readonly callId: string
}

/** The visitor needs nobody any more, or the printer is well. */
export interface HelpWithdrawn {
  readonly type: 'HelpWithdrawn'
  readonly callId: string
}

/** Everything that can happen to calls for help. */
export type HelpEvent = HelpCalled | HelpAnswered | HelpWithdrawn

/** How far a call for help has come. */
export type HelpStage =
  | { readonly status: 'open' }
  | { readonly status: 'answered'; readonly answeredAt: number; readonly guideId: string }
  | { readonly status: 'withdrawn' }

/** A kiosk's or a printer's call for a guide. A value; a change makes a new one. */
export interface HelpCall {
  readonly id: string
  readonly deviceId: string
  readonly at: number
  /** What was wrong as the printer called; left out for a kiosk. */
  readonly fault?: PrinterFault
  readonly stage: HelpStage
}

/** The calls for help of the business day by their ids, oldest first. Only `evolveHelp` changes it. */
export type HelpBook = Map<string, HelpCall>

/** A visitor's call that nobody answered is over after this long: they have gone, or were helped without a word to us. */
const visitorWaitsMs = 15 * 60_000
/** A printer that is still ill this long after a guide said that they come calls again. */
const guideTakesMs = 15 * 60_000

/** Whether somebody at that kiosk, or that printer, still waits for an answer. */
export function isOpenHelp({ stage, at, fault }: HelpCall, now: number): boolean {
  if (stage.status === 'open') return fault !== undefined || now - at < visitorWaitsMs
  return stage.status === 'answered' && fault !== undefined && now - stage.answeredAt >= guideTakesMs
}

/** Whether the device needs no further call: this one is open, or it is a printer's that a guide has answered. */
export function isStandingHelp(call: HelpCall, now: number): boolean {
  return isOpenHelp(call, now) || (call.fault !== undefined && call.stage.status === 'answered')
}

/** The printers that have called and are not known to be well, by their ids. */
export function callingPrinters(book: HelpBook): Map<string, HelpCall> {
  const ill = [...book.values()].filter(
    ({ fault, stage }) => fault !== undefined && stage.status !== 'withdrawn',
  )
  return new Map(ill.map((call) => [call.deviceId, call]))
}
