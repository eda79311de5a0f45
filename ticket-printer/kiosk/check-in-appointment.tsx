import { localTimeOf } from '../../shared/business-day.ts'
import type { FollowView, TakenTicket } from '../../shared/http/schemas.ts'
import { checkInTexts as texts } from '../../shared/texts/kiosk-check-in.ts'
import { fill, t } from '../../shared/ui/language.ts'

interface Props {
  readonly ticket: TakenTicket
  /** What the hub tells of the ticket; undefined until it has. */
  readonly followed: FollowView | undefined
  /** How many come before, in words. */
  readonly ahead: string
}

/** What a booking means for the ticket just given: early, in time, or late and now in line with walk-ins. */
export function AppointmentLine({ ticket, followed, ahead }: Props) {
  if (followed === undefined || followed.appointmentAt === null) return <p class="ahead">{ahead}</p>
  const { appointmentAt, timeZone } = followed
  const time = localTimeOf(appointmentAt, timeZone)
  const isLate = ticket.class === 'walkin'
  const isEarly = !isLate && appointmentAt > ticket.issuedAt
  return (
    <div class={`appointment-line ${isLate ? 'late' : ''}`}>
      <p class="ahead booked">
        <span>{fill(texts.booked, { time })}</span>
        {!isEarly && <span>{ahead}</span>}
      </p>
      {isEarly && <p>{fill(texts.early, { time })}</p>}
      {isLate && <p>{t(texts.late)}</p>}
    </div>
  )
}
