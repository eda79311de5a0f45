import type { DeskBooking } from '../../../../shared/http/desk-booking-schemas.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { ClassChip } from '../../../../shared/ui/class-chip.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { StatusChip } from '../status-chip.tsx'

interface Props {
  readonly booking: DeskBooking
  readonly isChosen: boolean
  readonly isLocked: boolean
  readonly onChoose: (booking: DeskBooking) => void
  readonly onCheckIn: (booking: DeskBooking) => void
}

/** A masked number with a short mask: the visible ends are what is compared. */
function shortMask(text: string): string {
  return text.replace(/\*{4,}/, '****')
}

/** One booking of the day: who, for what, where it stands; checked in by one press. */
export function BookingRow({ booking, isChosen, isLocked, onChoose, onCheckIn }: Props) {
  const { number, name, document, services, status, greenChannel, ticketNumber, canCheckIn } = booking
  return (
    <div class={isChosen ? 'booking-row chosen' : 'booking-row'}>
      <button type="button" class="what" aria-pressed={isChosen} onClick={() => onChoose(booking)}>
        <b class="number">{number ?? t(texts.noNumber)}</b>
        <span class="who">
          <span class="one-line">{name}</span>
          <small class="number one-line">{shortMask(document)}</small>
        </span>
        <span class="matters">
          <span class="one-line">{services.map((service) => t(service.name)).join(t(texts.listComma))}</span>
          {greenChannel && <ClassChip class="green" />}
        </span>
        <StatusChip status={status} />
      </button>
      {canCheckIn ? (
        <button
          type="button"
          class="primary"
          aria-disabled={isLocked}
          aria-label={`${t(texts.checkIn)} ${number ?? name}`}
          onClick={() => onCheckIn(booking)}
        >
          {t(texts.checkIn)}
        </button>
      ) : (
        <b class="number ticket">{ticketNumber}</b>
      )}
    </div>
  )
}
