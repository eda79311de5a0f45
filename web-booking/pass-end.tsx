import type { BookingView } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { bookingStatusWords, endTexts, passTexts } from '../shared/texts/booking-pass.ts'
import { Icon, type IconName } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'
import { Reason } from './pass-news.tsx'
import { dayWords } from './pass-time.ts'

/** A booking that is over: how it ended, and what comes next. */
export function PassEnd({ view }: { readonly view: BookingView }) {
  const { icon, detail } = endOf(view)
  return (
    <main class="pass-end">
      <section class="state" data-status={view.status} role="status">
        <Icon name={icon} size={56} />
        <h1 tabIndex={-1}>{t(bookingStatusWords[view.status])}</h1>
        <p>{t(detail)}</p>
        {view.endedBy === 'hall' && <Reason reason={view.reason} />}
      </section>
      <section class="card">
        <dl class="pairs">
          <dt>{t(passTexts.services)}</dt>
          <dd>{view.services.map(({ name }) => t(name)).join(' · ')}</dd>
          <dt>{t(passTexts.time)}</dt>
          <dd>
            {dayWords(view.date)}{' '}
            <span class="number">
              {view.start}–{view.end}
            </span>
          </dd>
          {view.number !== null && (
            <>
              <dt>{t(passTexts.number)}</dt>
              <dd class="number">{view.number}</dd>
            </>
          )}
        </dl>
      </section>
      <div class="foot">
        <a class="button primary" href={`/book?service=${encodeURIComponent(view.services[0]?.id ?? '')}`}>
          {t(passTexts.bookAgain)}
        </a>
        <a class="button quiet" href="/book/mine">
          {t(passTexts.myBookings)}
        </a>
      </div>
    </main>
  )
}

function endOf({ status, endedBy }: BookingView): { readonly icon: IconName; readonly detail: Text } {
  switch (status) {
    case 'cancelled':
      if (endedBy === 'hall') return { icon: 'warning', detail: endTexts.cancelledByHall }
      return {
        icon: 'close',
        detail: endedBy === 'staff' ? endTexts.cancelledByStaff : endTexts.cancelledByVisitor,
      }
    case 'no-show':
      return { icon: 'warning', detail: endTexts.noShow }
    case 'expired':
      return { icon: 'clock', detail: endTexts.expired }
    // A booking is checked in and has no ticket to follow once its day is over.
    case 'checked-in':
    case 'served':
    case 'confirmed':
    case 'held':
      return { icon: 'check', detail: endTexts.served }
  }
}
