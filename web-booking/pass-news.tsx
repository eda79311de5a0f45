import type { BookingView } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { passTexts } from '../shared/texts/booking-pass.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { WholeWords } from './whole-words.tsx'

/** Says so when the booking was moved by anybody but its visitor, and why. */
export function PassNews({ view }: { readonly view: BookingView }) {
  if (view.movedBy === null || view.movedBy === 'visitor') return null
  if (view.movedBy === 'staff')
    return (
      <p class="notice">
        <Icon name="info" />
        <span>{t(passTexts.movedByStaff)}</span>
      </p>
    )
  return (
    <div class="notice attention">
      <Icon name="warning" />
      <div>
        <h2>
          <WholeWords text={passTexts.movedByHall} />
        </h2>
        <Reason reason={view.reason} />
        <p>{t(passTexts.movedByHallDetail)}</p>
      </div>
    </div>
  )
}

/** The hall's reason in its own words; nothing when it gave none. */
export function Reason({ reason }: { readonly reason: Text | null }) {
  return reason === null ? null : <p>{fill(passTexts.reason, { reason: t(reason) })}</p>
}
