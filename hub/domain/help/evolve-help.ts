import type { HallDayEvent } from '../hall-day/events.ts'
import type { Recorded } from '../journal.ts'
import type { HelpBook, HelpEvent, HelpStage } from './help-book.ts'

/** Applies one event to the calls for help. A new business day begins without any. */
export function evolveHelp(book: HelpBook, { event, at, actor }: Recorded<HelpEvent | HallDayEvent>): void {
  switch (event.type) {
    case 'HelpCalled':
      book.set(event.callId, {
        id: event.callId,
        deviceId: event.deviceId,
        at,
        ...(event.fault && { fault: event.fault }),
        stage: { status: 'open' },
      })
      break
    case 'HelpAnswered':
      setStage(book, event.callId, { status: 'answered', answeredAt: at, guideId: actor.id })
      break
    case 'HelpWithdrawn':
      setStage(book, event.callId, { status: 'withdrawn' })
      break
    case 'BusinessDayOpened':
      book.clear()
      break
    default:
      break
  }
}

function setStage(book: HelpBook, callId: string, stage: HelpStage): void {
  const call = book.get(callId)
  if (call === undefined) throw new Error(`there is no help call ${callId}`)
  book.set(callId, { ...call, stage })
}
