import { useSignal } from '@preact/signals'
import { useCallback, useEffect } from 'preact/hooks'
import type { DeskBookings } from '../../../../shared/http/booking-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { get, wordsOf } from '../../../../shared/ui/api.ts'
import { isSignedOut, type StaffSession } from '../../session/staff-session.ts'

/** How often a day that is not live is asked for again, in milliseconds. */
const askAgainMs = 30_000

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
  const loaded = useSignal<DeskBookings | undefined>(undefined)
  const trouble = useSignal<Text | undefined>(undefined)
  const asked = useSignal(0)
  useEffect(() => {
    if (isLive) return
    let isOver = false
    const load = () =>
      get<DeskBookings>(`/api/v1/desk/bookings?date=${date}`).then(
        (view) => {
          if (isOver) return
          loaded.value = view
          trouble.value = undefined
        },
        (error: unknown) => {
          if (isOver) return
          if (isSignedOut(error)) session.expired()
          trouble.value = wordsOf(error)
        },
      )
    void load()
    const timer = setInterval(load, askAgainMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [date, isLive, session, asked.value])
  const refresh = useCallback(() => {
    asked.value += 1
  }, [asked])
  if (isLive) return { view: today, trouble: undefined, refresh }
  return { view: loaded.value?.date === date ? loaded.value : undefined, trouble: trouble.value, refresh }
}
