import { localTimeOf } from '../../../shared/business-day.ts'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { statusWords } from '../../../shared/texts/console-words.ts'
import { t } from '../../../shared/ui/language.ts'
import { serviceName } from '../common/service-name.ts'

type Step = NonNullable<ClerkView['visit']>['steps'][number]

interface Props {
  readonly view: ClerkView
  readonly hall: HallView
}

/** The way of the visitor at the window through the day, and what else the same person came for. */
export function VisitHistory({ view, hall }: Props) {
  const { visit, current } = view
  if (visit === null || current === null) return null
  const { steps, others } = visit
  const placeOf = (number: number | null): Text =>
    number === null
      ? { zh: '', en: '' }
      : number === view.window?.number
        ? texts.thisWindow
        : fillText(consoleTexts.windowNumber, { number })
  return (
    <>
      {others.length > 0 && (
        <>
          <h3 class="others">{t(texts.otherTickets)}</h3>
          <ul class="others">
            {others.map(({ ticketNumber, serviceId, status, windowNumber }) => (
              <li key={ticketNumber}>
                <b class="number">{ticketNumber}</b> {t(serviceName(hall, serviceId))} ·{' '}
                {t(statusWords[status])}
                {windowNumber !== null && ` · ${t(placeOf(windowNumber))}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{t(texts.visit)}</h3>
      <ol class="steps">
        {steps.map((step) => (
          <li key={`${step.at} ${step.kind}`}>
            <time class="number">{localTimeOf(step.at, hall.timeZone)}</time>
            <span>
              {t(
                fillText(stepWords(step, current.appointmentAt !== null), {
                  place: placeOf(step.windowNumber),
                }),
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

function stepWords({ kind, windowNumber }: Step, isBooked: boolean): Text {
  switch (kind) {
    case 'taken':
      return isBooked ? texts.stepCheckedIn : texts.stepTaken
    case 'green':
      return texts.stepGreen
    case 'called':
      return texts.stepCalled
    case 'no-show':
      return texts.stepNoShow
    case 'requeued':
      return texts.stepRequeued
    case 'held':
      return texts.stepHeld
    case 'resumed':
      return texts.stepResumed
    case 'transferred':
      return windowNumber === null ? texts.stepTransferred : texts.stepSentOn
    case 'served':
      return texts.stepServed
  }
}
