import { arrivalSpansOf, type DemandProfile, type ServiceDemand } from '../../../shared/demand-profile.ts'
import { classRanks } from '../calling/waiting-line.ts'
import type { BookingHabits, ExpectedArrivals, Patience } from './forecast-scene.ts'
import type { TrustInEarlierDays } from './learnt.ts'

const { green, walkin } = classRanks
const dayMs = 24 * 60 * 60 * 1000

/** What is known of a hall before its day begins; by service in the plan's order. */
export interface EarlierDays {
  readonly times: readonly { readonly meanMs: number; readonly cv: number }[]
  readonly trust: TrustInEarlierDays
  /** When visitors come for each service: outside nobody does. */
  readonly hours: readonly { readonly opensAt: number; readonly closesAt: number }[]
  /** Visitors without a booking; null when nothing is known of them before the day. */
  readonly arrivals: readonly ExpectedArrivals[] | null
  /** Booked visitors who come on a usual day: on a day without bookings they come all the same. */
  readonly booked: readonly ExpectedArrivals[]
  readonly habits: BookingHabits
  readonly patience: Patience | null
  readonly shortestServiceMs: number
  readonly longestServiceMs: number
}

/** A service as far as it is needed when no profile tells of it. */
export interface UnknownService {
  readonly id: string
  readonly expectedMs: number
  readonly opensAt: number
  readonly closesAt: number
}

/** Spread of service times of which nothing is known: the middle of what halls report, 0.5 to 1.2. */
const usualCv = 0.8
/** A tenth of the mean between like days, the same for a service by itself. */
const trustInProfile: TrustInEarlierDays = { paceError: 0.05, meanError: 0.12 }
/** Expected minutes are what somebody once wrote down. */
const trustInPlan: TrustInEarlierDays = { paceError: 0.15, meanError: 0.25 }
/** Berlin's offices count 11 to 17 % of bookings that nobody keeps; who keeps one comes a little before. */
const usualHabits: BookingHabits = { noShowShare: 0.13, meanOffsetMs: -10 * 60_000, sdOffsetMs: 8 * 60_000 }

/**
 * What a demand profile tells. A service that it does not know has its expected time and no expected visitors.
 *
 * @param midnight begin of the day on the time line of the forecast
 */
export function earlierDaysOf(
  profile: DemandProfile,
  services: readonly UnknownService[],
  midnight: number,
): EarlierDays {
  const at = (seconds: number) => midnight + seconds * 1000
  const known = services.map(({ id }) => profile.services.find((one) => one.id === id))
  const { booked, patience } = profile
  const greenShare = Object.values(profile.greenShares).reduce((sum, share) => sum + share, 0)
  return {
    ...nothingEarlier(services),
    times: services.map(({ expectedMs }, place) => timeOf(known[place], expectedMs)),
    trust: trustInProfile,
    hours: services.map(({ opensAt, closesAt }, place) => {
      const demand = known[place]
      return demand === undefined
        ? { opensAt, closesAt }
        : { opensAt: at(demand.opensAt), closesAt: at(demand.closesAt) }
    }),
    arrivals: known.flatMap((demand, service) =>
      demand === undefined ? [] : unbookedOf(demand, service, greenShare, at),
    ),
    booked: known.flatMap((demand, service) =>
      demand === undefined || booked === null ? [] : keptOf(demand, service, booked, at),
    ),
    ...(booked !== null && {
      habits: {
        noShowShare: booked.noShowShare,
        meanOffsetMs: booked.meanOffsetSeconds * 1000,
        sdOffsetMs: booked.sdOffsetSeconds * 1000,
      },
    }),
    patience:
      patience === null
        ? null
        : { share: patience.share, medianMs: patience.medianSeconds * 1000, cv: patience.cv },
    shortestServiceMs: profile.shortestServiceSeconds * 1000,
    longestServiceMs: profile.longestServiceSeconds * 1000,
  }
}

/** What is known where there is no profile: the expected times of the services, and what is usual elsewhere. */
export function nothingEarlier(services: readonly UnknownService[]): EarlierDays {
  return {
    times: services.map(({ expectedMs }) => ({ meanMs: expectedMs, cv: usualCv })),
    trust: trustInPlan,
    hours: services.map(({ opensAt, closesAt }) => ({ opensAt, closesAt })),
    arrivals: null,
    booked: [],
    habits: usualHabits,
    patience: null,
    shortestServiceMs: 0,
    longestServiceMs: dayMs,
  }
}

function timeOf(demand: ServiceDemand | undefined, expectedMs: number) {
  return demand === undefined
    ? { meanMs: expectedMs, cv: usualCv }
    : { meanMs: demand.meanServiceSeconds * 1000, cv: demand.serviceCv }
}

function unbookedOf(
  demand: ServiceDemand,
  service: number,
  greenShare: number,
  at: (seconds: number) => number,
): ExpectedArrivals[] {
  return arrivalSpansOf(demand).flatMap(({ from, until, expected }) => {
    const span = { service, from: at(from), until: at(until) }
    return [
      { ...span, classRank: green, expected: expected * greenShare },
      { ...span, classRank: walkin, expected: expected * (1 - greenShare) },
    ]
  })
}

function keptOf(
  demand: ServiceDemand,
  service: number,
  { slotMinutes, noShowShare }: NonNullable<DemandProfile['booked']>,
  at: (seconds: number) => number,
): ExpectedArrivals[] {
  return demand.bookingsPerSlot.map(({ beginsAt, expected }) => ({
    service,
    classRank: walkin,
    from: at(beginsAt),
    until: at(beginsAt + slotMinutes * 60),
    expected: expected * (1 - noShowShare),
  }))
}
