import type { BookingLoadView, DayCurveView } from '../../../../shared/http/manager-schemas.ts'
import { t } from '../../../../shared/ui/language.ts'
import { useAskedAgain } from '../../bookings/use-asked-again.ts'
import type { StaffSession } from '../../session/staff-session.ts'
import { CurvePanel } from './curve-panel.tsx'
import { LoadPanel } from './load-panel.tsx'

interface Props {
  readonly session: StaffSession
  readonly timeZone: string
}

/** The day so far and the bookings ahead; asked for again now and then while it is looked at. */
export function DayPart({ session, timeZone }: Props) {
  const curve = useAskedAgain<DayCurveView>('/api/v1/manager/curve', session)
  const load = useAskedAgain<BookingLoadView>('/api/v1/manager/booking/load', session)
  const trouble = curve.trouble.value ?? load.trouble.value
  return (
    <>
      {trouble !== undefined && (
        <p class="notice error" role="alert">
          {t(trouble)}
        </p>
      )}
      <CurvePanel curve={curve.answer.value} timeZone={timeZone} />
      <LoadPanel load={load.answer.value} />
    </>
  )
}
