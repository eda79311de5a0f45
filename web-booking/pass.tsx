import { documentNames } from '../shared/booking/identity-document.ts'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import { bookingStatusWords, passTexts } from '../shared/texts/booking-pass.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { QrCode } from '../shared/ui/qr-code.tsx'
import { PassActions } from './pass-actions.tsx'
import { Countdown, NearDay } from './pass-countdown.tsx'
import { PassHints } from './pass-hints.tsx'
import type { PassHints as Hints } from './pass-kept.ts'
import { PassNews } from './pass-news.tsx'
import { dayWords, slotWords } from './pass-time.ts'

interface Props {
  readonly view: BookingView
  readonly hints: Hints | undefined
  readonly connection: 'there' | 'away'
  /** The booking as the visitor has just moved it. */
  readonly movedTo: BookingView | undefined
  reschedule(): void
  take(view: BookingView): void
}

/** A booking that can be used: what to show in the hall, when and where, what to bring, how it goes. */
export function Pass({ view, hints, connection, movedTo, reschedule, take }: Props) {
  return (
    <main class="pass">
      <div class="pass-main">
        {movedTo !== undefined && (
          <p class="notice good" role="status">
            <Icon name="check" />
            <b>{fill(passTexts.moved, { when: slotWords(movedTo) })}</b>
          </p>
        )}
        <PassNews view={view} />
        <PassCard view={view} />
        <PassActions view={view} connection={connection} reschedule={reschedule} take={take} />
      </div>
      <div class="pass-beside">
        <PassHints view={view} hints={hints} />
        <Details view={view} />
        <a class="button quiet" href="/book/mine">
          {t(passTexts.myBookings)}
        </a>
      </div>
    </main>
  )
}

function PassCard({ view }: { readonly view: BookingView }) {
  return (
    <section class="pass-card" aria-labelledby="pass-when">
      <div class="pass-when">
        <p class="pass-status">
          <span class="chip" data-status={view.status}>
            {t(bookingStatusWords[view.status])}
          </span>
          <NearDay view={view} />
        </p>
        <h1 id="pass-when" tabIndex={-1}>
          {dayWords(view.date)}
          <br />
          <span class="number">
            {view.start}–{view.end}
          </span>
        </h1>
        <Countdown view={view} />
        <p class="pass-place">
          <b>{t(view.zoneName)}</b>
          <br />
          {t(view.hallName)}
        </p>
        <p class="pass-services">{view.services.map(({ name }) => t(name)).join(' · ')}</p>
      </div>
      <div class="pass-codes">
        <p class="faint">{t(passTexts.show)}</p>
        <QrCode class="pass-qr" content={view.pageUrl} label={t(passTexts.qrLabel)} />
        {view.checkInCode !== null && (
          <p class="pass-code">
            <span>{t(passTexts.checkInCode)}</span>
            <b class="number">{grouped(view.checkInCode)}</b>
          </p>
        )}
        {view.number !== null && (
          <p class="pass-number">
            {t(passTexts.number)} <b class="number">{view.number}</b>
          </p>
        )}
      </div>
    </section>
  )
}

/** Eight digits as people read them out: `1234 5678`. */
function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1 ')
}

function Details({ view }: { readonly view: BookingView }) {
  const { person } = view
  return (
    <section class="card">
      <h2>{t(passTexts.details)}</h2>
      <dl class="pairs">
        <dt>{t(passTexts.services)}</dt>
        <dd>
          {view.services.map(({ id, name }) => (
            <div key={id}>{t(name)}</div>
          ))}
        </dd>
        <dt>{t(passTexts.person)}</dt>
        <dd>{person.name}</dd>
        <dt>{t(passTexts.document)}</dt>
        <dd>
          {t(documentNames[person.documentType])} {person.document}
        </dd>
        {person.phone !== null && (
          <>
            <dt>{t(passTexts.phone)}</dt>
            <dd>{person.phone}</dd>
          </>
        )}
      </dl>
      {view.greenChannel && (
        <p class="pass-green">
          <Icon name="star" />
          {t(passTexts.greenChannel)}
        </p>
      )}
    </section>
  )
}
