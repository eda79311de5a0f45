import { bookingSteps, bookTexts } from '../shared/texts/booking.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'
import { dayWords } from './pass-time.ts'
import type { StepProps } from './step-props.ts'
import { stepNames } from './step-trail.ts'

/** What has been chosen so far, beside the step on a wide screen. */
export function BookSummary({ flow, hall }: StepProps) {
  const { services, date, start, end } = flow.choices.value
  const chosen = services.flatMap((id) => hall.services.find((service) => service.id === id) ?? [])
  const now = stepNames.indexOf(flow.step.value)
  const zones = [...new Set(chosen.map(({ zoneName }) => t(zoneName)))].filter((zone) => zone !== '')
  return (
    <aside class="beside card" aria-label={t(bookTexts.summary)}>
      <h2>{t(bookTexts.summary)}</h2>
      <ol class="step-list">
        {stepNames.map((name, index) => (
          <li
            key={name}
            class={index < now ? 'done' : index === now ? 'now' : ''}
            aria-current={index === now ? 'step' : undefined}
          >
            <i aria-hidden="true">{index < now ? <Icon name="check" size={16} /> : index + 1}</i>
            {t(bookingSteps[name].name)}
          </li>
        ))}
      </ol>
      <dl class="pairs">
        <dt>{t(bookTexts.matters)}</dt>
        <dd class={chosen.length === 0 ? 'none' : ''}>
          {chosen.length === 0
            ? t(bookTexts.notYet)
            : chosen.map(({ id, name }) => <div key={id}>{t(name)}</div>)}
        </dd>
        <dt>{t(bookTexts.date)}</dt>
        <dd class={date === null ? 'none' : ''}>{date === null ? t(bookTexts.notYet) : dayWords(date)}</dd>
        <dt>{t(bookTexts.time)}</dt>
        <dd class={start === null ? 'none' : ''}>
          {start === null ? (
            t(bookTexts.notYet)
          ) : (
            <span class="number">
              {start}
              {end === null ? '' : `–${end}`}
            </span>
          )}
        </dd>
        <dt>{t(bookTexts.place)}</dt>
        <dd>
          {t(hall.name)}
          {zones.map((zone) => (
            <div key={zone}>{zone}</div>
          ))}
        </dd>
      </dl>
    </aside>
  )
}
