import { arrivalSpansOf, type DemandProfile, type ServiceDemand } from '../../../shared/demand-profile.ts'
import { type GreenGround, greenGrounds } from '../../../shared/hall-definition.ts'
import { type Lognormal, lognormalOfMean, lognormalOfMedian } from '../../../shared/lognormal.ts'
import type { DayVisitor } from '../day.ts'
import { ChanceStream, poissonCount } from './chance-stream.ts'

/** A visitor before the day has an order. */
type Drawn = Omit<DayVisitor, 'row' | 'name'>

// A day file takes no longer patience: it outlasts any day.
const longestPatienceSeconds = 86_400

/**
 * One day drawn from a profile: Poisson arrivals at an even rate within each half hour, lognormal service times and
 * patience, no-shows of bookings. Those who came are in order of arrival, then the bookings whose visitor never came, by
 * slot, as in the recorded days. The same seed gives the same day. Every visitor draws from a stream of its own, found by
 * the seed, the service, booked or not, the half hour or slot and the number within it: what changes for one leaves the
 * others as they were.
 */
export function generateDay(profile: DemandProfile, seed: number): DayVisitor[] {
  const drawn = profile.services.flatMap((service) => [
    ...unbookedOf(profile, service, seed),
    ...bookedOf(profile, service, seed),
  ])
  const came = drawn.filter((visitor) => visitor.arrivesAt !== null)
  const missed = drawn.filter((visitor) => visitor.arrivesAt === null)
  // Both sorts are stable: at one second the profile's order of services decides.
  came.sort((one, other) => (one.arrivesAt ?? 0) - (other.arrivesAt ?? 0))
  missed.sort((one, other) => (one.appointmentAt ?? 0) - (other.appointmentAt ?? 0))
  return [
    ...came.map((visitor, index) => ({ row: index, name: `v${numbered(index, 4)}`, ...visitor })),
    ...missed.map((visitor, index) => ({
      row: came.length + index,
      name: `n${numbered(index, 3)}`,
      ...visitor,
    })),
  ]
}

function unbookedOf(profile: DemandProfile, service: ServiceDemand, seed: number): Drawn[] {
  const time = lognormalOfMean(service.meanServiceSeconds, service.serviceCv)
  return arrivalSpansOf(service).flatMap(({ beginsAt, from, until, expected }) =>
    streamsOf(`${seed}/${service.id}/unbooked/${beginsAt}`, expected).map((stream) => {
      const luck = luckOf(stream)
      const ground = groundOf(profile, luck.share)
      return {
        arrivesAt: Math.floor(from + luck.place * (until - from)),
        serviceId: service.id,
        appointmentAt: null,
        ground,
        class: ground === null ? 'walkin' : 'green',
        serviceSeconds: serviceSecondsOf(profile, time, luck.service),
        patienceSeconds: patienceOf(profile, luck),
      }
    }),
  )
}

function bookedOf(profile: DemandProfile, service: ServiceDemand, seed: number): Drawn[] {
  const { booked } = profile
  if (booked === null) return []
  const time = lognormalOfMean(service.meanServiceSeconds, service.serviceCv)
  return service.bookingsPerSlot.flatMap(({ beginsAt, expected }) =>
    streamsOf(`${seed}/${service.id}/booked/${beginsAt}`, expected).map((stream) => {
      const luck = luckOf(stream)
      const booking = {
        serviceId: service.id,
        appointmentAt: beginsAt,
        ground: null,
        class: 'appointment',
      } as const
      if (luck.share < booked.noShowShare)
        return { ...booking, arrivesAt: null, serviceSeconds: 0, patienceSeconds: null }
      const at = Math.floor(beginsAt + booked.meanOffsetSeconds + booked.sdOffsetSeconds * luck.offset)
      return {
        ...booking,
        // Who would come before the doors open or after they close comes at that time.
        arrivesAt: Math.min(Math.max(at, service.opensAt), service.closesAt - 1),
        serviceSeconds: serviceSecondsOf(profile, time, luck.service),
        patienceSeconds: patienceOf(profile, luck),
      }
    }),
  )
}

/** A stream for each of a Poisson count of visitors. */
function streamsOf(identity: string, expected: number): ChanceStream[] {
  const count = poissonCount(expected, new ChanceStream(identity).uniform())
  return Array.from({ length: count }, (_, index) => new ChanceStream(`${identity}/${index}`))
}

/** Everything that chance decides of a visitor, drawn always and in this order, whether it is used or not. */
function luckOf(stream: ChanceStream) {
  return {
    place: stream.uniform(),
    service: stream.normal(),
    share: stream.uniform(),
    leaves: stream.uniform(),
    patience: stream.normal(),
    offset: stream.normal(),
  }
}

/** The ground whose part of [0, 1) the number falls into; null past the last. */
function groundOf({ greenShares }: DemandProfile, uniform: number): GreenGround | null {
  let sum = 0
  for (const ground of greenGrounds) {
    sum += greenShares[ground] ?? 0
    if (uniform < sum) return ground
  }
  return null
}

function serviceSecondsOf(profile: DemandProfile, time: Lognormal, normal: number): number {
  const { shortestServiceSeconds, longestServiceSeconds } = profile
  return Math.round(Math.min(Math.max(sample(time, normal), shortestServiceSeconds), longestServiceSeconds))
}

function patienceOf({ patience }: DemandProfile, luck: ReturnType<typeof luckOf>): number | null {
  if (patience === null || luck.leaves >= patience.share) return null
  const seconds = sample(lognormalOfMedian(patience.medianSeconds, patience.cv), luck.patience)
  return Math.round(Math.min(Math.max(seconds, 1), longestPatienceSeconds))
}

const sample = ({ mu, sigma }: Lognormal, normal: number) => Math.exp(mu + sigma * normal)
const numbered = (index: number, digits: number) => String(index + 1).padStart(digits, '0')
