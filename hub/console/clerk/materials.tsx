import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { t } from '../../../shared/ui/language.ts'
import { materialsOf } from './ticket-facts.ts'

/** Lines from which the list goes on in a second column, and from which a low screen needs the smallest lines. */
const longFrom = 5
const manyFrom = 9

interface Props {
  readonly ticket: TicketCard
  readonly hall: HallView
}

/** What the visitor brings, to be ticked off, what others most often got wrong, and what it costs. */
export function Materials({ ticket, hall }: Props) {
  const lines = materialsOf(hall, ticket)
  const service = hall.services.find(({ id }) => id === ticket.serviceId)
  return (
    <section
      class={`card materials${lines.length < longFrom ? '' : ' long'}${lines.length < manyFrom ? '' : ' many'}`}
      aria-label={t(texts.materials)}
    >
      <h3>{t(ticket.status === 'waiting' ? texts.materialsOf : texts.materials)}</h3>
      {lines.length === 0 && <p class="hint">{t(texts.noMaterials)}</p>}
      {/* The key makes the ticks belong to one ticket: the next visitor begins with none. */}
      <ul class="list" key={ticket.ticketId}>
        {lines.map((line) => (
          <li key={line.zh}>
            <label onMouseDown={(event) => event.preventDefault()}>
              <input type="checkbox" />
              <span>
                {t(line)} {line.copies !== undefined && <small>{t(line.copies)}</small>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {service !== undefined && (
        <ul class="notes">
          {service.fee !== null && (
            <li>
              <b>{t(texts.fee)}</b> {t(service.fee)}
            </li>
          )}
          {service.mistakes.map((mistake) => (
            <li key={mistake.zh}>
              <b>{t(texts.oftenWrong)}</b> {t(mistake)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
