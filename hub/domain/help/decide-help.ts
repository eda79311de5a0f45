import { type Rejection, reject } from '../../../shared/errors.ts'
import { type HelpBook, type HelpEvent, isOpenHelp, isStandingHelp, type PrinterFault } from './help-book.ts'

/** What can be asked about help at kiosks and printers. */
export type HelpCommand =
  | {
      readonly type: 'CallHelp'
      readonly callId: string
      readonly deviceId: string
      /** What is wrong with the printer; left out when a visitor asks. */
      readonly fault?: PrinterFault
    }
  | { readonly type: 'AnswerHelp'; readonly callId: string }
  | { readonly type: 'WithdrawHelp'; readonly callId: string; readonly deviceId: string }

/**
 * What comes of a command about help: a device has one call at a time, and the first answer counts. Refuses an unknown
 * call, and a device that withdraws another's. Pure.
 */
export function decideHelp(
  book: HelpBook,
  command: HelpCommand,
  now: number,
): readonly HelpEvent[] | Rejection {
  const { type, callId } = command
  if (type === 'CallHelp') {
    const { deviceId, fault } = command
    if (book.has(callId)) throw new Error(`help call ${callId} was drawn before; draw a fresh id for each`)
    const isCalling = [...book.values()].some(
      (call) => call.deviceId === deviceId && isStandingHelp(call, now),
    )
    return isCalling ? [] : [{ type: 'HelpCalled', callId, deviceId, ...(fault && { fault }) }]
  }
  const call = book.get(callId)
  if (call === undefined) return reject('help_call_unknown')
  if (type === 'WithdrawHelp' && call.deviceId !== command.deviceId) return reject('help_call_unknown')
  const isLeft = call.stage.status === 'open'
  if (type === 'AnswerHelp') return isLeft || isOpenHelp(call, now) ? [{ type: 'HelpAnswered', callId }] : []
  return isLeft || isStandingHelp(call, now) ? [{ type: 'HelpWithdrawn', callId }] : []
}

/** The calls that nobody has answered yet, oldest first. */
export function openHelp(book: HelpBook, now: number) {
  return [...book.values()].filter((call) => isOpenHelp(call, now))
}
