import type { BookingLoadView, DayCurveView, ManagerView } from '../../../shared/http/manager-schemas.ts'

const minuteMs = 60_000
const spans = 54
/** 08:30 of the fake hub's business day in its hall. */
const halfPastEight = Date.parse('2026-11-23T00:30:00Z')

/** A morning that fills until eleven and empties over noon, by five minutes. */
export function morningCurve(): DayCurveView {
  return {
    epoch: 1,
    rev: 1,
    at: halfPastEight + spans * 5 * minuteMs,
    businessDay: '2026-11-23',
    spans: Array.from({ length: spans }, (_, index) => {
      const tide = Math.sin((Math.PI * (index + 3)) / (spans + 4))
      return {
        at: halfPastEight + index * 5 * minuteMs,
        waiting: Math.round(173 * tide ** 2 + (index % 5)),
        called: index < 2 ? 0 : 9 + (index % 4),
        meanWaitSeconds: index < 2 ? 0 : Math.round(1100 * tide),
        longestWaitSeconds: index < 2 ? 0 : Math.round(2480 * tide),
      }
    }),
  }
}

/** Bookings of today and tomorrow by half hours: some slots full, some nearly, some free. */
export function bookingLoad(): BookingLoadView {
  const slots = (fill: readonly number[]) =>
    fill.map((taken, index) => {
      const time = (half: number) =>
        `${String(9 + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
      return { start: time(index), end: time(index + 1), places: 20, taken }
    })
  const today = slots([20, 20, 18, 17, 14, 9, 4, 3, 10, 12, 13, 8, 6, 5, 2, 0])
  const tomorrow = slots([20, 16, 12, 9, 7, 5, 2, 1, 6, 4, 4, 3, 2, 0, 0, 0])
  const day = (date: string, inDays: number, arrived: number, ofDay: typeof today) => ({
    date,
    inDays,
    places: ofDay.reduce((sum, { places }) => sum + places, 0),
    taken: ofDay.reduce((sum, { taken }) => sum + taken, 0),
    arrived,
    slots: ofDay,
  })
  return {
    epoch: 1,
    rev: 1,
    at: halfPastEight,
    days: [day('2026-11-23', 0, 64, today), day('2026-11-24', 1, 0, tomorrow)],
  }
}

/** Two negative ratings: of a visitor with a booking who said why, and of one without. */
export function twoNegatives(): ManagerView['negatives'] {
  const at = Date.now()
  return [
    {
      caseId: 'case-y031',
      ticketNumber: 'Y031',
      windowId: 'w10',
      windowNumber: 10,
      clerkName: { zh: '黄建国', en: 'Huang Jianguo' },
      serviceId: 'business-change',
      waitedMinutes: 41,
      score: 1,
      at: at - 6 * minuteMs,
      reasons: ['long-wait', 'unclear'],
      comment: '说好十点，等到十点四十才叫号，窗口也没有解释。',
      named: true,
      seenBy: null,
    },
    {
      caseId: 'case-a086',
      ticketNumber: 'A086',
      windowId: 'w02',
      windowNumber: 2,
      clerkName: { zh: '陈志明', en: 'Chen Zhiming' },
      serviceId: 'property-transfer',
      waitedMinutes: 18,
      score: 2,
      at: at - 31 * minuteMs,
      reasons: [],
      comment: '',
      named: false,
      seenBy: null,
    },
  ]
}
