import type { BookingStatus } from '../../../shared/http/booking-schemas.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { t } from '../../../shared/ui/language.ts'
import { statusLooks } from './status-words.ts'

/** The status of a booking as icon, word and colour. */
export function StatusChip({ status }: { readonly status: BookingStatus }) {
  const { words, icon } = statusLooks[status]
  return (
    <span class={`status-chip ${status}`}>
      <Icon name={icon} />
      {t(words)}
    </span>
  )
}
