import { type Rejection, reject } from '../../shared/errors.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { type BookingBook, bookingOfTicket, initialBook } from './booking/booking-book.ts'
import type { BookingCommand } from './booking/booking-commands.ts'
import { type BookingEvent, isBookingEvent } from './booking/booking-events.ts'
import { decideBooking } from './booking/decide.ts'
import { evolveBook } from './booking/evolve-book.ts'
import { refuseSecond } from './booking/person-rules.ts'
import {
  type CaseRated,
  decideMark,
  decideRating,
  type Evaluations,
  evolveEvaluations,
  type MarkNegative,
  type NegativeRatingMarked,
  type RateCase,
} from './evaluation/evaluations.ts'
import { obstaclesToChange } from './hall-change.ts'
import type { HallDayCommand } from './hall-day/commands.ts'
import { decide } from './hall-day/decide.ts'
import { isRejection } from './hall-day/decide-window.ts'
import type { HallDayEvent } from './hall-day/events.ts'
import { evolve } from './hall-day/evolve.ts'
import { type HallDay, initialHallDay } from './hall-day/hall-day.ts'
import { decideHelp, type HelpCommand } from './help/decide-help.ts'
import { evolveHelp } from './help/evolve-help.ts'
import type { HelpBook, HelpEvent } from './help/help-book.ts'
import type { Circumstance, Recorded } from './journal.ts'
import {
  decideNotice,
  evolveNotices,
  type NoticeBoard,
  type NoticeCommand,
  type NoticeEvent,
} from './notices/notice-board.ts'
import { decideMove, type MoveCommand } from './rebalancing/decide-move.ts'
import { evolveMoves } from './rebalancing/evolve-moves.ts'
import type { MoveBook, MoveEvent } from './rebalancing/move-book.ts'

/** A privileged act outside the hall's day, kept in the journal for the audit trail. */
export interface AccessRecorded {
  readonly type: 'AccessRecorded'
  readonly act:
    | 'staff-signed-in'
    | 'staff-signed-out'
    | 'password-changed'
    | 'password-reset'
    | 'staff-locked'
    | 'enrolment-code-issued'
    | 'device-enrolled'
    | 'device-revoked'
    | 'phone-revealed'
  /** The staff member, device or call-back it concerns. */
  readonly subject: string
}

/** A change of the hall's recorded voice, whose clips are files beside the journal. */
export interface VoicePackChanged {
  readonly type: 'VoicePackChanged'
  /** `restored` goes back to the pack before the last change. */
  readonly act: 'uploaded' | 'removed' | 'restored'
  /** Names of the clips, such as `zh/please`; none when the pack went back. */
  readonly clips: readonly string[]
  /** Of the pack after it. */
  readonly version: string
}

/** Everything that can stand in a hall's journal. */
export type HallEvent =
  | HallDayEvent
  | BookingEvent
  | CaseRated
  | NegativeRatingMarked
  | MoveEvent
  | HelpEvent
  | NoticeEvent
  | AccessRecorded
  | VoicePackChanged

/** Everything that can be asked of a hall. */
export type HallCommand =
  | HallDayCommand
  | BookingCommand
  | MoveCommand
  | HelpCommand
  | NoticeCommand
  | RateCase
  | MarkNegative
  | { readonly type: 'RecordAccess'; readonly record: AccessRecorded }
  | { readonly type: 'RecordVoicePack'; readonly record: VoicePackChanged }

/** The hall: its aggregates, folded from one journal. */
export interface Hall {
  readonly day: HallDay
  readonly evaluations: Evaluations
  readonly book: BookingBook
  /** Suggested moves that were accepted today. */
  readonly moves: MoveBook
  /** Kiosks whose visitors asked for a guide today. */
  readonly help: HelpBook
  /** What the boards tell visitors besides calls. */
  readonly notices: NoticeBoard
}

/** The hall before its first event. */
export function initialHall(): Hall {
  return {
    day: initialHallDay(),
    evaluations: new Map(),
    book: initialBook(),
    moves: new Map(),
    help: new Map(),
    notices: new Map(),
  }
}

/** What a command brings about: events, none when it changes nothing, or a refusal. Pure. */
export function decideHall(
  hall: Hall,
  command: HallCommand,
  circumstance: Circumstance,
): readonly HallEvent[] | Rejection {
  switch (command.type) {
    case 'RateCase':
      return decideRating(hall.evaluations, command)
    case 'MarkNegative':
      return decideMark(hall.evaluations, command)
    case 'RecordAccess':
    case 'RecordVoicePack':
      return [command.record]
    case 'ChangeBookingSetup':
    case 'HoldSlot':
    case 'ConfirmBooking':
    case 'RescheduleBooking':
    case 'CancelBooking':
    case 'CheckInBooking':
    case 'CloseBookingDay':
    case 'SweepBookings':
    case 'TellTurnNear':
    case 'CloseCallBack':
      return decideBooking(hall.book, hall.day, command, circumstance)
    case 'AcceptMove':
    case 'UndoMove':
    case 'MeasureMove':
      return decideMove(hall, command, circumstance)
    case 'CallHelp':
    case 'AnswerHelp':
    case 'WithdrawHelp':
      return decideHelp(hall.help, command, circumstance.now)
    case 'PostNotice':
    case 'WithdrawNotice':
      return decideNotice(hall, command, circumstance)
    case 'ConfigureHall': {
      const [obstacle] = obstaclesToChange(hall, command.definition, circumstance)
      if (obstacle !== undefined) return obstacle.rejection
      const wanted = withBookingAsItIs(hall.book, command)
      return isAsItIs(hall.day.definition, wanted.definition) ? [] : decide(hall.day, wanted, circumstance)
    }
    case 'UndoLastAct': {
      const events = decide(hall.day, command, circumstance)
      return isRejection(events) ? events : (refuseReopening(hall, events, circumstance) ?? events)
    }
    default:
      return decide(hall.day, command, circumstance)
  }
}

/** Leaves the booking set-up out of a definition that does not change it: who edits it at the moment is not overtaken. */
function withBookingAsItIs(
  { setup, setupVersion }: BookingBook,
  command: Extract<HallDayCommand, { type: 'ConfigureHall' }>,
): typeof command {
  const { booking, ...rest } = command.definition
  const isSame = setupVersion > 0 && JSON.stringify(booking) === JSON.stringify(setup)
  return isSame ? { ...command, definition: rest } : command
}

/** Whether a definition that leaves the booking set-up alone says nothing new. */
function isAsItIs(present: HallDefinition | null, wanted: HallDefinition): boolean {
  if (present === null || wanted.booking !== undefined) return false
  const { booking: _, ...rest } = present
  return JSON.stringify(rest) === JSON.stringify(wanted)
}

/** Why what an act ended cannot go on: the case was rated, or its visitor has booked the same matter anew. */
function refuseReopening(
  { evaluations, book, day }: Hall,
  events: readonly HallDayEvent[],
  { now }: Circumstance,
): Rejection | undefined {
  const undone = events.filter((event) => event.type === 'ActUndone')
  const cases = undone.flatMap(({ reopenedCaseIds }) => reopenedCaseIds)
  if (cases.some((caseId) => evaluations.get(caseId)?.score != null)) return reject('case_rated')
  const tickets = undone.flatMap(({ ticketIds }) => ticketIds)
  const overtaken = tickets.find((ticketId) => {
    const booking = bookingOfTicket(book, ticketId)
    return booking !== undefined && refuseSecond(book, day, booking, now) !== undefined
  })
  if (overtaken === undefined) return undefined
  return reject('undo_overtaken', { ticket: day.tickets.get(overtaken)?.number ?? overtaken })
}

/** Applies one event of the journal to the hall it owns. */
export function evolveHall(hall: Hall, recorded: Recorded<HallEvent>): void {
  const { event } = recorded
  switch (event.type) {
    case 'AccessRecorded':
    case 'VoicePackChanged':
      break
    case 'CaseRated':
    case 'NegativeRatingMarked':
      evolveEvaluations(hall.evaluations, { ...recorded, event })
      break
    case 'MoveAccepted':
    case 'MoveUndone':
    case 'MoveMeasured':
      evolveMoves(hall.moves, { ...recorded, event })
      break
    case 'HelpCalled':
    case 'HelpAnswered':
    case 'HelpWithdrawn':
      evolveHelp(hall.help, { ...recorded, event })
      break
    case 'NoticePosted':
    case 'NoticeWithdrawn':
      evolveNotices(hall.notices, { ...recorded, event })
      break
    default:
      if (isBookingEvent(event)) {
        evolveBook(hall.book, { ...recorded, event })
        break
      }
      evolve(hall.day, { ...recorded, event })
      evolveEvaluations(hall.evaluations, { ...recorded, event })
      evolveBook(hall.book, { ...recorded, event })
      evolveMoves(hall.moves, { ...recorded, event })
      evolveHelp(hall.help, { ...recorded, event })
      evolveNotices(hall.notices, { ...recorded, event })
  }
}
