import { type Rejection, reject } from '../../../shared/errors.ts'
import type { HallDayEvent } from '../hall-day/events.ts'
import type { HallDay } from '../hall-day/hall-day.ts'
import type { Circumstance } from '../journal.ts'
import type { BookingBook } from './booking-book.ts'
import type { BookingCommand } from './booking-commands.ts'
import type { BookingEvent } from './booking-events.ts'
import { decideCancel, decideConfirm, decideHold, decideReschedule } from './decide-booking.ts'
import { decideCheckIn, decideTurnNear } from './decide-check-in.ts'
import { decideCloseBookingDay, decideSetup } from './decide-setup.ts'
import { decideSweep } from './decide-sweep.ts'

/** What happens when a command meets the booking book: events, or a coded refusal. Pure; reads the hall and changes nothing. */
export function decideBooking(
  book: BookingBook,
  day: HallDay,
  command: BookingCommand,
  circumstance: Circumstance,
): readonly (BookingEvent | HallDayEvent)[] | Rejection {
  switch (command.type) {
    case 'ChangeBookingSetup':
      return decideSetup(book, day, command)
    case 'HoldSlot':
      return decideHold(book, day, command, circumstance)
    case 'ConfirmBooking':
      return decideConfirm(book, day, command, circumstance)
    case 'RescheduleBooking':
      return decideReschedule(book, day, command, circumstance)
    case 'CancelBooking':
      return decideCancel(book, command, circumstance)
    case 'CheckInBooking':
      return decideCheckIn(book, day, command, circumstance)
    case 'CloseBookingDay':
      return decideCloseBookingDay(book, day, command, circumstance)
    case 'SweepBookings':
      return decideSweep(book, day, circumstance)
    case 'TellTurnNear':
      return decideTurnNear(book, day, command, circumstance)
    case 'CloseCallBack': {
      const callBack = book.callBacks.get(command.callBackId)
      if (callBack === undefined) return reject('call_back_unknown')
      const { callBackId, outcome } = command
      return callBack.closed?.outcome === outcome ? [] : [{ type: 'CallBackClosed', callBackId, outcome }]
    }
    default:
      return command satisfies never
  }
}
