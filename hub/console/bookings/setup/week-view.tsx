import { useSignal } from '@preact/signals'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { consoleTexts, fillText } from '../../../../shared/texts/console.ts'
import { weekTexts as texts } from '../../../../shared/texts/console-booking-week.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { addDays, isDate, isoWeekOf, mondayOf, shortDate } from '../local-date.ts'
import { DayDialog } from './day-dialog.tsx'
import { openingDays } from './opening-words.ts'
import type { SetupStore } from './setup-store.ts'
import { weekOf } from './week-cells.ts'
import { WeekTable } from './week-table.tsx'

interface Props {
  readonly hall: HallView
  readonly store: SetupStore
  /** Goes to the editor of an opening. */
  readonly onOpening: (id: string) => void
}

/** The week of slots that the draft brings, with the way to other weeks and to what a day's exceptions are. */
export function WeekView({ hall, store, onOpening }: Props) {
  const openingId = useSignal('')
  const dayShown = useSignal<string | undefined>(undefined)
  const monday = store.monday.value
  const { status, week, trouble } = store.preview.value
  const draft = store.draft.value
  const openings = draft?.openings ?? []
  const only = openings.some(({ id }) => id === openingId.value) ? openingId.value : undefined
  const shown = week === undefined || draft === undefined ? undefined : weekOf(week, draft.exceptions, only)
  const chosen = shown?.days.find(({ day }) => day.date === dayShown.value)
  return (
    <section class="week" aria-label={t(texts.week)}>
      <div class="week-bar">
        <button
          type="button"
          class="quiet"
          aria-label={t(texts.previous)}
          onClick={() => store.showWeek(addDays(monday, -7))}
        >
          <Icon name="arrow-left" />
        </button>
        <h2>
          {t(
            fillText(texts.weekOf, {
              year: monday.slice(0, 4),
              from: shortDate(monday),
              to: shortDate(addDays(monday, 6)),
              n: isoWeekOf(monday),
            }),
          )}
        </h2>
        <button
          type="button"
          class="quiet"
          aria-label={t(texts.next)}
          onClick={() => store.showWeek(addDays(monday, 7))}
        >
          <Icon name="arrow-right" />
        </button>
        <input
          type="date"
          class="number brief"
          aria-label={t(texts.goToDate)}
          value={monday}
          onChange={(event) => {
            if (isDate(event.currentTarget.value)) store.showWeek(mondayOf(event.currentTarget.value))
          }}
        />
        <select
          aria-label={t(texts.shownOpenings)}
          value={only ?? ''}
          onChange={(event) => {
            openingId.value = event.currentTarget.value
          }}
        >
          <option value="">{t(texts.allOpenings)}</option>
          {openings.map((opening) => (
            <option key={opening.id} value={opening.id}>
              {t(openingDays(opening))} {opening.opens}–{opening.closes} · {opening.id}
            </option>
          ))}
        </select>
      </div>
      {trouble !== undefined && (
        <p class="notice error" role="alert">
          <span>{t(trouble)}</span>
        </p>
      )}
      {shown === undefined ? (
        trouble === undefined && <p class="nothing">{t(consoleTexts.loading)}</p>
      ) : (
        <WeekTable
          week={shown}
          isOld={status !== 'here'}
          onDay={(date) => {
            dayShown.value = date
          }}
        />
      )}
      <p class="legend">{t(texts.legend)}</p>
      {chosen !== undefined && draft !== undefined && (
        <DayDialog
          hall={hall}
          weekDay={chosen}
          openings={draft.openings}
          onChange={(exceptions) =>
            store.change({
              exceptions: [
                ...draft.exceptions.filter(({ date }) => date !== chosen.day.date),
                ...exceptions,
              ].toSorted((a, b) => a.date.localeCompare(b.date)),
            })
          }
          onOpening={(id) => {
            dayShown.value = undefined
            onOpening(id)
          }}
          onClose={() => {
            dayShown.value = undefined
          }}
        />
      )}
    </section>
  )
}
