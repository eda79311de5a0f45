import { describe, expect, it } from 'vitest'
import {
  arrive,
  by,
  changeServices,
  closeDay,
  configure,
  finish,
  hold,
  manager,
  next,
  noShow,
  openDay,
  pause,
  rate,
  resumeTicket,
  signIn,
  take,
  transfer,
  undo,
  undoSignOut,
} from '../../support/acts.ts'
import { GivenHall, given, givenHall, outcomeOf, testDay } from '../../support/given-hall.ts'
import { buildHall, testWindows } from '../../support/hall-builder.ts'

describe('the business day', () => {
  describe('when it is closed', () => {
    it('closes every open ticket by rule, signs every window out and tells how many', () => {
      const hall = givenHall({ rules: { noShowAfterCalls: 1, noShowAfterSeconds: 0 } })
      hall.given(signIn('w1'), signIn('w2'), signIn('w4'))
      hall.given(...['served', 'held', 'missed', 'called', 'waiting'].map((id) => take('tax', id)))
      hall.given(next('w1'), arrive('w1'), finish('w1'), next('w1'), arrive('w1'), hold('w1'))
      hall.given(next('w1'), noShow('w1'), pause('w1'), next('w4'))
      expect(hall.when(closeDay())).toEqual([
        ...['held', 'missed', 'called', 'waiting'].map((ticketId) => ({ type: 'TicketClosed', ticketId })),
        { type: 'WindowSignedOut', windowId: 'w1', clerkId: 'c1' },
        { type: 'WindowSignedOut', windowId: 'w2', clerkId: 'c2' },
        { type: 'WindowSignedOut', windowId: 'w4', clerkId: 'c4' },
        { type: 'BusinessDayClosed', businessDay: testDay, closedTickets: 4 },
      ])
      expect(hall.ticket('served').stage.status).toBe('served')
      expect(hall.window('w4').currentTicketId).toBeNull()
      expect(hall.hall.day.lines.size + hall.hall.day.aside.size + hall.hall.day.windowOfClerk.size).toBe(0)
    })

    it('is not closed by a person while somebody is at a window', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'))
      expect(outcomeOf(hall.when(by(manager, closeDay())))).toBe('window_busy')
      hall.given(arrive('w1'), finish('w1'))
      expect(outcomeOf(hall.when(by(manager, closeDay())))).toContain('BusinessDayClosed')
    })

    it('is closed once', () => {
      expect(outcomeOf(given(closeDay()).when(closeDay()))).toBe('day_not_open')
      expect(outcomeOf(new GivenHall().when(closeDay()))).toBe('day_not_open')
    })

    it('lets nobody who signs in after it sit at a window of the next day', () => {
      const hall = given(closeDay(), signIn('w1'))
      expect(hall.when(openDay('2026-03-03'))).toEqual([
        { type: 'WindowSignedOut', windowId: 'w1', clerkId: 'c1' },
        { type: 'BusinessDayOpened', businessDay: '2026-03-03' },
      ])
      expect(hall.window('w1').stage).toEqual({ status: 'closed' })
    })

    it('still takes a rating of its cases until the next day begins', () => {
      const hall = given(signIn('w1'), take('tax', 't1'), next('w1'), arrive('w1'), finish('w1'), closeDay())
      hall.given(rate('t1', 5), openDay('2026-03-03'))
      expect(outcomeOf(hall.when(rate('t1', 5)))).toBe('case_unknown')
    })
  })

  describe('when it is opened', () => {
    it('is opened once, and never again after it was closed', () => {
      const hall = given(take('tax', 't1'))
      expect(outcomeOf(hall.when(openDay(testDay)))).toEqual([])
      hall.given(closeDay())
      expect(outcomeOf(hall.when(openDay(testDay)))).toEqual([])
      expect(outcomeOf(hall.when(take('tax', 't2')))).toBe('day_not_open')
    })

    it('must follow the closing of the day before', () => {
      expect(given().when(openDay('2026-03-03'))).toEqual({ code: 'day_open', data: { day: testDay } })
      expect(outcomeOf(given(closeDay()).when(openDay('2026-03-03')))).toEqual(['BusinessDayOpened'])
    })

    it('never goes back to a day whose numbers were given out', () => {
      expect(outcomeOf(given(closeDay()).when(openDay('2026-03-01')))).toBe('day_not_open')
    })
  })
})

describe('a new definition of the hall', () => {
  describe('when windows stay', () => {
    it('keeps who sits at them and what is at them, and takes over what they take', () => {
      const hall = given(signIn('w2'), take('tax', 't1'), next('w2'))
      const windows = testWindows.map((window) =>
        window.id === 'w2' ? { ...window, services: ['tax', 'licence'] } : window,
      )
      expect(outcomeOf(hall.when(configure(buildHall({ windows }))))).toEqual(['HallConfigured'])
      expect(hall.window('w2')).toMatchObject({
        services: ['tax', 'licence'],
        stage: { status: 'open', clerkId: 'c2' },
        currentTicketId: 't1',
      })
    })
  })

  describe('when a window with a visitor at it disappears', () => {
    it('is refused until the visitor is served', () => {
      const hall = given(signIn('w4'), take('tax', 'current'), next('w4'))
      const windows = testWindows.filter((window) => window.id !== 'w4')
      expect(outcomeOf(hall.when(configure(buildHall({ windows }))))).toBe('window_serves')
    })
  })

  describe('when a window in use disappears', () => {
    it('sends its tickets back to the queue and its clerk away, and the hall goes on', () => {
      const hall = given(signIn('w1'), signIn('w4'))
      hall.given(...['held', 'bound', 'other'].map((id) => take('tax', id)))
      hall.given(transfer('bound', { windowId: 'w4' }), next('w4'), arrive('w4'), hold('w4'))
      const windows = testWindows.filter((window) => window.id !== 'w4')
      expect(outcomeOf(hall.when(configure(buildHall({ windows }))))).toEqual([
        'TicketTransferred',
        'TicketTransferred',
        'WindowSignedOut',
        'HallConfigured',
      ])
      expect(hall.hall.day.lines.size).toBe(3)
      hall.given(next('w1'))
      expect(hall.window('w1').currentTicketId).toBe('held')
      expect(outcomeOf(hall.when(signIn('w2', 'c4')))).toEqual(['WindowSignedIn'])
    })
  })

  describe('when a window disappears that held a ticket now served elsewhere', () => {
    it('does not let the resumption be taken back: nobody could go on with the ticket', () => {
      const hall = given(signIn('w1'), signIn('w4'), take('tax', 't1'))
      hall.given(next('w4'), arrive('w4'), hold('w4'), resumeTicket('w1', 't1'))
      hall.given(configure(buildHall({ windows: testWindows.filter(({ id }) => id !== 'w4') })))
      expect(outcomeOf(hall.when(undo('w1')))).toBe('nothing_to_undo')
      hall.given(transfer('t1', { serviceId: 'passport' }))
    })
  })

  describe('when the clerk of an idle window is one no longer', () => {
    it('closes the window, and who was bound to it waits for any', () => {
      const hall = given(signIn('w1'), signIn('w4'), take('tax', 't1'), transfer('t1', { windowId: 'w4' }))
      const definition = buildHall()
      const staff = definition.staff.filter(({ id }) => id !== 'c4')
      hall.given(configure({ ...definition, staff }), next('w1'))
      expect(hall.window('w4').stage.status).toBe('closed')
      expect(hall.window('w1').currentTicketId).toBe('t1')
      expect(outcomeOf(hall.when(by(manager, undoSignOut('w4'))))).toBe('nothing_to_undo')
    })
  })

  describe('when all that a manager let a window take today disappears', () => {
    it('takes what it takes by plan again', () => {
      const hall = given(changeServices('w2', 'passport'))
      const services = buildHall().services.filter(({ id }) => id !== 'passport')
      const windows = testWindows.map((window) =>
        window.id === 'w3' ? { ...window, services: ['id-card'] } : window,
      )
      hall.given(configure(buildHall({ services, windows })))
      expect(hall.window('w2').services).toEqual(['tax'])
    })
  })

  describe('when a service with people in the hall disappears', () => {
    it('is refused, and so is one that leaves no window for them', () => {
      const hall = given(take('licence', 'l1'))
      const services = buildHall().services.filter(({ id }) => id !== 'licence' && id !== 'open-company')
      expect(outcomeOf(hall.when(configure(buildHall({ services }))))).toBe('service_waited_for')
      const windows = testWindows.map((window) => ({ ...window, services: ['tax'] }))
      expect(outcomeOf(hall.when(configure(buildHall({ windows }))))).toBe('service_without_window')
    })
  })

  describe('when it says nothing new', () => {
    it('changes nothing', () => {
      expect(outcomeOf(given().when(configure(buildHall())))).toEqual([])
    })
  })
})
