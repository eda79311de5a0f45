import type { BookingLoadView } from '../../../../shared/http/manager-schemas.ts'
import { consoleTexts, fillText } from '../../../../shared/texts/console.ts'
import { managerDayTexts as texts } from '../../../../shared/texts/console-manager-day.ts'
import { t } from '../../../../shared/ui/language.ts'
import { dateWords } from '../../bookings/local-date.ts'
import { staffPages } from '../../session/staff-session.ts'

type DayLoad = BookingLoadView['days'][number]

/** From this share of its places on a slot is shown as full soon. */
const fullSoon = 0.8

/** How booked today and the next open day are, slot by slot. */
export function LoadPanel({ load }: { readonly load: BookingLoadView | undefined }) {
  return (
    <section class="panel load" aria-label={t(texts.loadTitle)}>
      <h2>
        {t(texts.loadTitle)}
        <a class="link" href={staffPages.bookings.path}>
          {t(consoleTexts.bookingsPage)}
        </a>
      </h2>
      {load === undefined ? (
        <p class="hint">{t(consoleTexts.loading)}</p>
      ) : (
        load.days.map((day) => <Day key={day.date} day={day} />)
      )}
    </section>
  )
}

function Day({ day }: { readonly day: DayLoad }) {
  const { date, inDays, places, taken, arrived, slots } = day
  const near = [texts.loadToday, texts.loadTomorrow][inDays]
  return (
    <div class="load-day">
      <h3>
        {near !== undefined && t(near)} {t(dateWords(date))}
        {slots.length === 0 ? (
          <span>{t(texts.loadClosed)}</span>
        ) : (
          <span>
            {t(fillText(texts.loadSum, { taken, places }))}
            {inDays === 0 && ` · ${t(fillText(texts.loadArrived, { n: arrived }))}`}
          </span>
        )}
      </h3>
      <ol>
        {slots.map((slot) => (
          <li key={slot.start} class={toneOf(slot)} title={slotWords(slot)}>
            <span class="only-spoken">{slotWords(slot)}</span>
            <span class="column" aria-hidden="true">
              <i style={{ height: `${shareOf(slot) * 100}%` }} />
            </span>
            <span class="number" aria-hidden="true">
              {slot.start.endsWith(':00') ? slot.start.slice(0, 2) : ''}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

type Slot = DayLoad['slots'][number]

function shareOf({ places, taken }: Slot): number {
  return places === 0 ? 0 : Math.min(1, taken / places)
}

function toneOf(slot: Slot): string {
  return shareOf(slot) >= 1 ? 'full' : shareOf(slot) >= fullSoon ? 'soon' : ''
}

function slotWords({ start, taken, places }: Slot): string {
  return t(fillText(texts.loadSlot, { start, taken, places }))
}
