import type { VirtualService, VirtualShift } from '../virtual-hall/virtual-day.ts'

/** What is known of the time a service takes: lognormal, with a mean that is itself not known exactly. */
export interface ServiceTime {
  readonly meanMs: number
  /** Standard deviation by mean. */
  readonly cv: number
  /** Standard error of the mean by the mean; 0 when the mean is known. */
  readonly meanError: number
}

/** A service as a forecast needs it. */
export interface SceneService extends VirtualService {
  readonly time: ServiceTime
}

/** A window as it is now and as it is planned. */
export interface SceneWindow {
  readonly id: string
  /** `["*"]` takes any service. */
  readonly services: readonly string[]
  /** A paused window is expected back soon; a closed one not before its next shift begins. */
  readonly status: 'open' | 'paused' | 'closed'
  /** The day's shifts in order; null when none are planned: then it is open till the end. */
  readonly shifts: readonly VirtualShift[] | null
  /** The service under way: its place among the scene's services, and since when. Null when nobody is there. */
  readonly busy: { readonly service: number; readonly since: number } | null
  /** Since when an idle window is idle. */
  readonly idleSince: number
}

/** A ticket that waits, or would. */
export interface SceneTicket {
  /** Place among the scene's services. */
  readonly service: number
  /** See `classRanks`. */
  readonly classRank: number
  readonly arrivedAt: number
  /** Seniority: the arrival, for an appointment the later of arrival and slot. */
  readonly queuedAt: number
}

/** Visitors without a booking who are expected for a service between two instants, evenly spread. */
export interface ExpectedArrivals {
  readonly service: number
  readonly classRank: number
  readonly from: number
  readonly until: number
  /** Expected value of a Poisson count. */
  readonly expected: number
}

/** Bookings of one service and slot whose visitors have not come yet. */
export interface OutstandingBookings {
  readonly service: number
  readonly slotAt: number
  readonly count: number
  /** Who would come before the doors open or after they close comes at that time. */
  readonly opensAt: number
  readonly closesAt: number
}

/** How booked visitors keep their slots; durations in milliseconds. */
export interface BookingHabits {
  readonly noShowShare: number
  /** Arrival minus begin of the slot, normally distributed; negative is early. */
  readonly meanOffsetMs: number
  readonly sdOffsetMs: number
}

/** The share that leaves when it has waited too long, and how long that is, lognormal. */
export interface Patience {
  readonly share: number
  readonly medianMs: number
  readonly cv: number
}

/** A factor that is not known exactly. */
export interface UncertainFactor {
  readonly mean: number
  /** Standard error by the mean. */
  readonly error: number
}

/**
 * A hall at one instant, with what is known of the rest of its day: all that a forecast is made from. Plain data, so that
 * it can be posted to a worker. Instants and durations are in milliseconds on one time line.
 */
export interface ForecastScene {
  readonly now: number
  /** When windows without planned shifts close. */
  readonly endsAt: number
  readonly services: readonly SceneService[]
  readonly windows: readonly SceneWindow[]
  /** In the order of their tickets: it decides between equals. */
  readonly waiting: readonly SceneTicket[]
  readonly arrivals: readonly ExpectedArrivals[]
  /** How many more or fewer come today than `arrivals` says. */
  readonly level: UncertainFactor
  readonly bookings: readonly OutstandingBookings[]
  readonly habits: BookingHabits
  /** Null when nobody leaves. */
  readonly patience: Patience | null
  /** Standard error of all means of service times together, by the mean: a slow day is slow at every window. */
  readonly paceError: number
  readonly shortestServiceMs: number
  readonly longestServiceMs: number
  /** The longest wait in turn of the day so far of each pool, by the number of `poolOfServices`; see `CallingPool`. */
  readonly worstTurnMs?: readonly number[]
  /** The most windows that a newcomer of the day found manned, likewise. */
  readonly mostWindows?: readonly number[]
}
