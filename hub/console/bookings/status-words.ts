import type { BookingStatus } from '../../../shared/http/booking-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { bookingsTexts as texts } from '../../../shared/texts/console-bookings.ts'
import type { IconName } from '../../../shared/ui/icon.tsx'

/** How a status looks: its word, and an icon so that colour never stands alone. */
export interface StatusLook {
  readonly words: Text
  readonly icon: IconName
}

/** The look of every status of a booking. */
export const statusLooks: Readonly<Record<BookingStatus, StatusLook>> = {
  held: { words: texts.held, icon: 'info' },
  confirmed: { words: texts.confirmed, icon: 'clock' },
  'checked-in': { words: texts.checkedIn, icon: 'ticket' },
  served: { words: texts.served, icon: 'check' },
  expired: { words: texts.expired, icon: 'leave' },
  cancelled: { words: texts.cancelled, icon: 'close' },
  'no-show': { words: texts.noShow, icon: 'warning' },
}
