import type { Circumstance } from '../journal.ts'
import type { HallDayCommand } from './commands.ts'
import { decideCloseDay, decideConfigure, decideOpenDay, decideUndo } from './decide-day.ts'
import {
  decideCallGiven,
  decideFinish,
  decideHold,
  decideNext,
  decideNoShow,
  decideRecall,
  decideResumeTicket,
  decideStart,
} from './decide-service.ts'
import {
  decideAddMatter,
  decideGreen,
  decideReportPrint,
  decideReprint,
  decideRequeue,
  decideTake,
  decideTransfer,
  decideVoid,
} from './decide-ticket.ts'
import {
  type Decision,
  decidePause,
  decideResume,
  decideServices,
  decideSignIn,
  decideSignOut,
  decideUndoSignOut,
} from './decide-window.ts'
import type { HallDay } from './hall-day.ts'

/** What happens when a command meets the day: events, or a coded refusal. Pure; reads the day and changes nothing. */
export function decide(day: HallDay, command: HallDayCommand, circumstance: Circumstance): Decision {
  switch (command.type) {
    case 'ConfigureHall':
      return decideConfigure(day, command)
    case 'OpenBusinessDay':
      return decideOpenDay(day, command)
    case 'CloseBusinessDay':
      return decideCloseDay(day, circumstance)
    case 'SignInWindow':
      return decideSignIn(day, command)
    case 'SignOutWindow':
      return decideSignOut(day, command, circumstance)
    case 'UndoSignOut':
      return decideUndoSignOut(day, command, circumstance)
    case 'PauseWindow':
      return decidePause(day, command, circumstance)
    case 'ResumeWindow':
      return decideResume(day, command, circumstance)
    case 'ChangeWindowServices':
      return decideServices(day, command)
    case 'TakeTicket':
      return decideTake(day, command, circumstance)
    case 'GrantGreenChannel':
      return decideGreen(day, command, circumstance)
    case 'CallNextTicket':
      return decideNext(day, command, circumstance)
    case 'CallGivenTicket':
      return decideCallGiven(day, command, circumstance)
    case 'RecallTicket':
      return decideRecall(day, command, circumstance)
    case 'StartService':
      return decideStart(day, command, circumstance)
    case 'FinishService':
      return decideFinish(day, command, circumstance)
    case 'MarkNoShow':
      return decideNoShow(day, command, circumstance)
    case 'RequeueTicket':
      return decideRequeue(day, command, circumstance)
    case 'HoldTicket':
      return decideHold(day, command, circumstance)
    case 'ResumeTicket':
      return decideResumeTicket(day, command, circumstance)
    case 'TransferTicket':
      return decideTransfer(day, command, circumstance)
    case 'AddMatter':
      return decideAddMatter(day, command, circumstance)
    case 'VoidTicket':
      return decideVoid(day, command, circumstance)
    case 'UndoLastAct':
      return decideUndo(day, command, circumstance)
    case 'ReprintTicket':
      return decideReprint(day, command, circumstance)
    case 'ReportPrint':
      return decideReportPrint(day, command, circumstance)
    default:
      return command satisfies never
  }
}
