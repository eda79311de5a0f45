import { localTimeOf } from '../../shared/business-day.ts'
import type { FollowView } from '../../shared/http/follow-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import { checkInTexts as texts } from '../../shared/texts/kiosk-check-in.ts'
import { fill, t } from '../../shared/ui/language.ts'

interface Props {
  readonly ticket: TakenTicket
  readonly by: 'taking' | 'check-in'
  /** What the hub tells of the ticket; undefined until it has. */
  readonly followed: FollowView | undefined
  /** How many come before, in words. */
  readonly ahead: string
}

/** True for who came before the booked time: the turn comes by that time, and not by who is ahead. */
export function isBeforeTime(ticket: TakenTicket, followed: FollowView | undefined): boolean {
  return (followed?.appointmentAt ?? 0) > ticket.issuedAt
}

/** What a booking means for the ticket just given: early, in time, or late and now in line with walk-ins. */
export function AppointmentLine({ ticket, by, followed, ahead }: Props) {
  // Past the grace a booking turns into a walk-in, and its time no longer counts.
  if (by === 'check-in' && ticket.class === 'walkin')
    return (
      <div class="appointment-line">
        <p class="ahead">{ahead}</p>
        <p>{t(texts.late)}</p>
      </div>
    )
  if (followed === undefined || followed.appointmentAt === null) return <p class="ahead">{ahead}</p>
  const { appointmentAt, timeZone } = followed
  const time = localTimeOf(appointmentAt, timeZone)
  const isEarly = isBeforeTime(ticket, followed)
  return (
    <div class="appointment-line">
      <p class="ahead booked">
        <span>{fill(texts.booked, { time })}</span>
        {!isEarly && <span>{ahead}</span>}
      </p>
      {isEarly && <p>{fill(texts.early, { time })}</p>}
    </div>
  )
}
