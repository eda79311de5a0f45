import { localTimeOf } from '../../../shared/business-day.ts'
import type { ClerkView, HallView, TicketCard } from '../../../shared/http/schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { callWords } from '../../../shared/texts/console-words.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { noShowLacks } from './permit.ts'
import { phaseOf } from './phase.ts'
import { materialsOf, mattersOf } from './ticket-facts.ts'

interface Props {
  readonly view: ClerkView
  readonly hall: HallView
}

/** What the visitor brings, to be ticked off: of the ticket at the window, else of the next one. */
export function Materials({ view, hall }: Props) {
  const ticket = view.current ?? view.next
  if (ticket === null) return <Empty />
  const lines = materialsOf(hall, ticket)
  return (
    <section class="card materials" aria-label={t(texts.materials)}>
      <h3>{t(view.current === null ? texts.materialsOf : texts.materials)}</h3>
      {lines.length === 0 && <p class="hint">{t(texts.noMaterials)}</p>}
      {/* The key makes the ticks belong to one ticket: the next visitor begins with none. */}
      <ul key={ticket.ticketId}>
        {lines.map((line) => (
          <li key={line.zh}>
            <label onMouseDown={(event) => event.preventDefault()}>
              <input type="checkbox" />
              <span>{t(line)}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Empty() {
  return (
    <section class="card materials" aria-label={t(texts.materials)}>
      <h3>{t(texts.materialsOf)}</h3>
      <p class="hint">{t(texts.queueEmpty)}</p>
    </section>
  )
}

/** While a visitor is called: the calls and what a no-show still lacks. Else the matters of the ticket. */
export function CallsAndMatters({ view, hall }: Props) {
  const ticket = view.current ?? view.next
  if (ticket === null) return <section class="card matters" aria-label={t(texts.matters)} />
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and has nothing else to focus.
    <section class="card matters" aria-label={t(texts.matters)} tabIndex={0}>
      {phaseOf(view) === 'called' && <Calls view={view} ticket={ticket} />}
      {view.current === null && ticket.reason !== null && (
        <p class="why">
          <b>{t(texts.whyNext)}</b> {t(callWords({ ...ticket, reason: ticket.reason }, slotOf(hall, ticket)))}
        </p>
      )}
      <h3>{t(texts.matters)}</h3>
      <ol>
        {mattersOf(hall, ticket).map(({ service, origin }) => (
          <li key={service.id}>
            <span class="one-line">
              {t(service.name)}
              {origin === 'added' && <em> {t(texts.addedMatter)}</em>}
            </span>
            <span class="figure">{t(fillText(consoleTexts.minutes, { n: service.expectedMinutes }))}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function slotOf(hall: HallView, { appointmentAt }: TicketCard): string | null {
  return appointmentAt === null ? null : localTimeOf(appointmentAt, hall.timeZone)
}

function Calls({ view, ticket }: { readonly view: ClerkView; readonly ticket: TicketCard }) {
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
      <h3>{t(fillText(texts.callLine, { n: ticket.calls, max: rules.maxCalls }))}</h3>
      <p class="dots" aria-hidden="true">
        {Array.from({ length: rules.maxCalls }, (_, index) => (
          <i key={index} class={index < ticket.calls ? 'done' : ''} />
        ))}
      </p>
      <div class="meter" aria-hidden="true">
        <i style={{ width: `${Math.min(100, share * 100)}%` }} />
      </div>
      <p class={isReady ? 'ready' : 'hint'}>{t(fillText(texts.noShowIn, { remark }))}</p>
    </div>
  )
}
