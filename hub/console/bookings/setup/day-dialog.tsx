import { useSignal } from '@preact/signals'
import type { Opening, OpeningException } from '../../../../shared/booking/timetable.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { consoleTexts, fillText } from '../../../../shared/texts/console.ts'
import { setupTexts } from '../../../../shared/texts/console-booking-setup.ts'
import { dayTexts as texts } from '../../../../shared/texts/console-booking-week.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Modal } from '../../common/modal.tsx'
import { dateWords } from '../local-date.ts'
import { ExceptionForm } from './exception-form.tsx'
import { openingServices } from './opening-words.ts'
import { dayReasons, exceptionWords, type WeekDay } from './week-cells.ts'

interface Props {
  readonly hall: HallView
  readonly weekDay: WeekDay
  readonly openings: readonly Opening[]
  /** Takes all exceptions of this day. */
  readonly onChange: (exceptions: readonly OpeningException[]) => void
  readonly onOpening: (id: string) => void
  readonly onClose: () => void
}

/** One day of the week: why it is as it is, its exceptions, and the openings that make its slots. */
export function DayDialog({ hall, weekDay, openings, onChange, onOpening, onClose }: Props) {
  const { day, exceptions } = weekDay
  const isAdding = useSignal(false)
  const ids = [...new Set(day.slots.map(({ openingId }) => openingId))]
  return (
    <Modal title={dateWords(day.date)} onClose={onClose}>
      <p class="day-why">
        {dayReasons(weekDay).map(({ tone, words }) => (
          <span key={words.en} class={`reason ${tone}`}>
            {t(words)}
          </span>
        ))}
      </p>
      {day.calendar === 'unknown-year' && (
        <p class="notice error">{t(fillText(texts.unknownYearHint, { year: day.date.slice(0, 4) }))}</p>
      )}
      {ids.length > 0 && (
        <>
          <h3>{t(texts.openingsHere)}</h3>
          <ul class="openings-here">
            {ids.map((id) => {
              const slots = day.slots.filter(({ openingId }) => openingId === id)
              const opening = openings.find((other) => other.id === id)
              return (
                <li key={id}>
                  <button type="button" class="secondary" onClick={() => onOpening(id)}>
                    <b class="number">
                      {slots[0]?.start}–{slots.at(-1)?.end}
                    </b>
                    <span>{opening === undefined ? id : t(openingServices(opening, hall))}</span>
                    <span class="hint">{t(fillText(texts.slotCount, { n: slots.length }))}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </>
      )}
      <h3>{t(texts.exceptionsHere)}</h3>
      {exceptions.length === 0 && <p class="hint">{t(texts.noException)}</p>}
      <ul class="plain-list">
        {exceptions.map((exception) => (
          <li key={`${exception.kind} ${exception.from}`}>
            <span>{t(exceptionWords(exception))}</span>
            <button
              type="button"
              class="quiet"
              onClick={() => onChange(exceptions.filter((other) => other !== exception))}
            >
              {t(setupTexts.remove)}
            </button>
          </li>
        ))}
      </ul>
      {isAdding.value ? (
        <ExceptionForm
          date={day.date}
          onAdd={(exception) => {
            isAdding.value = false
            onChange([...exceptions, exception])
          }}
        />
      ) : (
        <div class="buttons">
          <button
            type="button"
            class="secondary"
            onClick={() => {
              isAdding.value = true
            }}
          >
            {t(texts.addException)}
          </button>
          <button type="button" class="quiet" onClick={onClose}>
            {t(consoleTexts.close)}
          </button>
        </div>
      )}
      <p class="foot">{t(texts.draftHint)}</p>
    </Modal>
  )
}
