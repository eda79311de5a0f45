import { describe, expect, it } from 'vitest'
import type { HallEvent } from '../../../hub/domain/hall.ts'
import type { Recorded } from '../../../hub/domain/journal.ts'
import { auditBookings } from '../../../hub/simulation/booking-audit.ts'
import { bookingSetup } from '../../../shared/booking/booking-setup.ts'
import { weekdays } from '../../../shared/booking/timetable.ts'
import { finished, issued } from './journal-builder.ts'

const date = '2026-11-23'
const at = (time: string) => Date.parse(`${date}T${time}:00Z`)

/** One place for everybody and one of the staff's in each slot; half an hour long. */
const setup: HallEvent = {
  type: 'BookingSetupChanged',
  setup: bookingSetup.parse({
    openings: [
      {
        id: 'counter',
        services: ['*'],
        validFrom: date,
        validTo: date,
        weekdays,
        opens: '09:00',
        closes: '12:00',
        slotMinutes: 30,
        places: 1,
        staffPlaces: 1,
        bookableFromDays: 0,
        bookableToDays: 1,
      },
    ],
  }),
}

type Held = Extract<HallEvent, { type: 'SlotHeld' }>

function held(
  bookingId: string,
  start: string,
  given: Partial<Held> & { channel?: 'public' | 'staff' } = {},
): HallEvent {
  const { channel = 'public', ...change } = given
  const [startsAt, endsAt] = [at(start), at(start) + 30 * 60_000]
  return {
    type: 'SlotHeld',
    bookingId,
    code: `code-${bookingId}`,
    personId: `p-${bookingId}`,
    services: ['a'],
    project: null,
    language: 'zh',
    by: 'visitor',
    slots: {
      openingId: 'counter',
      date,
      start,
      end: '',
      startsAt,
      endsAt,
      channel,
      taken: [[startsAt, endsAt]],
    },
    until: at('08:10'),
    releaseAt: at('08:10'),
    ...change,
  }
}

function confirmed(bookingId: string): HallEvent {
  return { type: 'BookingConfirmed', bookingId, number: `1123-${bookingId}`, checkInCode: '12345678' }
}

/** A check-in is one command: the ticket, then the booking. */
function checkedIn(bookingId: string, ticketId: string, ticket: Parameters<typeof issued>[1], late = false) {
  const checkIn: HallEvent = {
    type: 'BookingCheckedIn',
    bookingId,
    ticketId,
    ticketNumber: 'A001',
    ticketCode: 'code',
    late,
  }
  return [issued(ticketId, ticket), checkIn]
}

function missed(bookingId: string, counted = true): HallEvent {
  return { type: 'BookingNoShow', bookingId, counted }
}

/** A local time of the day, and the events of one command. */
type Act = readonly [string, ...HallEvent[]]

/** What is found in a journal of these acts; an opened day and the set-up come before them. */
function audit(...acts: readonly Act[]) {
  const opened: HallEvent = { type: 'BusinessDayOpened', businessDay: date }
  const opening: Act = ['07:00', opened, setup]
  const journal: Recorded<HallEvent>[] = []
  for (const [index, [time, ...events]] of [opening, ...acts].entries())
    for (const event of events)
      journal.push({
        seq: journal.length + 1,
        at: at(time),
        commandId: `command-${index}`,
        actor: { kind: 'hub', id: 'hub' },
        event,
      })
  return auditBookings(journal)
}

const none = { slots: [], persons: [], tickets: [], noShows: [] }
const due = { class: 'appointment', queuedAt: at('09:00') } as const

describe('the audit of the bookings', () => {
  describe('when all went well', () => {
    it('counts who came, who came late and who did not', () => {
      const result = audit(
        ['08:00', held('1', '09:00'), confirmed('1')],
        ['08:00', held('2', '09:00', { channel: 'staff' }), confirmed('2')],
        ['08:00', held('3', '09:30'), confirmed('3')],
        ['08:50', ...checkedIn('1', 't1', due)],
        ['09:16', missed('2')],
        ['09:20', ...checkedIn('2', 't2', { class: 'walkin', queuedAt: at('09:20') }, true)],
        ['09:46', missed('3')],
      )
      expect(result).toEqual({
        confirmed: 3,
        checkedIn: 2,
        late: 1,
        noShows: 1,
        counted: 1,
        faults: none,
      })
    })

    it('lets a place go that was cancelled, and a person book again who was served', () => {
      const cancelled: HallEvent = {
        type: 'BookingCancelled',
        bookingId: '1',
        by: 'visitor',
        reason: null,
        releaseAt: at('08:01'),
      }
      const { faults } = audit(
        ['08:00', held('1', '09:00'), confirmed('1')],
        ['08:01', cancelled],
        ['08:02', held('2', '09:00', { personId: 'p' }), confirmed('2')],
        ['09:00', ...checkedIn('2', 't2', due)],
        ['09:10', finished('t2')],
        ['09:11', held('3', '10:00', { personId: 'p' }), confirmed('3')],
      )
      expect(faults).toEqual(none)
    })
  })

  describe('when something is wrong', () => {
    const first: Act = ['08:00', held('1', '09:00'), confirmed('1')]
    it.each<[string, keyof typeof none, readonly Act[]]>([
      ['a public place given twice', 'slots', [first, ['08:01', held('2', '09:00')]]],
      [
        "more than the staff's places",
        'slots',
        [first, ...['2', '3'].map((id): Act => ['08:01', held(id, '09:00', { channel: 'staff' })])],
      ],
      [
        'two open bookings of a person',
        'persons',
        [first, ['08:01', held('2', '10:00', { personId: 'p-1' }), confirmed('2')]],
      ],
      [
        'a second ticket',
        'tickets',
        [first, ['09:00', ...checkedIn('1', 't1', due)], ['09:01', ...checkedIn('1', 't2', due)]],
      ],
      [
        'an early visitor ahead of the slot',
        'tickets',
        [first, ['08:30', ...checkedIn('1', 't1', { ...due, queuedAt: at('08:30') })]],
      ],
      [
        'a late visitor as an appointment',
        'tickets',
        [first, ['09:16', ...checkedIn('1', 't1', { ...due, queuedAt: at('09:16') }, true)]],
      ],
      ['a no-show before the grace is over', 'noShows', [first, ['09:15', missed('1')]]],
      ['a no-show that nobody could see', 'noShows', [first, ['09:50', missed('1')]]],
      ['one who neither came nor is marked', 'noShows', [first, ['09:20', held('2', '10:00')]]],
    ])('finds %s', (_, kind, acts) => {
      const { faults } = audit(...acts)
      expect(faults[kind]).toHaveLength(1)
      expect({ ...faults, [kind]: [] }).toEqual(none)
    })
  })
})
