/** A visitor at a kiosk asked for a guide. */
export interface HelpCalled {
  readonly type: 'HelpCalled'
  readonly callId: string
  /** The kiosk. */
  readonly deviceId: string
}

/** A guide said that they come; who it is stands in the event's envelope. */
export interface HelpAnswered {
  readonly type: 'HelpAnswered'
  readonly callId: string
}

/** The visitor needs nobody any more. */
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

/** A kiosk's call for a guide. A value; a change makes a new one. */
export interface HelpCall {
  readonly id: string
  readonly deviceId: string
  readonly at: number
  readonly stage: HelpStage
}

/** The calls for help of the business day by their ids, oldest first. Only `evolveHelp` changes it. */
export type HelpBook = Map<string, HelpCall>

/** A call that nobody answered is over after this long: whoever asked has gone, or was helped without a word to us. */
const helpLapsesMs = 15 * 60_000

/** Whether somebody still waits for an answer at that kiosk. */
export function isOpenHelp({ stage, at }: HelpCall, now: number): boolean {
  return stage.status === 'open' && now - at < helpLapsesMs
}
