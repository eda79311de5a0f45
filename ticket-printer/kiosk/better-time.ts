import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { BookingDays, BookingSlots } from '../../shared/http/booking-schemas.ts'
import type { WaitMinutes } from '../../shared/texts/wait-range.ts'
import { get } from '../../shared/ui/api.ts'
import { hubNow } from '../../shared/ui/hub-clock.ts'
import type { QueueCounts } from './queue-counts.ts'

/** A wait is long from here on, in minutes that one in ten exceeds: by then a visitor would rather know another way. */
const longMinutes = 30
/** People before a newcomer from which a wait that is not known counts as long. */
const manyAhead = 10
/** Days that are looked through for a free place. */
const daysLookedAt = 3

/** A place that can be booked instead of waiting now. */
export interface BetterTime {
  /** Of the hall's calendar, `YYYY-MM-DD`. */
  readonly date: string
  /** `HH:mm`. */
  readonly start: string
}

/** Whether a visitor should be told of another way before taking a ticket: a long wait, or one that nobody can foresee. */
export function isLongWait({ waitRange, openWindows, peopleAhead }: QueueCounts): boolean {
  if (waitRange === null) return openWindows === 0 || peopleAhead > manyAhead
  return waitRange.p90Minutes >= longMinutes
}

/**
 * The first free place of a service that begins after the wait would be over; undefined while it is looked for, when none
 * is near, and when nothing is to be looked for (`serviceId` undefined).
 */
export function useBetterTime(
  serviceId: string | undefined,
  range: WaitMinutes | null,
): BetterTime | undefined {
  const found = useSignal<{ readonly serviceId: string; readonly time: BetterTime } | undefined>(undefined)
  const waitMs = (range?.p90Minutes ?? 0) * 60_000
  useEffect(() => {
    if (serviceId === undefined) return
    let isOver = false
    firstFree(serviceId, waitMs).then(
      (time) => {
        if (!isOver) found.value = time && { serviceId, time }
      },
      (error: unknown) => console.warn(`No better time is known for ${serviceId}`, error),
    )
    return () => {
      isOver = true
    }
    // Once a screen: the wait moves every second, the free places hardly.
  }, [serviceId])
  return found.value?.serviceId === serviceId ? found.value?.time : undefined
}

async function firstFree(serviceId: string, waitMs: number): Promise<BetterTime | undefined> {
  const query = `services=${encodeURIComponent(serviceId)}`
  const { days } = await get<BookingDays>(`/api/v1/booking/days?${query}`)
  for (const { date } of days.filter(({ status }) => status === 'open').slice(0, daysLookedAt)) {
    const { slots } = await get<BookingSlots>(`/api/v1/booking/slots?${query}&date=${date}`)
    const free = slots.find((slot) => slot.free > 0 && slot.startsAt >= hubNow() + waitMs)
    if (free !== undefined) return { date, start: free.start }
  }
  return undefined
}
