import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { businessDayOf } from '../shared/business-day.ts'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import type { HallView } from '../shared/http/hall-schemas.ts'
import type { Text } from '../shared/text.ts'
import { bookingStatusWords, mineTexts, passTexts } from '../shared/texts/booking-pass.ts'
import { ApiProblem, get } from '../shared/ui/api.ts'
import { hubNow, noteHubTime } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { knownBookings } from './booking-store.ts'
import { type KeptBooking, keptBookings } from './kept-bookings.ts'
import { MineSearch } from './mine-search.tsx'
import { PageFrame } from './page-frame.tsx'
import { forgetPass, savePass } from './pass-kept.ts'
import { dayWords, nearDayWords, slotWords } from './pass-time.ts'
import { usePolled } from './use-polled.ts'

/** The bookings of this phone, also without a network, and a way to find others. */
export function MinePage() {
  const list = useSignal(keptBookings())
  const isAway = useSignal(!navigator.onLine)
  const relist = () => {
    list.value = keptBookings()
  }
  const hallName = useHallName(list.value)
  const title = t(mineTexts.pageTitle)
  useEffect(() => {
    document.title = title
  }, [title])
  useEffect(() => {
    const refresh = async () => {
      isAway.value = (await refreshAll()) === 'away'
      list.value = keptBookings()
    }
    void refresh()
    const seen = () => document.visibilityState === 'visible' && void refresh()
    const lost = () => {
      isAway.value = true
    }
    addEventListener('online', refresh)
    addEventListener('offline', lost)
    document.addEventListener('visibilitychange', seen)
    return () => {
      removeEventListener('online', refresh)
      removeEventListener('offline', lost)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [list, isAway])
  const open = list.value.filter(({ isOver }) => !isOver)
  const over = list.value.filter(({ isOver }) => isOver).reverse()
  return (
    <PageFrame hallName={hallName}>
      <main class="mine">
        <h1>{title}</h1>
        {isAway.value && (
          <p class="notice attention" role="status">
            <Icon name="offline" />
            {t(mineTexts.offline)}
          </p>
        )}
        {open.length === 0 ? (
          <p class="mine-none">{t(mineTexts.none)}</p>
        ) : (
          <ul class="mine-list" aria-label={t(mineTexts.onThisPhone)}>
            {open.map((entry) => (
              <li key={entry.known.code}>
                <BookingCard entry={entry} />
              </li>
            ))}
          </ul>
        )}
        <a class="button primary" href="/book">
          {t(open.length === 0 ? mineTexts.book : mineTexts.bookMore)}
        </a>
        <MineSearch connection={isAway.value ? 'away' : 'there'} found={relist} />
        {over.length > 0 && (
          <section class="mine-over">
            <h2>{t(mineTexts.past)}</h2>
            <ul class="mine-list">
              {over.map((entry) => (
                <li key={entry.known.code}>
                  <BookingCard entry={entry} />
                  <Forget entry={entry} done={relist} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </main>
    </PageFrame>
  )
}

/** The hall's name as a booking tells it; the hub is asked where there is none. */
function useHallName(kept: readonly KeptBooking[]): Text | undefined {
  const known = kept.find(({ view }) => view !== undefined)?.view?.hallName
  const hall = usePolled<HallView>(known === undefined ? '/api/v1/hall' : undefined, null)
  return known ?? hall.value?.name
}

/** Reads every booking of this phone anew; those that the hub does not know any more go. */
async function refreshAll(): Promise<'away' | 'there'> {
  const answers = await Promise.all(
    knownBookings().map(async ({ code }) => {
      try {
        const view = await get<BookingView>(`/api/v1/bookings/${code}`)
        noteHubTime(view.at, view.epoch)
        savePass(view)
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        if (error.code === 'booking_unknown') forgetPass(code)
        else if (error.status === 0 || error.status >= 500) return 'away'
      }
      return 'there'
    }),
  )
  return answers.includes('away') || !navigator.onLine ? 'away' : 'there'
}

function BookingCard({ entry: { known, view, isOver } }: { readonly entry: KeptBooking }) {
  const near =
    view === undefined || isOver ? null : nearDayWords(known.date, businessDayOf(hubNow(), view.timeZone))
  return (
    <a class="mine-card" href={`/b/${known.code}`}>
      <span class="mine-when">
        <b>{dayWords(known.date)}</b> <b class="number">{known.start}</b>
        {near !== null && <span class="near">{t(near)}</span>}
      </span>
      <span>{known.services.map((name) => t(name)).join(' · ')}</span>
      <span class="mine-facts">
        {view !== undefined && (
          <span class="chip" data-status={view.status}>
            {t(bookingStatusWords[view.status])}
          </span>
        )}
        {known.number !== null && (
          <span>
            {t(passTexts.number)} <b class="number">{known.number}</b>
          </span>
        )}
        {view !== undefined && <span>{t(view.zoneName)}</span>}
      </span>
      <Icon name="chevron-right" />
    </a>
  )
}

function Forget({ entry: { known }, done }: { readonly entry: KeptBooking; done(): void }) {
  return (
    <button
      type="button"
      class="quiet"
      aria-label={fill(mineTexts.forgetOne, { when: slotWords(known) })}
      onClick={() => {
        forgetPass(known.code)
        done()
      }}
    >
      {t(mineTexts.forget)}
    </button>
  )
}
