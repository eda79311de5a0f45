import type { Signal } from '@preact/signals'
import type { BookingSetup } from '../../../../shared/booking/booking-setup.ts'
import type { Opening } from '../../../../shared/booking/timetable.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { setupTexts, openingTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { isSame } from './merge-setup.ts'
import { OpeningEditor } from './opening-editor.tsx'
import {
  newOpening,
  openingAhead,
  openingDays,
  openingFaults,
  openingPlaces,
  openingServices,
} from './opening-words.ts'

interface Props {
  readonly hall: HallView
  readonly draft: BookingSetup
  readonly saved: BookingSetup | undefined
  readonly today: string
  /** The opening that is edited; undefined while the list is shown. */
  readonly openingId: Signal<string | undefined>
  readonly onChange: (openings: readonly Opening[]) => void
}

/** The openings in a list, or one of them in its editor. */
export function OpeningPanel({ hall, draft, saved, today, openingId, onChange }: Props) {
  const { openings } = draft
  const at = openings.findIndex(({ id }) => id === openingId.value)
  const edited = openings[at]
  if (edited !== undefined)
    return (
      <OpeningEditor
        key={at}
        hall={hall}
        opening={edited}
        isNew={saved?.openings.every(({ id }) => id !== edited.id) ?? true}
        takenIds={openings.filter((other) => other !== edited).map(({ id }) => id)}
        onChange={(next) => {
          openingId.value = next.id
          onChange(openings.with(at, next))
        }}
        onCopy={() => {
          const copy = { ...edited, id: newOpening(openings, today).id }
          onChange([...openings, copy])
          openingId.value = copy.id
        }}
        onRemove={() => {
          openingId.value = undefined
          onChange(openings.filter((other) => other !== edited))
        }}
        onBack={() => {
          openingId.value = undefined
        }}
      />
    )
  const before = new Map(saved?.openings.map((opening) => [opening.id, opening]))
  return (
    <>
      <button
        type="button"
        class="secondary"
        onClick={() => {
          const added = newOpening(openings, today)
          onChange([...openings, added])
          openingId.value = added.id
        }}
      >
        + {t(texts.add)}
      </button>
      {openings.length === 0 && <p class="hint">{t(texts.none)}</p>}
      <ul class="opening-list">
        {openings.map((opening) => (
          <li key={opening.id}>
            <button
              type="button"
              onClick={() => {
                openingId.value = opening.id
              }}
            >
              <span class="opening-head">
                <b>{t(openingDays(opening))}</b>
                <b class="number">
                  {opening.opens}–{opening.closes}
                </b>
                {!isSame(before.get(opening.id), opening) && (
                  <span class="badge-changed">
                    {t(before.has(opening.id) ? setupTexts.changed : setupTexts.added)}
                  </span>
                )}
              </span>
              <span>{t(openingPlaces(opening))}</span>
              <span>{t(openingServices(opening, hall))}</span>
              <span class="hint">{t(openingAhead(opening))}</span>
              <span class="hint">
                {t(
                  fillText(texts.validLine, { id: opening.id, from: opening.validFrom, to: opening.validTo }),
                )}
                {opening.audience === 'key-projects' && ` · ${t(texts.forProjects)}`}
              </span>
              {openingFaults(opening).map((words) => (
                <span key={words.en} class="fault">
                  <Icon name="warning" /> {t(words)}
                </span>
              ))}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
