import { useSignal } from '@preact/signals'
import { useCallback } from 'preact/hooks'
import type { DeskBookings } from '../../../../shared/http/desk-booking-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import type { StaffSession } from '../../session/staff-session.ts'
import { useAskedAgain } from '../use-asked-again.ts'

/** A day's bookings as far as they are known here. */
export interface Day {
  readonly view: DeskBookings | undefined
  /** Why they could not be read. */
  readonly trouble: Text | undefined
  /** Asks for a day that is not live again. */
  readonly refresh: () => void
}

/** The bookings of a date: the live view when it is today's, else asked for now and then. */
export function useDay(date: string, today: DeskBookings | undefined, session: StaffSession): Day {
  const isLive = today?.date === date
  const asked = useSignal(0)
  const path = isLive ? undefined : `/api/v1/desk/bookings?date=${date}`
  const { answer: loaded, trouble } = useAskedAgain<DeskBookings>(path, session, asked.value)
  const refresh = useCallback(() => {
    asked.value += 1
  }, [asked])
  if (isLive) return { view: today, trouble: undefined, refresh }
  return { view: loaded.value?.date === date ? loaded.value : undefined, trouble: trouble.value, refresh }
}
