import type { DocumentKind } from '../../../shared/booking/identity-document.ts'
import { localTimeOf } from '../../../shared/business-day.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { bookedTexts as texts } from '../../../shared/texts/console-words.ts'
import { documentWords } from '../../../shared/texts/document-words.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { t } from '../../../shared/ui/language.ts'

interface Props {
  readonly ticket: TicketCard
  /** IANA name of the hall's time zone. */
  readonly timeZone: string
}

/** Whose booking a ticket is, masked, to be compared with the document shown; nothing for a ticket without one. */
export function BookedVisitor({ ticket, timeZone }: Props) {
  const { booked, appointmentAt } = ticket
  if (booked === null) return null
  const { number, name, documentType, document } = booked
  const kind: Text = documentWords[documentType as DocumentKind] ?? { zh: documentType, en: documentType }
  return (
    <p class="booked-visitor">
      <b class="check">
        <Icon name="document" /> {t(texts.checkDocument)}
      </b>
      <b class="name">{name}</b>
      <span class="number">{document}</span>
      <span class="one-line kind" title={t(kind)}>
        {t(kind)}
      </span>
      <span class="booking">
        {t(fillText(texts.bookingNumber, { number }))}
        {' · '}
        {appointmentAt === null ? t(texts.slotPassed) : localTimeOf(appointmentAt, timeZone)}
      </span>
    </p>
  )
}
