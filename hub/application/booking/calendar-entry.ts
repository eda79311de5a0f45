import type { BookingView } from '../../../shared/http/booking-schemas.ts'
import type { Language } from '../../../shared/text.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import type { CalendarEntry } from './calendar-file.ts'

/** A booking as an entry of its visitor's calendar. */
export function calendarEntry(shown: BookingView, booking: Booking, language: Language): CalendarEntry {
  const { status, startsAt, endsAt } = shown
  const services = shown.services
    .map(({ name }) => name[language] || name.zh)
    .join(language === 'zh' ? '、' : ', ')
  const isZh = language === 'zh'
  return {
    uid: `${booking.id}@tingxu`,
    sequence: booking.moves + (status === 'cancelled' ? 1 : 0),
    startsAt,
    endsAt,
    stampAt: shown.at,
    summary: isZh ? `办事预约：${services}` : `Visit: ${services}`,
    location: [shown.hallName[language], shown.zoneName[language]].filter((name) => name !== '').join(' '),
    description: isZh
      ? `预约号 ${shown.number ?? ''}，签到码 ${shown.checkInCode ?? ''}。请带好证件。`
      : `Booking ${shown.number ?? ''}, check-in code ${shown.checkInCode ?? ''}. Bring your document.`,
    url: shown.pageUrl,
    status: status === 'cancelled' || status === 'expired' ? ('cancelled' as const) : ('confirmed' as const),
    alarmMinutes: 60,
  }
}
