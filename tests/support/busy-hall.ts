import type { HallStore } from '../../hub/application/hall-store.ts'
import { touchedTickets } from '../../hub/application/touched.ts'
import * as acts from './acts.ts'
import { type GivenHall, given, testDay } from './given-hall.ts'
import { withStore } from './open-store.ts'
import { tempFolder } from './temp-folder.ts'

/** A hall where something of everything has happened. */
export function busyHall(): GivenHall {
  return given(
    acts.signIn('w1'),
    acts.take('tax', 't1', { print: { jobId: 'j1', printerId: 'printer-1' } }),
    acts.take('passport', 't2', { ground: 'elderly' }),
    acts.take('tax', 't3', { appointmentAt: Date.parse('2026-03-02T10:00:00+08:00') }),
    acts.next('w1'),
    acts.wait(30),
    acts.arrive('w1'),
    acts.next('w1', acts.done),
    acts.rate('t1', 4),
  )
}

/** Writes what has happened in one transaction, as the writer does. */
export function persist(store: HallStore, { hall, recorded }: GivenHall, after = 0): void {
  const events = recorded.slice(after)
  store.begin()
  for (const event of events) store.append(event)
  for (const ticket of touchedTickets(hall, events)) store.putTicket(ticket, testDay)
  for (const [caseId, rated] of hall.evaluations) if (rated.score !== null) store.putRating(caseId, rated)
  store.commit()
}

/** A data folder with the busy hall in it, closed. */
export function busyFolder(): string {
  const folder = tempFolder()
  withStore(folder, ({ store }) => persist(store, busyHall()))
  return folder
}
