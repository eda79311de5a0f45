import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { waitedFigures } from '../../../shared/texts/waited-time.ts'
import { ClassChip } from '../../../shared/ui/class-chip.tsx'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { serviceName } from '../common/service-name.ts'
import { minutesToTarget, queueRemark, targetRemark, waitedMinutes } from './ticket-facts.ts'

/** Minutes to the target from which a wait is marked as near it. */
const nearTargetMinutes = 3

interface Props {
  readonly view: ClerkView
  readonly hall: HallView
}

/** Who waits for this window, in the order in which they are called. */
export function QueueList({ view, hall }: Props) {
  const hidden = view.waiting - view.queue.length
  return (
    <section class="queue" aria-label={t(texts.myQueue)}>
      <header>
        <h2>{t(texts.myQueue)}</h2>
        <span>{t(fillText(texts.waitingCount, { n: view.waiting }))}</span>
      </header>
      {view.queue.length === 0 ? (
        <div class="nothing">
          <p>{t(texts.queueEmpty)}</p>
          <p>{t(texts.queueEmptyHint)}</p>
        </div>
      ) : (
        <ol>
          {view.queue.map((ticket) => (
            <QueueRow
              key={ticket.ticketId}
              ticket={ticket}
              hall={hall}
              isNext={ticket.ticketId === view.next?.ticketId}
            />
          ))}
        </ol>
      )}
      {hidden > 0 && view.queue.length > 0 && (
        <p class="more">{t(fillText(texts.moreWaiting, { n: hidden }))}</p>
      )}
    </section>
  )
}

interface RowProps {
  readonly ticket: TicketCard
  readonly hall: HallView
  readonly isNext: boolean
}

function QueueRow({ ticket, hall, isNext }: RowProps) {
  const left = minutesToTarget(hall, ticket, now.value)
  const pressure = left === undefined ? '' : left < 0 ? 'over' : left <= nearTargetMinutes ? 'near' : ''
  const remark = queueRemark(hall, ticket)
  const target = targetRemark(hall, ticket, now.value)
  const waited = waitedFigures(waitedMinutes(ticket, now.value))
  return (
    <li class={isNext ? 'row next-row' : 'row'}>
      <b class="number">{ticket.ticketNumber}</b>
      <div>
        <p class="one-line service">{t(serviceName(hall, ticket.serviceId))}</p>
        <p class="one-line facts">
          <ClassChip class={ticket.class} ground={ticket.ground} />
          {remark !== undefined && <span>{t(remark)}</span>}
        </p>
      </div>
      <p class={`wait ${pressure}`}>
        <b class="number">{waited.figures}</b> {t(waited.unit.brief)}
        {target !== undefined && <span class="target">{t(target)}</span>}
      </p>
    </li>
  )
}
