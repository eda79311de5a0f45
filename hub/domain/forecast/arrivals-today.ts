import { classRanks } from '../calling/waiting-line.ts'
import type { EarlierDays } from './earlier-days.ts'
import type { ExpectedArrivals, UncertainFactor } from './forecast-scene.ts'
import { learntLevel } from './learnt.ts'

const { green, walkin } = classRanks

/** Standard deviation of how many come between like days, by the mean. */
const dayError = 0.08
/** The rate of a day without a profile is that of so long a time, in milliseconds. */
const recentMs = 60 * 60 * 1000
/** Nothing is known at first: that it goes on as in the first minutes is not believed before so long a time. */
const leastSeenMs = 10 * 60 * 1000
/** A service that nobody came for yet is thought to have had half a visitor. */
const unseen = 0.5
/** One in 25 visitors has the green channel where nothing is known: that weighs as much as so many visitors. */
const usualGreen = { share: 0.04, weight: 50 }

/** Who came without a booking up to now, in the order of arrival. */
export interface SeenArrivals {
  readonly at: readonly number[]
  readonly service: readonly number[]
  readonly classRank: readonly number[]
}

/** Who is expected without a booking from now on, and how far the day has been above or below that. */
export interface ArrivalsToday {
  readonly arrivals: readonly ExpectedArrivals[]
  readonly level: UncertainFactor
}

/** What earlier days and the day so far tell of those who come without a booking. */
export function arrivalsToday(
  earlier: EarlierDays,
  seen: SeenArrivals,
  now: number,
  bookings: 'some' | 'none',
): ArrivalsToday {
  if (earlier.arrivals === null) return goingOn(earlier, seen, now)
  const arrivals = bookings === 'none' ? [...earlier.arrivals, ...earlier.booked] : earlier.arrivals
  const expected = arrivals.reduce((sum, one) => sum + one.expected * pastShare(one, now), 0)
  return { arrivals, level: learntLevel(seen.at.length, expected, dayError) }
}

function pastShare({ from, until }: ExpectedArrivals, now: number): number {
  return Math.min(1, Math.max(0, (now - from) / (until - from)))
}

/** Without earlier days: it goes on as in the last hour, shared out as in the day so far. */
function goingOn(
  { hours }: EarlierDays,
  { at, service, classRank }: SeenArrivals,
  now: number,
): ArrivalsToday {
  const opensAt = Math.min(...hours.map((one) => one.opensAt))
  const from = Math.max(Math.min(opensAt, at[0] ?? now), now - recentMs)
  const recent = at.filter((instant) => instant > from).length
  const rate = recent / Math.max(now - from, leastSeenMs)
  const counts = hours.map((_, place) => service.filter((one) => one === place).length + unseen)
  const all = counts.reduce((sum, count) => sum + count, 0)
  const greens = classRank.filter((rank) => rank === green).length
  const greenShare = (greens + usualGreen.share * usualGreen.weight) / (classRank.length + usualGreen.weight)
  const arrivals = hours.flatMap(({ opensAt: opens, closesAt }, place) => {
    const span = { service: place, from: Math.max(now, opens), until: closesAt }
    if (span.until <= span.from) return []
    const expected = (rate * (span.until - span.from) * (counts[place] ?? 0)) / all
    return [
      { ...span, classRank: green, expected: expected * greenShare },
      { ...span, classRank: walkin, expected: expected * (1 - greenShare) },
    ]
  })
  return { arrivals, level: { mean: 1, error: 1 / Math.sqrt(recent + 4) } }
}
