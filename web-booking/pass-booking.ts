import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { BookingInfo, BookingView } from '../shared/http/booking-schemas.ts'
import type { HallView } from '../shared/http/hall-schemas.ts'
import { ApiProblem, get } from '../shared/ui/api.ts'
import { noteHubTime } from '../shared/ui/hub-clock.ts'
import { live } from '../shared/ui/live.ts'
import { forgetPass, hintsOf, loadPass, type PassHints, savePass } from './pass-kept.ts'

/** A booking as its page knows it. */
export interface FollowedBooking {
  /** The live one, else the one this phone keeps. */
  readonly view: BookingView | undefined
  /** `away` once it is known that the hub cannot be asked. */
  readonly connection: 'connecting' | 'live' | 'away'
  /** The hub answered, and knows no such booking. */
  readonly isUnknown: boolean
  /** Takes in the answer of a command, so that it shows before the stream brings it. */
  take(view: BookingView): void
}

/** Follows the booking with this code, and keeps it on the phone as it changes. */
export function useBooking(code: string): FollowedBooking {
  const path = `/api/v1/bookings/${code}`
  const following = useMemo(() => live<BookingView>(`${path}/live`), [path])
  const kept = useMemo(() => loadPass(code)?.view, [code])
  const newest = useSignal<BookingView | undefined>(undefined)
  const isUnknown = useSignal(false)
  const isAway = useSignal(!navigator.onLine)
  const take = useMemo(
    () => (next: BookingView) => {
      const shown = newest.peek()
      if (shown !== undefined && next.epoch === shown.epoch && next.rev < shown.rev) return
      noteHubTime(next.at, next.epoch)
      newest.value = next
      savePass(next)
    },
    [newest],
  )

  useEffect(() => () => following.stop(), [following])
  useEffect(() => following.view.subscribe((view) => view !== undefined && take(view)), [following, take])
  // The stream cannot tell why it was refused, so the plain view is asked once beside it.
  useEffect(() => {
    get<BookingView>(path).then(take, (error) => {
      // By its code: whoever stands between phone and hub, a hotel's sign-in page for one, may answer 404 as well.
      isUnknown.value = error instanceof ApiProblem && error.code === 'booking_unknown'
      if (isUnknown.value) forgetPass(code)
      else isAway.value = true
    })
  }, [path, code, take, isUnknown, isAway])
  useEffect(
    () =>
      following.connection.subscribe((connection) => {
        if (connection !== 'connecting') isAway.value = connection === 'stale'
      }),
    [following, isAway],
  )

  return {
    view: newest.value ?? (isUnknown.value ? undefined : kept),
    connection: isAway.value ? 'away' : newest.value === undefined ? 'connecting' : 'live',
    isUnknown: isUnknown.value,
    take,
  }
}

/** The hints of a booking's services and the rules of booking: those kept on the phone at once, then the hall's. */
export function useHints(view: BookingView | undefined): PassHints | undefined {
  const hints = useSignal<PassHints | undefined>(undefined)
  const wanted = view === undefined ? '' : `${view.code} ${view.services.map(({ id }) => id).join(' ')}`
  // The view itself changes often, its services hardly ever.
  useEffect(() => {
    if (view === undefined) return
    hints.value = loadPass(view.code)?.hints ?? undefined
    Promise.all([get<HallView>('/api/v1/hall'), get<BookingInfo>('/api/v1/booking')]).then(
      ([hall, { rules }]) => {
        hints.value = { services: hintsOf(view, hall), rules }
        const newest = loadPass(view.code)?.view ?? view
        savePass(newest, hints.value)
      },
      () => {
        // Without a network the kept ones stay; the page says that it is away.
      },
    )
  }, [wanted, hints])
  return hints.value
}
