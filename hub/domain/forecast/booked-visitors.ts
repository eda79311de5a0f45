import type { DrawStream } from './draw-stream.ts'
import type { BookingHabits, ForecastScene, OutstandingBookings } from './forecast-scene.ts'
import { NormalBeyond, normalShare } from './normal.ts'

/** A booked visitor who comes in one replication. */
export interface BookedVisitor {
  arrivesAt: number
  slotAt: number
  /** Place of the service in the plan. */
  service: number
  /** Even numbers in [0, 1) that decide how long the service takes and whether the visitor stays. */
  luck: number
  stay: number
}

/** Bookings that may still be kept, seen from now. */
interface Keeping extends OutstandingBookings {
  readonly local: number
  /** Chance that the visitor of one of them comes at all. */
  readonly comeShare: number
  /** Offset from the slot that is past, in standard deviations from the mean. */
  readonly past: NormalBeyond
}

/** An earlier or later arrival than this many standard deviations is not reckoned with. */
const widestOffset = 4
const drawsEach = 4
/** Odd and large, so that bookings of different slots and services draw from different places. */
const slotStep = 0x3c6ef372 | 1
const serviceStep = 0x1b873593
const leastSdMs = 1000

/** Visitors with a booking who have not come yet: they come around their slots, or not at all. */
export class BookedVisitors {
  /** How many come in the replication that was drawn last. */
  count = 0
  private readonly scene: ForecastScene
  private readonly horizonAt: number
  private readonly keeping: readonly Keeping[]
  private readonly visitors: BookedVisitor[] = []

  constructor(
    scene: ForecastScene,
    {
      bookings,
      localOf,
      horizonAt,
    }: {
      bookings: readonly OutstandingBookings[]
      localOf: (bookings: OutstandingBookings) => number
      horizonAt: number
    },
  ) {
    const { habits, now } = scene
    this.scene = scene
    this.horizonAt = horizonAt
    this.keeping = bookings
      .map((one) => ({ ...one, local: localOf(one), ...chancesOf(one, habits, now) }))
      .filter(({ comeShare, opensAt, slotAt }) => {
        const earliest = slotAt + habits.meanOffsetMs - widestOffset * habits.sdOffsetMs
        return comeShare > 0 && Math.max(opensAt, earliest) <= horizonAt
      })
  }

  /** The visitor at a place in the order of arrival. */
  at(place: number): Readonly<BookedVisitor> {
    return this.visitors[place] as BookedVisitor
  }

  /** Draws who comes when. Bookings of one service and slot have the same luck in whatever order they are told. */
  draw(stream: DrawStream): void {
    const { habits, now } = this.scene
    const sd = Math.max(habits.sdOffsetMs, leastSdMs)
    this.count = 0
    for (const booking of this.keeping) {
      const { slotAt, opensAt, closesAt, past, comeShare, count, service } = booking
      const identity = Math.imul(Math.round(slotAt / 60_000), slotStep) + Math.imul(service, serviceStep)
      for (let number = 0; number < count; number += 1) {
        const first = (identity + number) * drawsEach
        if (stream.at(first) >= comeShare) continue
        const offsetMs = habits.meanOffsetMs + sd * past.at(stream.at(first + 1))
        const arrivesAt = Math.max(now + 1, opensAt, Math.min(slotAt + offsetMs, closesAt - 1))
        if (arrivesAt <= this.horizonAt)
          this.insert(arrivesAt, booking, stream.at(first + 2), stream.at(first + 3))
      }
    }
  }

  private insert(arrivesAt: number, { slotAt, local }: Keeping, luck: number, stay: number): void {
    const { visitors } = this
    // Visitors of earlier replications are written over: nothing is made anew.
    let place = this.count
    const visitor = visitors[place] ?? { arrivesAt, slotAt, service: local, luck, stay }
    this.count += 1
    while (place > 0 && (visitors[place - 1] as BookedVisitor).arrivesAt > arrivesAt) {
      visitors[place] = visitors[place - 1] as BookedVisitor
      place -= 1
    }
    visitors[place] = Object.assign(visitor, { arrivesAt, slotAt, service: local, luck, stay })
  }
}

function chancesOf(
  { slotAt, opensAt, closesAt }: OutstandingBookings,
  { noShowShare, meanOffsetMs, sdOffsetMs }: BookingHabits,
  now: number,
): { comeShare: number; past: NormalBeyond } {
  const none = Number.NEGATIVE_INFINITY
  const offset = now < opensAt ? none : (now - slotAt - meanOffsetMs) / Math.max(sdOffsetMs, leastSdMs)
  const coming = now >= closesAt ? 0 : (1 - noShowShare) * (1 - normalShare(offset))
  return { comeShare: coming === 0 ? 0 : coming / (noShowShare + coming), past: new NormalBeyond(offset) }
}
