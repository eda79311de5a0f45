import { useEffect, useRef } from 'preact/hooks'
import { documentNames } from '../../../../shared/booking/identity-document.ts'
import type { DeskBooking } from '../../../../shared/http/desk-booking-schemas.ts'
import { partyWords, bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { ClassChip } from '../../../../shared/ui/class-chip.tsx'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { dateWords } from '../local-date.ts'
import { StatusChip } from '../status-chip.tsx'

interface Props {
  readonly booking: DeskBooking
  readonly isLocked: boolean
  readonly onCheckIn: () => void
  readonly onReschedule: () => void
  readonly onCancel: () => void
  readonly onClose: () => void
}

/** One booking in full, and what can be done with it; cancelling stands apart. */
export function BookingCard({ booking, isLocked, onCheckIn, onReschedule, onCancel, onClose }: Props) {
  const { number, status, services, date, start, end, name, documentType, document, phone } = booking
  const card = useRef<HTMLElement>(null)
  // Whoever chose it by the search goes on with Enter.
  useEffect(() => {
    card.current?.querySelector<HTMLButtonElement>('.acts button')?.focus()
  }, [])
  const isOpen = status === 'confirmed' || status === 'held'
  return (
    <section
      ref={card}
      class="booking-card"
      aria-label={number ?? name}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <p class="card-head">
        <b class="number">{number ?? t(texts.noNumber)}</b>
        <StatusChip status={status} />
        <button type="button" class="quiet" aria-label={t(texts.closeCard)} onClick={onClose}>
          <Icon name="close" />
        </button>
      </p>
      <dl class="facts-list">
        <dt>{t(texts.slot)}</dt>
        <dd>
          {t(dateWords(date))}{' '}
          <b class="number">
            {start}–{end}
          </b>
        </dd>
        <dt>{t(texts.matters)}</dt>
        <dd>
          {services.map(({ id, name: service }) => (
            <span key={id} class="line">
              {t(service)}
            </span>
          ))}
          {booking.greenChannel && <ClassChip class="green" ground="key-project" />}
        </dd>
        <dt>{t(texts.visitor)}</dt>
        <dd>{name}</dd>
        <dt>{t(documentNames[documentType])}</dt>
        <dd class="number">{document}</dd>
        <dt>{t(texts.phone)}</dt>
        <dd class="number">{phone ?? t(texts.noPhone)}</dd>
        <dt>{t(texts.bookedBy)}</dt>
        <dd>{t(partyWords[booking.bookedBy])}</dd>
        {booking.ticketNumber !== null && (
          <>
            <dt>{t(texts.ticket)}</dt>
            <dd class="number large">{booking.ticketNumber}</dd>
          </>
        )}
      </dl>
      <p class="hint">{t(texts.compareDocument)}</p>
      <div class="acts">
        {booking.canCheckIn && (
          <button type="button" class="primary large" aria-disabled={isLocked} onClick={onCheckIn}>
            {t(texts.checkIn)}
          </button>
        )}
        {isOpen && (
          <>
            <button type="button" class="secondary" aria-disabled={isLocked} onClick={onReschedule}>
              {t(texts.reschedule)}
            </button>
            <button type="button" class="secondary danger apart" aria-disabled={isLocked} onClick={onCancel}>
              {t(texts.cancelBooking)}
            </button>
          </>
        )}
        {!isOpen && !booking.canCheckIn && (
          <button type="button" class="secondary" onClick={onClose}>
            {t(texts.closeCard)}
          </button>
        )}
      </div>
    </section>
  )
}
