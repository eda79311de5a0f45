import type { DemandProfileFile } from '../../../shared/demand-profile.ts'
import { greenGrounds } from '../../../shared/hall-definition.ts'
import type { DayVisitor } from '../day.ts'
import type { Plan } from '../plan.ts'
import { formatTimeOfDay } from '../time-of-day.ts'
import { evenCounts } from './even-counts.ts'
import { fitServiceTimes } from './fit-service-times.ts'
import { moments, rounded } from './moments.ts'

const halfHourSeconds = 1800

/** A stretch of the day in seconds since local midnight. */
interface Hours {
  readonly opensAt: number
  readonly closesAt: number
}

/**
 * The demand profile learnt from earlier days of a hall. Counts are means over the days; service times lean on the plan's
 * expected minutes where few were seen. `source` is kept as it is given.
 *
 * @param days the visitors of each day, those who never came included; somebody came
 */
export function fitProfile(
  plan: Plan,
  days: readonly (readonly DayVisitor[])[],
  source: string,
): DemandProfileFile {
  const visitors = days.flat()
  const unbooked = visitors.filter((visitor) => visitor.appointmentAt === null)
  const booked = visitors.filter((visitor) => visitor.appointmentAt !== null)
  const slotSeconds = slotSecondsOf(booked)
  const hours = hoursOf(plan, visitors)
  const times = fitServiceTimes(plan, visitors)
  const perDay = (list: readonly DayVisitor[], stepSeconds: number, instant: (one: DayVisitor) => number) =>
    countsByTime(plan, list, hours, { stepSeconds, days: days.length, instant })
  const arrivals = perDay(unbooked, halfHourSeconds, (visitor) => visitor.arrivesAt ?? 0)
  const bookings = perDay(booked, slotSeconds, (visitor) => visitor.appointmentAt ?? 0)
  return {
    hall: plan.hall,
    source,
    booked: booked.length === 0 ? null : { slotMinutes: slotSeconds / 60, ...keepingOf(booked) },
    greenShares: greenSharesOf(unbooked),
    patience: patienceOf(visitors),
    shortestServiceSeconds: times.shortestSeconds,
    longestServiceSeconds: times.longestSeconds,
    services: plan.services.map(({ id, name }, index) => ({
      id,
      name,
      opensAt: formatTimeOfDay(hours[index]?.opensAt ?? 0),
      closesAt: formatTimeOfDay(hours[index]?.closesAt ?? 0),
      ...times.of(id),
      arrivalsPerHalfHour: arrivals[index] ?? {},
      bookingsPerSlot: bookings[index] ?? {},
    })),
  }
}

/**
 * From when to when visitors come for each service, to the minute. Of n even arrivals the first and last lie about a
 * (n - 1)th of their range inside the true ends; the hall's own first and last bound that.
 */
function hoursOf(plan: Plan, visitors: readonly DayVisitor[]): Hours[] {
  const arrivals = (list: readonly DayVisitor[]) =>
    list.flatMap(({ arrivesAt }) => (arrivesAt === null ? [] : [arrivesAt])).sort((one, other) => one - other)
  const all = arrivals(visitors)
  const [first, last] = [all[0] ?? 0, all.at(-1) ?? 0]
  return plan.services.map(({ id }) => {
    const own = arrivals(visitors.filter((visitor) => visitor.serviceId === id))
    const [begin, end] = own.length < 2 ? [first, last] : [own[0] ?? 0, own.at(-1) ?? 0]
    const margin = (end - begin) / Math.max(1, own.length - 1)
    return {
      opensAt: Math.floor(Math.max(first, begin - margin) / 60) * 60,
      closesAt: Math.floor(Math.min(last, end + margin) / 60) * 60 + 60,
    }
  })
}

/** The longest step, whole minutes and at most half an hour, on whose multiples every slot begins. */
function slotSecondsOf(booked: readonly DayVisitor[]): number {
  return booked.reduce(
    (step, { appointmentAt }) => commonDivisor(step, Math.floor((appointmentAt ?? 0) / 60) * 60),
    halfHourSeconds,
  )
}

const commonDivisor = (one: number, other: number): number =>
  other === 0 ? one : commonDivisor(other, one % other)

/** How a list of visitors is counted: by steps of the day, as a mean over the days, at this instant of each. */
interface Counting {
  readonly stepSeconds: number
  readonly days: number
  instant(visitor: DayVisitor): number
}

/** Expected counts a day by the begin of the step, for each service of the plan; without the zeros. */
function countsByTime(
  plan: Plan,
  visitors: readonly DayVisitor[],
  hours: readonly Hours[],
  { stepSeconds, days, instant }: Counting,
): Record<string, number>[] {
  const steps = visitors.map((visitor) => Math.floor(instant(visitor) / stepSeconds))
  const first = steps.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)
  const last = steps.reduce((one, other) => Math.max(one, other), 0)
  if (steps.length === 0) return plan.services.map(() => ({}))
  const begins = Array.from({ length: last - first + 1 }, (_, at) => (first + at) * stepSeconds)
  const rows = new Map(plan.services.map(({ id }) => [id, begins.map(() => 0)]))
  for (const [index, { serviceId }] of visitors.entries()) {
    const [row, at] = [rows.get(serviceId), (steps[index] ?? 0) - first]
    if (row !== undefined) row[at] = (row[at] ?? 0) + 1
  }
  const hall = {
    opensAt: Math.min(...hours.map(({ opensAt }) => opensAt)),
    closesAt: Math.max(...hours.map(({ closesAt }) => closesAt)),
  }
  const openShares = hours.map((own) =>
    begins.map((begin) => overlap(own, begin, stepSeconds) / Math.max(1, overlap(hall, begin, stepSeconds))),
  )
  return evenCounts([...rows.values()], openShares).map((row) =>
    Object.fromEntries(
      row
        .map((count, at) => [formatTimeOfDay(begins[at] ?? 0), rounded(count / days, 3)] as const)
        .filter(([, expected]) => expected > 0),
    ),
  )
}

const overlap = ({ opensAt, closesAt }: Hours, begin: number, seconds: number) =>
  Math.max(0, Math.min(closesAt, begin + seconds) - Math.max(opensAt, begin))

/** How the booked kept their slots. */
function keepingOf(booked: readonly DayVisitor[]) {
  const offsets = booked.flatMap(({ arrivesAt, appointmentAt }) =>
    arrivesAt === null ? [] : [arrivesAt - (appointmentAt ?? 0)],
  )
  const { mean, variance } = moments(offsets)
  return {
    noShowShare: rounded(1 - offsets.length / booked.length, 4),
    meanOffsetSeconds: rounded(mean, 1),
    sdOffsetSeconds: rounded(Math.sqrt(variance), 1),
  }
}

function greenSharesOf(unbooked: readonly DayVisitor[]): DemandProfileFile['greenShares'] {
  const shares = greenGrounds.map((ground) => {
    const granted = unbooked.filter((visitor) => visitor.ground === ground).length
    return [ground, rounded(granted / Math.max(1, unbooked.length), 4)] as const
  })
  return Object.fromEntries(shares.filter(([, share]) => share > 0))
}

function patienceOf(visitors: readonly DayVisitor[]): DemandProfileFile['patience'] {
  const came = visitors.filter((visitor) => visitor.arrivesAt !== null)
  const logs = came.flatMap(({ patienceSeconds }) =>
    patienceSeconds === null ? [] : [Math.log(Math.max(1, patienceSeconds))],
  )
  if (logs.length === 0) return null
  const { mean, variance } = moments(logs)
  return {
    share: rounded(logs.length / came.length, 4),
    medianSeconds: rounded(Math.exp(mean), 1),
    cv: rounded(Math.sqrt(Math.expm1(variance)), 3),
  }
}
