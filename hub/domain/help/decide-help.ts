import { type Rejection, reject } from '../../../shared/errors.ts'
import { type HelpBook, type HelpEvent, isOpenHelp } from './help-book.ts'

/** What can be asked about help at kiosks. */
export type HelpCommand =
  | { readonly type: 'CallHelp'; readonly callId: string; readonly deviceId: string }
  | { readonly type: 'AnswerHelp'; readonly callId: string }
  | { readonly type: 'WithdrawHelp'; readonly callId: string; readonly deviceId: string }

/**
 * What comes of a command about help: a kiosk has one open call at a time, and the first answer counts. Refuses an
 * unknown call, and a kiosk that withdraws another's. Pure.
 */
export function decideHelp(
  book: HelpBook,
  command: HelpCommand,
  now: number,
): readonly HelpEvent[] | Rejection {
  const { type, callId } = command
  if (type === 'CallHelp') {
    const { deviceId } = command
    if (book.has(callId)) throw new Error(`help call ${callId} was drawn before; draw a fresh id for each`)
    const isCalling = openHelp(book, now).some((call) => call.deviceId === deviceId)
    return isCalling ? [] : [{ type: 'HelpCalled', callId, deviceId }]
  }
  const call = book.get(callId)
  if (call === undefined) return reject('help_call_unknown')
  if (type === 'WithdrawHelp' && call.deviceId !== command.deviceId) return reject('help_call_unknown')
  if (call.stage.status !== 'open') return []
  return [{ type: type === 'AnswerHelp' ? 'HelpAnswered' : 'HelpWithdrawn', callId }]
}

/** The calls that nobody has answered yet, oldest first. */
export function openHelp(book: HelpBook, now: number) {
  return [...book.values()].filter((call) => isOpenHelp(call, now))
}
