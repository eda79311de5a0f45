import type { Recorded } from '../journal.ts'
import type { HallDayEvent } from './events.ts'
import { configure, openDay } from './evolve-day.ts'
import { addMatter, call, finish, goOn, hold, missed, recall, start, undo } from './evolve-service.ts'
import {
  close,
  grantGreen,
  issue,
  makeVoid,
  notePrint,
  printAgain,
  requeue,
  transfer,
} from './evolve-ticket.ts'
import { pause, resume, signIn, signOut, takeServices } from './evolve-window.ts'
import type { HallDay } from './hall-day.ts'

/** Applies one event to the day it owns. Throws when the journal tells of something that cannot be. */
export function evolve(day: HallDay, recorded: Recorded<HallDayEvent>): void {
  const { event, at } = recorded
  switch (event.type) {
    case 'HallConfigured':
      configure(day, event.definition)
      break
    case 'BusinessDayOpened':
      openDay(day, event.businessDay)
      break
    case 'BusinessDayClosed':
      day.businessDay = { date: event.businessDay, status: 'closed' }
      break
    case 'WindowSignedIn':
      signIn(day, event)
      break
    case 'WindowSignedOut':
      signOut(day, event, at)
      break
    case 'WindowPaused':
      pause(day, event, at)
      break
    case 'WindowResumed':
      resume(day, event)
      break
    case 'WindowServicesChanged':
      takeServices(day, event)
      break
    case 'TicketIssued':
      issue(day, recorded, event)
      break
    case 'GreenChannelGranted':
      grantGreen(day, recorded, event)
      break
    case 'TicketCalled':
      call(day, recorded, event)
      break
    case 'TicketRecalled':
      recall(day, recorded, event)
      break
    case 'ServiceStarted':
      start(day, recorded, event)
      break
    case 'ServiceFinished':
      finish(day, recorded, event)
      break
    case 'TicketNoShow':
      missed(day, recorded, event)
      break
    case 'TicketRequeued':
      requeue(day, recorded, event)
      break
    case 'TicketHeld':
      hold(day, recorded, event)
      break
    case 'TicketResumed':
      goOn(day, recorded, event)
      break
    case 'TicketTransferred':
      transfer(day, recorded, event)
      break
    case 'MatterAdded':
      addMatter(day, recorded, event)
      break
    case 'TicketVoided':
      makeVoid(day, recorded, event)
      break
    case 'TicketClosed':
      close(day, recorded, event)
      break
    case 'ActUndone':
      undo(day, recorded, event)
      break
    case 'ReprintRequested':
      printAgain(day, event)
      break
    case 'PrintReported':
      notePrint(day, event)
      break
    default:
      event satisfies never
  }
}
