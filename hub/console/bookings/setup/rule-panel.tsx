import type { BookingRules } from '../../../../shared/booking/booking-setup.ts'
import type { Text } from '../../../../shared/text.ts'
import { ruleWords, setupTexts as texts } from '../../../../shared/texts/console-booking-setup.ts'
import { t } from '../../../../shared/ui/language.ts'
import { NumberField } from './fields.tsx'

/** Limits of the schema, which the page does not load. */
const week = 7 * 24 * 60
const limits: Readonly<Record<keyof BookingRules, readonly [min: number, max: number]>> = {
  holdMinutes: [1, week],
  cancelUntilMinutes: [0, week],
  bookingsPerDay: [1, 20],
  openBookings: [1, 50],
  holdsPerDay: [1, 50],
  mattersPerVisit: [1, 10],
  noShowLimit: [1, 20],
  noShowWithinDays: [0, 366],
  restrictionDays: [0, 366],
  lateGraceMinutes: [0, week],
  releaseWithinMinutes: [0, week],
  repeatVisitDays: [0, 366],
}

const groups: readonly { readonly title: Text; readonly rules: readonly (keyof BookingRules)[] }[] = [
  { title: texts.ruleGroupBooking, rules: ['holdMinutes', 'cancelUntilMinutes', 'releaseWithinMinutes'] },
  {
    title: texts.ruleGroupPerson,
    rules: ['bookingsPerDay', 'openBookings', 'holdsPerDay', 'mattersPerVisit'],
  },
  {
    title: texts.ruleGroupNoShow,
    rules: ['lateGraceMinutes', 'noShowLimit', 'noShowWithinDays', 'restrictionDays'],
  },
  { title: texts.ruleGroupRepeat, rules: ['repeatVisitDays'] },
]

interface Props {
  readonly rules: BookingRules
  readonly onChange: (rules: BookingRules) => void
}

/** The rules of booking, each with its unit and what it means. */
export function RulePanel({ rules, onChange }: Props) {
  return (
    <>
      <p class="hint">{t(texts.rulesHint)}</p>
      {groups.map(({ title, rules: names }) => (
        <fieldset key={title.en} class="rules">
          <legend>{t(title)}</legend>
          {names.map((name) => {
            const [min, max] = limits[name]
            return (
              <NumberField
                key={name}
                {...ruleWords[name]}
                min={min}
                max={max}
                value={rules[name]}
                onChange={(value) => onChange({ ...rules, [name]: value })}
              />
            )
          })}
        </fieldset>
      ))}
    </>
  )
}
