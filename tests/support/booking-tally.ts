import { readJournal } from '../../hub/simulation/journal-reader.ts'

/** What a journal says of its bookings, told by their codes. */
export interface BookingTally {
  /** Confirmed and standing at the end. */
  readonly confirmed: ReadonlySet<string>
  /** The most that were confirmed at any one time, and the most that were held or confirmed. */
  readonly mostConfirmed: number
  readonly mostTaken: number
  /** Places taken by the staff's allotment at the end. */
  readonly byStaff: number
  readonly holds: number
  readonly spans: readonly PlaceSpan[]
}

/** A stretch of time in which a booking kept a place from everybody else. */
export interface PlaceSpan {
  readonly code: string
  readonly kind: 'held' | 'confirmed' | 'cooling'
  /** Epoch milliseconds. */
  readonly from: number
  readonly to: number
}

interface Open {
  readonly code: string
  readonly channel: string
  kind: 'held' | 'confirmed'
  since: number
}

/** Folds the journal of a stopped hub; `endsAt` ends what still stands. */
export function tallyOf(dataDir: string): BookingTally {
  const open = new Map<string, Open>()
  const spans: PlaceSpan[] = []
  let [mostConfirmed, mostTaken, holds, lastAt] = [0, 0, 0, 0]
  const end = (id: string, at: number, offeredAt: number) => {
    const booking = open.get(id)
    if (booking === undefined) throw new Error(`booking ${id} ends without having begun`)
    open.delete(id)
    spans.push({ code: booking.code, kind: booking.kind, from: booking.since, to: at })
    if (offeredAt > at) spans.push({ code: booking.code, kind: 'cooling', from: at, to: offeredAt })
  }
  for (const { event, at } of readJournal(dataDir)) {
    lastAt = at
    switch (event.type) {
      case 'SlotHeld':
        holds += 1
        open.set(event.bookingId, {
          code: event.code,
          channel: event.slots.channel,
          kind: 'held',
          since: at,
        })
        break
      case 'BookingConfirmed': {
        const booking = open.get(event.bookingId)
        if (booking === undefined) throw new Error(`booking ${event.bookingId} is confirmed without a hold`)
        spans.push({ code: booking.code, kind: 'held', from: booking.since, to: at })
        booking.kind = 'confirmed'
        booking.since = at
        break
      }
      case 'BookingRescheduled':
        if (event.releaseAt > at)
          spans.push({
            code: open.get(event.bookingId)?.code ?? '',
            kind: 'cooling',
            from: at,
            to: event.releaseAt,
          })
        break
      case 'BookingExpired':
        end(event.bookingId, at, event.releaseAt ?? at)
        break
      case 'BookingCancelled':
        end(event.bookingId, at, event.releaseAt)
        break
      case 'BookingNoShow':
        end(event.bookingId, at, at)
        break
    }
    const standing = [...open.values()]
    mostTaken = Math.max(mostTaken, standing.length)
    mostConfirmed = Math.max(mostConfirmed, standing.filter(({ kind }) => kind === 'confirmed').length)
  }
  for (const { code, kind, since } of open.values()) spans.push({ code, kind, from: since, to: lastAt })
  const standing = [...open.values()]
  return {
    confirmed: new Set(standing.filter(({ kind }) => kind === 'confirmed').map(({ code }) => code)),
    mostConfirmed,
    mostTaken,
    byStaff: standing.filter(({ channel }) => channel === 'staff').length,
    holds,
    spans,
  }
}

/** The most spans that overlap at one time. */
export function mostAtOnce(spans: readonly PlaceSpan[]): number {
  const turns = spans.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ])
  // A place that is given up and taken in the same instant is one place.
  turns.sort((a, b) => a.at - b.at || a.by - b.by)
  let [now, most] = [0, 0]
  for (const { by } of turns) {
    now += by
    most = Math.max(most, now)
  }
  return most
}
