import type { BookingSetup } from '../../../shared/booking/booking-setup.ts'
import type { Opening } from '../../../shared/booking/timetable.ts'
import type { BookingStatus } from '../../../shared/http/booking-schemas.ts'
import type { CallBackList } from '../../../shared/http/call-back-schemas.ts'
import type { DeskBooking, DeskBookings } from '../../../shared/http/desk-booking-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'

const surnames = ['林', '陈', '黄', '吴', '欧阳', '郑', '王', '蔡', 'S']
const slots = [
  '09:00',
  '09:30',
  '10:00',
  '10:30',
  '11:00',
  '11:30',
  '14:00',
  '14:30',
  '15:00',
  '15:30',
  '16:00',
]
const stays: readonly BookingStatus[] = [
  'confirmed',
  'checked-in',
  'confirmed',
  'served',
  'confirmed',
  'no-show',
  'confirmed',
  'cancelled',
]

/** The end of a slot of half an hour. */
export function endOf(start: string): string {
  return new Date(Date.parse(`2026-01-01T${start}:00Z`) + 30 * 60_000).toISOString().slice(11, 16)
}

/** A booking of the day, the nth of it: `n` decides who, when and for what. */
export function deskBooking(
  hall: HallView,
  date: string,
  n: number,
  part: Partial<DeskBooking> = {},
): DeskBooking {
  const services = [
    hall.services[(n * 7) % hall.services.length],
    hall.services[(n * 3 + 1) % hall.services.length],
  ]
  const start = slots[n % slots.length] ?? '09:00'
  const status = part.status ?? stays[n % stays.length] ?? 'confirmed'
  const tail = String((n * 7919) % 10_000).padStart(4, '0')
  return {
    bookingId: `b-${n}`,
    number: `${date.slice(5).replace('-', '')}-${String(n + 1).padStart(3, '0')}`,
    status,
    services: services
      .slice(0, n % 5 === 0 ? 2 : 1)
      .flatMap((service) => (service === undefined ? [] : [{ id: service.id, name: service.name }])),
    date,
    start,
    end: endOf(part.start ?? start),
    startsAt: Date.parse(`${date}T${start}:00+08:00`),
    name: `${surnames[n % surnames.length]}**`,
    documentType: n % 9 === 8 ? 'passport' : 'resident-id',
    document: n % 9 === 8 ? `E******${tail.slice(2)}` : `350***********${tail}`,
    phone: n % 6 === 5 ? null : `138****${tail}`,
    greenChannel: n % 13 === 12,
    bookedBy: n % 6 === 5 ? 'staff' : 'visitor',
    ticketNumber:
      status === 'checked-in' || status === 'served' ? `A${String(n + 1).padStart(3, '0')}` : null,
    checkInCode: null,
    canCheckIn: status === 'confirmed',
    ...part,
  }
}

/** A day with so many bookings. */
export function deskDay(hall: HallView, date: string, count: number): DeskBookings {
  const bookings = Array.from({ length: count }, (_, n) => deskBooking(hall, date, n))
  return {
    epoch: 1,
    rev: 1,
    at: Date.now(),
    date,
    bookings,
    totals: totalsOf(bookings),
    messages: { waiting: count === 0 ? 0 : 3, sent: count, failed: Math.floor(count / 40), expired: 0 },
  }
}

/** The totals of a day's bookings. */
export function totalsOf(bookings: readonly DeskBooking[]): DeskBookings['totals'] {
  const count = (status: BookingStatus) => bookings.filter((booking) => booking.status === status).length
  return {
    confirmed: count('confirmed'),
    checkedIn: count('checked-in'),
    served: count('served'),
    noShow: count('no-show'),
    cancelled: count('cancelled'),
    held: count('held'),
  }
}

const morning: Opening = {
  id: 'morning',
  services: ['*'],
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  everyWeeks: 1,
  weekOfMonth: null,
  opens: '09:00',
  closes: '12:00',
  slotMinutes: 30,
  places: 20,
  staffPlaces: 2,
  bookableFromDays: 1,
  bookableToDays: 5,
  daysCounted: 'working',
  releaseAt: '08:00',
  audience: 'everyone',
}

/** A set-up with mornings, afternoons and a Saturday of every other week; 2026 known, 2027 not. */
export function sampleSetup(): BookingSetup {
  return {
    rules: {
      holdMinutes: 10,
      cancelUntilMinutes: 120,
      bookingsPerDay: 2,
      openBookings: 4,
      holdsPerDay: 6,
      mattersPerVisit: 3,
      noShowLimit: 3,
      noShowWithinDays: 30,
      restrictionDays: 30,
      lateGraceMinutes: 15,
      releaseWithinMinutes: 30,
      repeatVisitDays: 30,
    },
    openings: [
      morning,
      { ...morning, id: 'afternoon', opens: '14:00', closes: '17:00', places: 15 },
      {
        ...morning,
        id: 'saturday',
        services: ['passport', 'fund-withdrawal', 'property-transfer', 'deed-tax'],
        weekdays: ['sat'],
        everyWeeks: 2,
        validFrom: '2026-11-23',
        places: 8,
        staffPlaces: 0,
      },
      { ...morning, id: 'projects', opens: '09:00', closes: '11:00', places: 2, audience: 'key-projects' },
    ],
    exceptions: [
      { date: '2026-11-25', kind: 'closed', from: '14:00', to: '17:00' },
      { date: '2026-11-29', kind: 'open', from: '09:00', to: '11:00' },
      { date: '2026-10-12', kind: 'closed', from: null, to: null },
    ],
    calendar: {
      '2026': {
        off: [
          ...[
            '2026-01-01',
            '2026-01-02',
            '2026-01-03',
            '2026-02-15',
            '2026-02-16',
            '2026-02-17',
            '2026-02-18',
          ],
          ...[
            '2026-10-01',
            '2026-10-02',
            '2026-10-03',
            '2026-10-04',
            '2026-10-05',
            '2026-10-06',
            '2026-10-07',
          ],
        ],
        work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10'],
      },
    },
    keyProjects: [
      { code: 'XM-2026-0012', name: '翔安新机场配套工程' },
      { code: 'XM-2026-0043', name: '海沧集成电路产业园二期' },
    ],
  }
}

const outcomes = ['materials-missing', 'refused', 'advised', 'accepted']

/** So many repeat visits; every fourth is closed. */
export function callBacks(hall: HallView, count: number): CallBackList['callBacks'] {
  return Array.from({ length: count }, (_, n) => {
    const service = hall.services[(n * 5) % hall.services.length] ?? { id: 's', name: { zh: '', en: '' } }
    return {
      id: `cb-${n}`,
      flaggedAt: Date.parse('2026-11-23T09:12:00+08:00') - n * 3_600_000,
      service: { id: service.id, name: service.name },
      name: `${surnames[n % surnames.length]}**`,
      phone: n % 6 === 5 ? null : `138****${String((n * 7919) % 10_000).padStart(4, '0')}`,
      cause: n % 2 === 0 ? 'visit' : 'booking',
      first: {
        date: '2026-11-16',
        ticketNumber: `A${String(n + 20).padStart(3, '0')}`,
        outcome: outcomes[n % outcomes.length] ?? 'refused',
        caseNumber: n % 3 === 0 ? `350200-2026-${1000 + n}` : null,
        windowNumber: (n % 18) + 1,
        clerkName: { zh: '林晓雯', en: 'Lin Xiaowen' },
      },
      closed:
        n % 4 === 3
          ? {
              at: Date.parse('2026-11-23T08:40:00+08:00'),
              outcome: 'explained' as const,
              byName: { zh: '吴丽华', en: 'Wu Lihua' },
            }
          : null,
    }
  })
}
