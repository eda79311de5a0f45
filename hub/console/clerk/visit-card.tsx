import { localTimeOf } from '../../../shared/business-day.ts'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { callWords } from '../../../shared/texts/console-words.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { noShowLacks } from './permit.ts'
import { phaseOf } from './phase.ts'
import { mattersOf } from './ticket-facts.ts'
import { VisitHistory } from './visit-history.tsx'

/** With more matters than these a low screen has room for the last steps of the day only. */
const manyMatters = 3

interface Props {
  readonly view: ClerkView
  /** At the window, else the next one. */
  readonly ticket: TicketCard
  readonly hall: HallView
}

/**
 * What is behind the number: while it is called the calls and what a no-show still lacks, the matters of a visit for
 * several, and its way through the day; of the next one why it comes.
 */
export function VisitCard({ view, ticket, hall }: Props) {
  const phase = phaseOf(view)
  const matters = phase === 'called' ? [] : mattersOf(hall, ticket)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and has nothing else to focus.
    <section class="card visit" aria-label={t(texts.visit)} tabIndex={0}>
      {phase === 'called' && <Calls view={view} ticket={ticket} />}
      {view.current === null && ticket.reason !== null && (
        <>
          <h3>{t(texts.whyNext)}</h3>
          <p class="why">{t(callWords({ ...ticket, reason: ticket.reason }, slotOf(hall, ticket)))}</p>
        </>
      )}
      {matters.length > (view.current === null ? 0 : 1) && (
        <>
          <h3>{t(texts.matters)}</h3>
          <ol class={matters.length > manyMatters ? 'matters many' : 'matters'}>
            {matters.map(({ service, origin }) => (
              <li key={service.id}>
                <span>
                  {t(service.name)}
                  {origin === 'added' && <em> {t(texts.addedMatter)}</em>}
                </span>{' '}
                <span class="figure">
                  {t(fillText(consoleTexts.minutes, { n: service.expectedMinutes }))}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
      <VisitHistory view={view} hall={hall} />
    </section>
  )
}

function slotOf(hall: HallView, { appointmentAt }: TicketCard): string | null {
  return appointmentAt === null ? null : localTimeOf(appointmentAt, hall.timeZone)
}

function Calls({ view, ticket }: Omit<Props, 'hall'>) {
  const { rules } = view
  const { calls, seconds } = noShowLacks(view, now.value)
  const isReady = calls === 0 && seconds === 0
  const waited = rules.noShowAfterSeconds - seconds
  const share = rules.noShowAfterSeconds === 0 ? 1 : waited / rules.noShowAfterSeconds
  const remark = isReady
    ? texts.noShowReady
    : calls > 0 && seconds > 0
      ? fillText(texts.noShowWaits, { calls, seconds })
      : calls > 0
        ? fillText(texts.noShowCalls, { calls })
        : fillText(texts.noShowSeconds, { seconds })
  return (
    <div class="calls">
      <h3>
        {t(fillText(texts.callLine, { n: ticket.calls, max: rules.maxCalls }))}
        <span class="dots" aria-hidden="true">
          {Array.from({ length: rules.maxCalls }, (_, index) => (
            <i key={index} class={index < ticket.calls ? 'done' : ''} />
          ))}
        </span>
      </h3>
      <div class="meter" aria-hidden="true">
        <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      </div>
      <p class={isReady ? 'ready' : 'hint'}>{t(fillText(texts.noShowIn, { remark }))}</p>
    </div>
  )
}
