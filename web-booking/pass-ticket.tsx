import { useEffect } from 'preact/hooks'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import { bookingStatusWords, passTexts } from '../shared/texts/booking-pass.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'
import { slotWords } from './pass-time.ts'

/** How long the number stands alone before the page goes on to the line, in milliseconds: time to read it. */
const goOnAfterMs = 5_000

interface Props {
  readonly view: BookingView
  readonly ticket: NonNullable<BookingView['ticket']>
  /** Whether the visitor has checked in before this page was opened, or in front of it. */
  readonly arrival: 'before' | 'now'
}

/** The ticket that the booking became; who has just checked in is taken on to the page that follows it. */
export function PassTicket({ view, ticket, arrival }: Props) {
  // Not `followUrl`: the phone stays on the address by which it has reached the hub.
  const follow = `/t/${ticket.code}`
  useEffect(() => {
    if (arrival === 'before') return
    const timer = setTimeout(() => location.assign(follow), goOnAfterMs)
    return () => clearTimeout(timer)
  }, [arrival, follow])
  return (
    <main class="pass-end">
      <section class="pass-ticket" role="status">
        <p class="pass-status">
          <span class="chip" data-status={view.status}>
            <Icon name="check" />
            {t(bookingStatusWords['checked-in'])}
          </span>
        </p>
        <p>{t(passTexts.yourTicket)}</p>
        <h1 class="number" tabIndex={-1}>
          {ticket.number}
        </h1>
        <p>
          {slotWords(view)} · {t(view.zoneName)}
        </p>
        <p>{view.services.map(({ name }) => t(name)).join(' · ')}</p>
      </section>
      <a class="button primary" href={follow}>
        {t(passTexts.follow)}
        <Icon name="arrow-right" />
      </a>
      {arrival === 'now' && <p class="faint">{t(passTexts.followSoon)}</p>}
    </main>
  )
}
