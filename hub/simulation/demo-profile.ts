import type { DemandProfileFile } from '../../shared/demand-profile.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { busynessAt } from './demo-crowd.ts'
import { formatTimeOfDay } from './time-of-day.ts'

const halfHourSeconds = 1800
const opensAtSeconds = 8 * 3600
const closesAtSeconds = 18 * 3600
/** Of the visitors, see `drawVisitor`. */
const bookedShare = 0.15
const greenShare = 0.05
/** From the call to the counter, and the clerk's pauses, spread over the visitors. */
const besidesMinutes = 0.75

/**
 * What the demo hall knows of a day like today: the crowd's own rates, as a hall would have learnt them over many days.
 *
 * @param perHour visitors an hour of each service, at an ordinary hour
 */
export function demoProfile(hall: HallDefinition, perHour: ReadonlyMap<string, number>): DemandProfileFile {
  const halfHours = Array.from(
    { length: (closesAtSeconds - opensAtSeconds) / halfHourSeconds },
    (_, place) => opensAtSeconds + place * halfHourSeconds,
  )
  const counts = (rate: number, share: number) =>
    Object.fromEntries(
      halfHours.map((at) => [formatTimeOfDay(at), rounded((rate / 2) * busynessAt(at) * share)]),
    )
  return {
    hall: hall.id,
    source: '演示人群的实际到达率。 The rates by which the crowd of the demo comes.',
    booked: { slotMinutes: 30, noShowShare: 0.125, meanOffsetSeconds: -600, sdOffsetSeconds: 520 },
    greenShares: { elderly: greenShare },
    patience: { share: 0.08, medianSeconds: 1950, cv: 0.25 },
    shortestServiceSeconds: 45,
    longestServiceSeconds: 7200,
    services: hall.services.flatMap(({ id, name, expectedMinutes }) => {
      const rate = perHour.get(id)
      if (rate === undefined) return []
      return {
        id,
        name: name.zh,
        opensAt: formatTimeOfDay(opensAtSeconds),
        closesAt: formatTimeOfDay(closesAtSeconds),
        meanServiceSeconds: (expectedMinutes + besidesMinutes) * 60,
        serviceCv: 0.6,
        arrivalsPerHalfHour: counts(rate, 1 - bookedShare),
        bookingsPerSlot: counts(rate, bookedShare),
      }
    }),
  }
}

function rounded(count: number): number {
  return Math.round(count * 1000) / 1000
}
