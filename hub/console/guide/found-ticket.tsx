import { localTimeOf } from '../../../shared/business-day.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { printWords, statusWords } from '../../../shared/texts/console-words.ts'
import { waitedTime } from '../../../shared/texts/waited-time.ts'
import { ClassChip } from '../../../shared/ui/class-chip.tsx'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { BookedVisitor } from '../common/booked-visitor.tsx'
import { minutesBetween } from '../common/wait.ts'
import { actsFor, type GuideAct } from './ticket-acts.ts'

const actWords: Readonly<Record<GuideAct, Text>> = {
  green: texts.grantGreen,
  requeue: texts.requeue,
  transfer: texts.transfer,
  reprint: texts.reprint,
  void: texts.voidTicket,
}

interface Props {
  readonly ticket: TicketCard
  readonly hall: HallView
  readonly isLocked: boolean
  readonly onAct: (act: GuideAct) => void
}

/** One found ticket: what it is, where it stands, and what can be done; voiding stands apart. */
export function FoundTicket({ ticket, hall, isLocked, onAct }: Props) {
  const service = hall.services.find(({ id }) => id === ticket.serviceId)
  const window = hall.windows.find(({ id }) => id === ticket.windowId)
  const facts = [
    fillText(texts.takenAt, { time: localTimeOf(ticket.issuedAt, hall.timeZone) }),
    ...(ticket.status === 'waiting'
      ? [fillText(texts.waitedFor, { wait: waitedTime(minutesBetween(ticket.queuedAt, now.value)) })]
      : []),
    ...(window === undefined ? [] : [fillText(texts.atWindow, { number: window.number })]),
    ...(ticket.requeues > 0 ? [fillText(texts.requeued, { n: ticket.requeues })] : []),
    printWords[ticket.print],
  ]
  return (
    <article class="found-ticket">
      <p class="number">{ticket.ticketNumber}</p>
      <div>
        <h2>{service === undefined ? ticket.serviceId : t(service.name)}</h2>
        <p class="facts">
          <ClassChip class={ticket.class} ground={ticket.ground} />
          <b>{t(statusWords[ticket.status])}</b>
          <span>{facts.map(t).join(' · ')}</span>
        </p>
      </div>
      <BookedVisitor ticket={ticket} timeZone={hall.timeZone} />
      <div class="acts">
        {actsFor(ticket).map((act) => (
          <button
            key={act}
            type="button"
            class={act === 'void' ? 'secondary danger apart' : 'secondary'}
            aria-disabled={isLocked}
            onClick={() => onAct(act)}
          >
            {t(actWords[act])}
          </button>
        ))}
      </div>
    </article>
  )
}
