import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { setupTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Field } from '../../common/field.tsx'
import { timeOfDayOf } from '../time-of-day.ts'

interface NumberProps {
  readonly label: Text
  readonly unit: Text
  readonly min: number
  readonly max: number
  readonly value: number
  readonly hint?: Text
  /** Told of whole numbers within the limits only. */
  readonly onChange: (value: number) => void
}

/** A whole number with its unit; what is typed beyond the limits stays in the field and says so. */
export function NumberField({ label, unit, min, max, value, hint, onChange }: NumberProps) {
  const typed = useSignal(String(value))
  useEffect(() => {
    if (Number(typed.value) !== value) typed.value = String(value)
  }, [value])
  const read = (text: string) => (/^\d+$/.test(text) ? Number(text) : Number.NaN)
  const isRight = (number: number) => number >= min && number <= max
  const fault = isRight(read(typed.value.trim())) ? undefined : fillText(texts.numberWrong, { min, max })
  return (
    <Field label={label} fault={fault} hint={hint} unit={unit}>
      {(control) => (
        <input
          {...control}
          type="text"
          class="number"
          inputMode="numeric"
          autocomplete="off"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value
            const next = read(typed.value.trim())
            if (isRight(next)) onChange(next)
          }}
        />
      )}
    </Field>
  )
}

interface TimeProps {
  readonly label: Text
  readonly value: string | undefined
  readonly hint?: Text
  /** Told of a time of day `HH:MM`, or of undefined while what is typed is none. */
  readonly onChange: (value: string | undefined) => void
}

/** A time of day to be typed, as `9`, `930` or `09:30`; `24:00` ends the day, which a browser's own field has not. */
export function TimeField({ label, value, hint, onChange }: TimeProps) {
  const typed = useSignal(value ?? '')
  useEffect(() => {
    if (value !== undefined && timeOfDayOf(typed.value) !== value) typed.value = value
  }, [value])
  const fault = timeOfDayOf(typed.value) === undefined ? texts.timeWrong : undefined
  return (
    <Field label={label} fault={fault} hint={hint}>
      {(control) => (
        <input
          {...control}
          type="text"
          class="number"
          inputMode="numeric"
          autocomplete="off"
          placeholder="09:00"
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value
            onChange(timeOfDayOf(typed.value))
          }}
          onBlur={() => {
            typed.value = timeOfDayOf(typed.value) ?? typed.value
          }}
        />
      )}
    </Field>
  )
}

interface DateProps {
  readonly label: Text
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A date; an empty or half-typed one changes nothing. */
export function DateField({ label, value, onChange }: DateProps) {
  return (
    <label class="field">
      {t(label)}
      <input
        type="date"
        class="number"
        value={value}
        onInput={(event) => {
          if (event.currentTarget.value !== '') onChange(event.currentTarget.value)
        }}
      />
    </label>
  )
}

interface SelectProps<Value extends string> {
  readonly label: Text
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly words: Text }[]
  readonly onChange: (value: Value) => void
}

/** One of a few. */
export function SelectField<Value extends string>({ label, value, options, onChange }: SelectProps<Value>) {
  return (
    <label class="field">
      {t(label)}
      <select
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {t(option.words)}
          </option>
        ))}
      </select>
    </label>
  )
}
