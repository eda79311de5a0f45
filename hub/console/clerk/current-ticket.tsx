import { localTimeOf } from '../../../shared/business-day.ts'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { pauseReasonWords, statusWords } from '../../../shared/texts/console-words.ts'
import { waitedTime } from '../../../shared/texts/waited-time.ts'
import { ClassChip } from '../../../shared/ui/class-chip.tsx'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { BookedVisitor } from '../common/booked-visitor.tsx'
import { serviceName } from '../common/service-name.ts'
import { stopwatch } from '../common/wait.ts'
import { phaseOf } from './phase.ts'
import { expectedMinutes, mattersOf, waitedMinutes } from './ticket-facts.ts'

interface Props {
  readonly view: ClerkView
  readonly hall: HallView
}

/** Who is at the window: the number huge, the class, the service, the waits; or that nobody is. */
export function CurrentTicket({ view, hall }: Props) {
  const { current } = view
  const phase = phaseOf(view)
  if (current === null) {
    const [title, hint] =
      phase === 'paused'
        ? [texts.pausedTitle, pauseHint(view, hall)]
        : [texts.nobodyHere, view.next === null ? texts.nobodyWaitingHint : texts.nobodyHereHint]
    return (
      <section class={`ticket empty ${phase}`} aria-label={t(texts.currentTicket)}>
        <h2>{t(title)}</h2>
        <p>{t(hint)}</p>
      </section>
    )
  }
  const matters = mattersOf(hall, current)
  return (
    <section
      class={`ticket ${phase}${current.booked === null ? '' : ' booked'}`}
      aria-label={t(texts.currentTicket)}
    >
      <p class={current.ticketNumber.length > 4 ? 'number called-number long' : 'number called-number'}>
        {current.ticketNumber}
      </p>
      <div class="what">
        <p class="facts">
          <ClassChip class={current.class} ground={current.ground} />
          <span class={`state ${phase}`}>{t(statusWords[current.status])}</span>
          <span>{t(fillText(texts.waited, { wait: waitedTime(waitedMinutes(current, now.value)) }))}</span>
          {current.requeues > 0 && <span>{t(fillText(texts.cameBack, { n: current.requeues + 1 }))}</span>}
        </p>
        <h2>{t(serviceName(hall, current.serviceId))}</h2>
        {matters.length > 1 && (
          <p class="facts one-line">
            {t(fillText(texts.packageOf, { n: matters.length }))}
            {' · '}
            {matters.map(({ service }) => t(service.name)).join(' + ')}
          </p>
        )}
      </div>
      <Elapsed current={current} hall={hall} />
      <BookedVisitor ticket={current} timeZone={hall.timeZone} />
    </section>
  )
}

function pauseHint({ window }: ClerkView, hall: HallView): Text {
  const reason = pauseReasonWords[window?.pauseReason ?? 'other']
  const backAt = window?.backAt
  if (backAt === undefined) return fillText(texts.pausedHint, { reason })
  const time = localTimeOf(backAt, hall.timeZone)
  return fillText(now.value > backAt ? texts.pausedOver : texts.pausedUntil, { reason, time })
}

interface ElapsedProps {
  readonly current: TicketCard
  readonly hall: HallView
}

/** How long the service lasts against what it usually takes; before it starts, how long the call lasts. */
function Elapsed({ current, hall }: ElapsedProps) {
  const begin = current.startedAt ?? current.firstCalledAt ?? now.value
  const clock = <p class="number stopwatch">{stopwatch(begin, now.value)}</p>
  if (current.status === 'called')
    return (
      <div class="elapsed">
        {clock}
        <p class="facts">{t(texts.sinceCall)}</p>
      </div>
    )
  const usual = expectedMinutes(hall, current)
  const minutes = Math.max(0, (now.value - begin) / 60_000)
  const overBy = Math.floor(minutes - usual)
  return (
    <div class={overBy >= 1 ? 'elapsed over' : 'elapsed'}>
      {clock}
      <div class="meter" aria-hidden="true">
        <i style={{ width: `${Math.min(100, (minutes / Math.max(1, usual)) * 100)}%` }} />
      </div>
      <p class="facts">
        {t(
          overBy >= 1
            ? fillText(texts.over, { time: waitedTime(overBy) })
            : fillText(texts.expected, { n: usual }),
        )}
      </p>
    </div>
  )
}
