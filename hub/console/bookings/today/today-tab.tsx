import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { DeskBooking, DeskBookings } from '../../../../shared/http/desk-booking-schemas.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import type { TakenTicket } from '../../../../shared/http/kiosk-schemas.ts'
import { consoleTexts, fillText } from '../../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../../shared/ui/live.ts'
import { lastPrinterId } from '../../common/last-printer.ts'
import { NoticeStrip } from '../../common/notice-strip.tsx'
import { createRunner } from '../../common/runner.ts'
import { useResend } from '../../common/use-resend.ts'
import type { StaffSession } from '../../session/staff-session.ts'
import { useHallDate, useHallMinute } from '../use-hall-time.ts'
import { BookingCard } from './booking-card.tsx'
import { BookingList } from './booking-list.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { CheckInForm } from './check-in-form.tsx'
import { CheckedInCard } from './checked-in-card.tsx'
import { DayFigures } from './day-figures.tsx'
import { DayPicker } from './day-picker.tsx'
import { deskIntents } from './desk-intents.ts'
import { findBookings, type StatusGroup } from './find-bookings.ts'
import { PrinterChoice } from './printer-choice.tsx'
import { RescheduleDialog } from './reschedule-dialog.tsx'
import { useDay } from './use-day.ts'

interface Props {
  readonly hall: HallView
  readonly session: StaffSession
  /** Today's bookings as the hub tells them. */
  readonly today: DeskBookings | undefined
  readonly connection: LiveConnection
}

/** The bookings of a day, and what the desk does with each of them. */
export function TodayTab({ hall, session, today, connection }: Props) {
  const hallDate = useHallDate(hall.timeZone)
  const minute = useHallMinute(hall.timeZone)
  const todayDate = today?.date ?? hallDate
  const otherDate = useSignal<string | undefined>(undefined)
  const date = otherDate.value ?? todayDate
  const day = useDay(date, today, session)
  const typed = useSignal('')
  const group = useSignal<StatusGroup>('all')
  const chosenId = useSignal<string | undefined>(undefined)
  const dialog = useSignal<'reschedule' | 'cancel' | undefined>(undefined)
  const taken = useSignal<TakenTicket | undefined>(undefined)
  const printers = hall.devices.filter(({ kind }) => kind === 'printer')
  const printerId = useSignal(
    printers.some(({ id }) => id === lastPrinterId()) ? (lastPrinterId() ?? '') : '',
  )
  const search = useRef<HTMLInputElement>(null)
  const runner = useMemo(
    () =>
      createRunner<TakenTicket | DeskBooking>({
        accept: (answer) => {
          day.refresh()
          if ('followUrl' in answer) taken.value = answer
        },
        signedOut: session.expired,
      }),
    [session, taken, day.refresh],
  )
  useResend(runner, connection)
  useSlashKey(search)

  const isLocked = runner.state.value.status !== 'ready'
  const bookings = day.view?.bookings ?? []
  const shown = useMemo(
    () => findBookings(bookings, typed.value, group.value),
    [bookings, typed.value, group.value],
  )
  const chosen = bookings.find(({ bookingId }) => bookingId === chosenId.value)
  const choose = (booking: DeskBooking) => {
    taken.value = undefined
    runner.say(undefined)
    chosenId.value = booking.bookingId === chosenId.value ? undefined : booking.bookingId
  }
  const checkIn = (booking: DeskBooking) => {
    chosenId.value = booking.bookingId
    taken.value = undefined
    void runner.run(deskIntents.checkIn(booking.bookingId, printerId.value))
  }
  const closeDialog = () => {
    runner.say(undefined)
    dialog.value = undefined
  }
  const act = async (booking: DeskBooking, intent: ReturnType<typeof deskIntents.cancel>) => {
    const answer = await runner.run(intent)
    if (answer === undefined) return
    dialog.value = undefined
    runner.say({
      tone: 'done',
      text: fillText(texts.actDone, { number: booking.number ?? booking.name, act: intent.words }),
    })
  }
  const goTo = (next: string) => {
    otherDate.value = next === todayDate ? undefined : next
    chosenId.value = undefined
    taken.value = undefined
  }
  return (
    <>
      <section class="day-bar" aria-label={t(texts.day)}>
        <DayPicker date={date} today={todayDate} onChange={goTo} />
        {day.view !== undefined && <DayFigures day={day.view} group={group} />}
      </section>
      <section class="day-list" aria-label={t(texts.bookingsBySlot)}>
        <form
          class="list-search"
          onSubmit={(event) => {
            event.preventDefault()
            const [first] = shown
            if (first !== undefined) chosenId.value = first.bookingId
          }}
        >
          <input
            ref={search}
            type="search"
            autocomplete="off"
            spellcheck={false}
            aria-label={t(texts.searchBookings)}
            placeholder={t(texts.searchBookings)}
            aria-keyshortcuts="/"
            value={typed.value}
            onInput={(event) => {
              typed.value = event.currentTarget.value
            }}
          />
          <span class="hint" role="status">
            {typed.value.trim() === '' ? '' : t(fillText(texts.foundCount, { n: shown.length }))}
          </span>
        </form>
        {day.view === undefined ? (
          <p class="nothing" role="status">
            {t(day.trouble ?? consoleTexts.loading)}
          </p>
        ) : shown.length === 0 ? (
          <p class="nothing" role="status">
            {t(
              bookings.length === 0
                ? date === todayDate
                  ? texts.noBookingsToday
                  : texts.noBookingsThatDay
                : texts.noneFits,
            )}
          </p>
        ) : (
          <BookingList
            key={date}
            bookings={shown}
            chosenId={chosenId.value}
            isLocked={isLocked}
            nowTime={date === todayDate ? minute : undefined}
            onChoose={choose}
            onCheckIn={checkIn}
          />
        )}
      </section>
      <aside class="desk-side" aria-label={t(texts.deskSide)}>
        <PrinterChoice printers={printers} printerId={printerId} />
        {dialog.value === undefined && <NoticeStrip runner={runner} />}
        {/* Always there, so that a screen reader hears the number that comes into it. */}
        <div aria-live="polite">
          {taken.value !== undefined && (
            <CheckedInCard
              key={taken.value.ticketId}
              taken={taken.value}
              onDone={() => {
                taken.value = undefined
                chosenId.value = undefined
                search.current?.focus()
              }}
            />
          )}
        </div>
        {taken.value !== undefined ? null : chosen !== undefined ? (
          <BookingCard
            key={chosen.bookingId}
            booking={chosen}
            isLocked={isLocked}
            onCheckIn={() => checkIn(chosen)}
            onReschedule={() => {
              dialog.value = 'reschedule'
            }}
            onCancel={() => {
              dialog.value = 'cancel'
            }}
            onClose={() => {
              chosenId.value = undefined
              search.current?.focus()
            }}
          />
        ) : (
          <CheckInForm
            isLocked={isLocked}
            onCheckIn={(by) => runner.run(deskIntents.checkInBy(by, printerId.value))}
          />
        )}
      </aside>
      {chosen !== undefined && dialog.value === 'reschedule' && (
        <RescheduleDialog
          booking={chosen}
          runner={runner}
          onMove={(to) => void act(chosen, deskIntents.reschedule(chosen.bookingId, to.date, to.start))}
          onClose={closeDialog}
        />
      )}
      {chosen !== undefined && dialog.value === 'cancel' && (
        <CancelDialog
          booking={chosen}
          runner={runner}
          onCancel={() => void act(chosen, deskIntents.cancel(chosen.bookingId))}
          onClose={closeDialog}
        />
      )}
    </>
  )
}

/** The `/` key goes to the search, unless something is being typed. */
function useSlashKey(search: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select, dialog')) return
      event.preventDefault()
      search.current?.focus()
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [search])
}
