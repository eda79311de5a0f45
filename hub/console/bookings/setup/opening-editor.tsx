import { useSignal } from '@preact/signals'
import type { Opening } from '../../../../shared/booking/timetable.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import { anyService } from '../../../../shared/service-list.ts'
import { consoleTexts, fillText } from '../../../../shared/texts/console.ts'
import { openingTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { weekdayWords } from '../../../../shared/texts/console-bookings.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { Modal } from '../../common/modal.tsx'
import { weekdays } from '../local-date.ts'
import { ServiceChecks } from '../service-checks.tsx'
import { DateField, NumberField, SelectField, TimeField } from './fields.tsx'
import { openingFaults, openingServices } from './opening-words.ts'

interface Props {
  readonly hall: HallView
  readonly opening: Opening
  /** True for one that was never saved: its id can still be chosen. */
  readonly isNew: boolean
  readonly takenIds: readonly string[]
  readonly onChange: (opening: Opening) => void
  readonly onCopy: () => void
  readonly onRemove: () => void
  readonly onBack: () => void
}

const nthWeeks = ['', '1', '2', '3', '4', '5'] as const

/** Everything that an opening says, in plain words; each change shows in the week at once. */
export function OpeningEditor(props: Props) {
  const { hall, opening, isNew, takenIds, onChange, onCopy, onRemove, onBack } = props
  const isChoosing = useSignal(false)
  const set = (part: Partial<Opening>) => onChange({ ...opening, ...part })
  const faults = openingFaults(opening)
  return (
    <div class="opening-editor">
      <p class="editor-head">
        <button type="button" class="quiet" onClick={onBack}>
          <Icon name="arrow-left" /> {t(texts.allOpenings)}
        </button>
        <button type="button" class="quiet" onClick={onCopy}>
          {t(texts.copy)}
        </button>
        <button type="button" class="quiet danger apart" onClick={onRemove}>
          {t(texts.remove)}
        </button>
      </p>
      {faults.map((words) => (
        <p key={words.en} class="notice error" role="alert">
          <span>{t(words)}</span>
        </p>
      ))}
      <fieldset>
        <legend>{t(texts.what)}</legend>
        <div class="services-line">
          <span>{t(openingServices(opening, hall, 4))}</span>
          <button
            type="button"
            class="secondary"
            onClick={() => {
              isChoosing.value = true
            }}
          >
            {t(texts.chooseServices)}
          </button>
        </div>
        <SelectField
          label={texts.audience}
          value={opening.audience}
          options={[
            { value: 'everyone', words: texts.everyone },
            { value: 'key-projects', words: texts.keyProjects },
          ]}
          onChange={(audience) => set({ audience })}
        />
      </fieldset>
      <fieldset>
        <legend>{t(texts.days)}</legend>
        <div class="weekday-pills">
          {weekdays.map((weekday) => (
            <label key={weekday}>
              <input
                type="checkbox"
                checked={opening.weekdays.includes(weekday)}
                onChange={() =>
                  set({
                    weekdays: weekdays.filter((other) =>
                      other === weekday
                        ? !opening.weekdays.includes(other)
                        : opening.weekdays.includes(other),
                    ),
                  })
                }
              />
              <span>{t(weekdayWords[weekday])}</span>
            </label>
          ))}
        </div>
        <div class="pair">
          <NumberField
            label={texts.everyWeeks}
            unit={texts.weeksUnit}
            min={1}
            max={52}
            value={opening.everyWeeks}
            onChange={(everyWeeks) => set({ everyWeeks })}
          />
          <SelectField
            label={texts.weekOfMonth}
            value={nthWeeks.find((week) => week === String(opening.weekOfMonth ?? '')) ?? ''}
            options={nthWeeks.map((week) => ({
              value: week,
              words: week === '' ? texts.everyWeekOfMonth : fillText(texts.nthOfMonth, { n: week }),
            }))}
            onChange={(week) => set({ weekOfMonth: week === '' ? null : Number(week) })}
          />
        </div>
        <div class="pair">
          <DateField
            label={texts.validFrom}
            value={opening.validFrom}
            onChange={(validFrom) => set({ validFrom })}
          />
          <DateField label={texts.validTo} value={opening.validTo} onChange={(validTo) => set({ validTo })} />
        </div>
        <p class="hint">{t(texts.daysHint)}</p>
      </fieldset>
      <fieldset>
        <legend>{t(texts.hours)}</legend>
        <div class="triple">
          <TimeField
            label={texts.opens}
            value={opening.opens}
            onChange={(opens) => opens !== undefined && set({ opens })}
          />
          <TimeField
            label={texts.closes}
            value={opening.closes}
            onChange={(closes) => closes !== undefined && set({ closes })}
          />
          <NumberField
            label={texts.slotLength}
            unit={consoleTexts.minutesShort}
            min={1}
            max={1440}
            value={opening.slotMinutes}
            onChange={(slotMinutes) => set({ slotMinutes })}
          />
        </div>
        <div class="pair">
          <NumberField
            label={texts.places}
            unit={texts.placesUnit}
            min={0}
            max={10_000}
            value={opening.places}
            onChange={(places) => set({ places })}
          />
          <NumberField
            label={texts.staffPlaces}
            unit={texts.placesUnit}
            min={0}
            max={10_000}
            value={opening.staffPlaces}
            onChange={(staffPlaces) => set({ staffPlaces })}
          />
        </div>
        <p class="hint">{t(texts.placesHint)}</p>
      </fieldset>
      <fieldset>
        <legend>{t(texts.ahead)}</legend>
        <div class="triple">
          <NumberField
            label={texts.aheadFrom}
            unit={texts.daysUnit}
            min={0}
            max={366}
            value={opening.bookableFromDays}
            onChange={(bookableFromDays) => set({ bookableFromDays })}
          />
          <NumberField
            label={texts.aheadTo}
            unit={texts.daysUnit}
            min={0}
            max={366}
            value={opening.bookableToDays}
            onChange={(bookableToDays) => set({ bookableToDays })}
          />
          <TimeField
            label={texts.releaseAt}
            value={opening.releaseAt}
            onChange={(releaseAt) => releaseAt !== undefined && set({ releaseAt })}
          />
        </div>
        <SelectField
          label={texts.daysCounted}
          value={opening.daysCounted}
          options={[
            { value: 'calendar', words: texts.calendarDays },
            { value: 'working', words: texts.workingDays },
          ]}
          onChange={(daysCounted) => set({ daysCounted })}
        />
        <p class="hint">{t(texts.aheadHint)}</p>
      </fieldset>
      <IdField opening={opening} isNew={isNew} takenIds={takenIds} onChange={(id) => set({ id })} />
      {isChoosing.value && (
        <ServicesDialog
          hall={hall}
          services={opening.services}
          onChange={(services) => set({ services: [...services] })}
          onClose={() => {
            isChoosing.value = false
          }}
        />
      )}
    </div>
  )
}

interface IdProps extends Pick<Props, 'opening' | 'isNew' | 'takenIds'> {
  readonly onChange: (id: string) => void
}

function IdField({ opening, isNew, takenIds, onChange }: IdProps) {
  const typed = useSignal(opening.id)
  const isRight = /^[a-z0-9][a-z0-9-]{0,39}$/.test(typed.value) && !takenIds.includes(typed.value)
  if (!isNew) return <p class="hint">{t(fillText(texts.idIs, { id: opening.id }))}</p>
  return (
    <label class="field">
      {t(texts.id)}
      <input
        type="text"
        class="number"
        autocomplete="off"
        spellcheck={false}
        maxLength={40}
        aria-invalid={!isRight}
        value={typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value
        }}
        onChange={() => {
          if (isRight) onChange(typed.value)
        }}
      />
      <small class={isRight ? 'hint' : 'fault'} role="status">
        {t(isRight ? texts.idHint : texts.idWrong)}
      </small>
    </label>
  )
}

interface ServicesProps {
  readonly hall: HallView
  readonly services: readonly string[]
  readonly onChange: (services: readonly string[]) => void
  readonly onClose: () => void
}

function ServicesDialog({ hall, services, onChange, onClose }: ServicesProps) {
  const isAll = services.includes(anyService)
  return (
    <Modal wide="wide" title={texts.chooseServices} onClose={onClose}>
      <label class="check">
        <input type="checkbox" checked={isAll} onChange={() => onChange(isAll ? [] : [anyService])} />
        <b>{t(texts.allServices)}</b>
      </label>
      {!isAll && <ServiceChecks hall={hall} chosen={services} isFull={false} onChange={onChange} />}
      <div class="buttons">
        <button type="button" class="primary" onClick={onClose}>
          {t(texts.servicesDone)}
        </button>
        <span class="hint" role="status">
          {isAll ? '' : t(fillText(texts.servicesChosen, { n: services.length }))}
        </span>
      </div>
    </Modal>
  )
}
