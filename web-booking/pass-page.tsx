import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { businessDayOf } from '../shared/business-day.ts'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { heldTexts, passTexts } from '../shared/texts/booking-pass.ts'
import { hubNow } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { PageFrame } from './page-frame.tsx'
import { Pass } from './pass.tsx'
import { type FollowedBooking, useBooking, useHints } from './pass-booking.ts'
import { PassEnd } from './pass-end.tsx'
import { PassHeld } from './pass-held.tsx'
import { Reschedule } from './pass-reschedule.tsx'
import { PassTicket } from './pass-ticket.tsx'
import { instantWords } from './pass-time.ts'
import { useViewOver } from './use-view-over.ts'
import { WholeWords } from './whole-words.tsx'

/** The page of one booking on its visitor's phone; the code is the unguessable one of the address. */
export function PassPage({ code }: { readonly code: string }) {
  const booking = useBooking(code)
  const { view, connection } = booking
  const number = view?.number ?? undefined
  useEffect(() => {
    if (number !== undefined) document.title = fill(passTexts.pageTitle, { number })
  }, [number])
  return (
    <PageFrame hallName={view?.hallName}>
      {view !== undefined && connection === 'away' && <OfflineBar view={view} />}
      {view === undefined ? <NoBooking booking={booking} /> : <Booking booking={booking} view={view} />}
    </PageFrame>
  )
}

function Booking({ booking, view }: { readonly booking: FollowedBooking; readonly view: BookingView }) {
  const hints = useHints(view)
  const moving = useViewOver('reschedule')
  const movedTo = useSignal<BookingView | undefined>(undefined)
  const arrival = useArrival(view)
  const connection = booking.connection === 'away' ? 'away' : 'there'
  useArrivalAt(view.status === 'confirmed' && moving.isOpen.value ? 'moving' : view.status)

  if (view.status === 'held') return <PassHeld view={view} take={booking.take} />
  if (view.status === 'checked-in' && view.ticket !== null)
    return <PassTicket view={view} ticket={view.ticket} arrival={arrival} />
  if (view.status === 'confirmed' && moving.isOpen.value)
    return (
      <Reschedule
        view={view}
        moved={(next) => {
          booking.take(next)
          movedTo.value = next
          moving.close()
        }}
        close={moving.close}
      />
    )
  if (view.status === 'confirmed' || canStillCome(view))
    return (
      <Pass
        view={view}
        hints={hints}
        connection={connection}
        movedTo={movedTo.value}
        reschedule={() => {
          movedTo.value = undefined
          moving.open()
        }}
        take={booking.take}
      />
    )
  return <PassEnd view={view} />
}

/** Who missed the slot may still come on its day, as a walk-in. */
function canStillCome({ status, date, timeZone }: BookingView): boolean {
  return status === 'no-show' && businessDayOf(hubNow(), timeZone) === date
}

/** Whether the visitor checked in before this page was opened, or in front of it. */
function useArrival({ status }: BookingView): 'before' | 'now' {
  const wasOpen = useRef(false)
  if (status === 'confirmed' || status === 'no-show') wasOpen.current = true
  return wasOpen.current ? 'now' : 'before'
}

/** Begins a new screen at its top, with the focus on its heading; the first one is the browser's. */
function useArrivalAt(screen: string): void {
  const last = useRef(screen)
  useEffect(() => {
    if (last.current === screen) return
    last.current = screen
    document.querySelector<HTMLElement>('main h1')?.focus()
    scrollTo(0, 0)
  }, [screen])
}

function OfflineBar({ view }: { readonly view: BookingView }) {
  const since = offlineWords(view)
  if (since === undefined) return null
  return (
    <p class="notice attention" role="status">
      <Icon name="offline" />
      <span>
        <b>{t(passTexts.offline)}</b>
        <br />
        {fill(since, { time: instantWords(view.at, view.timeZone, hubNow()) })}
      </span>
    </p>
  )
}

/** What a lost network means for a booking as it stands; undefined when it is over, and nothing is missed. */
function offlineWords(view: BookingView): Text | undefined {
  switch (view.status) {
    case 'held':
      return heldTexts.offlineSince
    case 'confirmed':
      return passTexts.offlineSince
    case 'no-show':
      return canStillCome(view) ? passTexts.offlineCome : undefined
    case 'checked-in':
      return passTexts.offlineOnly
    case 'served':
    case 'expired':
    case 'cancelled':
      return undefined
  }
}

function NoBooking({ booking }: { readonly booking: FollowedBooking }) {
  if (!booking.isUnknown && booking.connection !== 'away')
    return (
      <main>
        <p class="loading" role="status">
          {t(passTexts.loading)}
        </p>
      </main>
    )
  const { icon, title, detail } = booking.isUnknown
    ? { icon: 'warning' as const, title: passTexts.unknownTitle, detail: passTexts.unknownDetail }
    : { icon: 'offline' as const, title: passTexts.awayTitle, detail: passTexts.awayDetail }
  return (
    <main class="pass-end">
      <section class="state" role="alert">
        <Icon name={icon} size={56} />
        <h1>
          <WholeWords text={title} />
        </h1>
        <p>{t(detail)}</p>
      </section>
      <a class="button secondary" href="/book/mine">
        {t(passTexts.myBookings)}
      </a>
    </main>
  )
}
