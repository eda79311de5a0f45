import { businessDayOf, instantOf } from '../../../shared/business-day.ts'
import type { DemandProfile } from '../../../shared/demand-profile.ts'
import type { HallDefinition, TicketClass, WindowDefinition } from '../../../shared/hall-definition.ts'
import { bookingOfTicket } from '../../domain/booking/booking-book.ts'
import { mostByPool, poolOfServices } from '../../domain/calling/pools.ts'
import { serviceTimes } from '../../domain/calling/service-times.ts'
import { classRanks } from '../../domain/calling/waiting-line.ts'
import { arrivalsToday, type SeenArrivals } from '../../domain/forecast/arrivals-today.ts'
import { type EarlierDays, earlierDaysOf, nothingEarlier } from '../../domain/forecast/earlier-days.ts'
import type {
  ForecastScene,
  OutstandingBookings,
  SceneService,
  SceneTicket,
  SceneWindow,
} from '../../domain/forecast/forecast-scene.ts'
import { learntTimes } from '../../domain/forecast/learnt.ts'
import type { Hall } from '../../domain/hall.ts'
import { definitionOf, type HallDay } from '../../domain/hall-day/hall-day.ts'
import type { Ticket } from '../../domain/hall-day/ticket.ts'
import { fadingArrivals } from './fading-arrivals.ts'
import { type Hours, hallHours } from './hall-hours.ts'
import { shiftsOf } from './planned-shifts.ts'
import { busySince, timesToday } from './times-today.ts'

const minuteMs = 60_000
/** Whoever comes so soon after the day's first visitor has waited for the doors to open. */
const atTheDoorMs = 5 * minuteMs

/** Places of the services in the definition, which are theirs in the scene, by id. */
type Places = ReadonlyMap<string, number>

/**
 * The hall at this instant as a forecast needs it, in epoch milliseconds: what anybody in it could know, and what is
 * known of earlier days. A ticket that waits for one window counts as waiting for all that take its service. Costs a look at every
 * ticket of the day: some milliseconds in a large hall, so that it is made once for many questions. Throws before the
 * hall is configured.
 *
 * @param profile demand of like days; null when none is known: then the rate of the day so far goes on
 */
export function liveScene(hall: Hall, now: number, profile: DemandProfile | null): ForecastScene {
  const { day } = hall
  const definition = definitionOf(day)
  const places: Places = new Map(definition.services.map(({ id }, place) => [id, place]))
  const date = day.businessDay?.date ?? businessDayOf(now, definition.timeZone)
  const hours = hallHours(hall, { date, profile, now })
  const earlier = earlierDays(definition, { date, hours, profile })
  const { seen, freeSince } = timesToday(day, now)
  const { times, paceError } = learntTimes(
    earlier.times,
    definition.services.map(({ id }) => seen.get(id) ?? { finished: 0, finishedMs: 0, underWayMs: [] }),
    earlier.trust,
    earlier.longestServiceMs,
  )
  const windows = definition.windows.map((window) =>
    sceneWindow(day, window, { date, places, freeSince, hours }),
  )
  const booked = hall.book.idsByDate.get(date)
  const { arrivals, level } = arrivalsToday(
    earlier,
    seenArrivals(hall, { places, profile }),
    now,
    booked === undefined ? 'none' : 'some',
  )
  return {
    now,
    endsAt: hours.closesAt,
    services: sceneServices(definition, times),
    windows,
    waiting: waitingTickets(day, places),
    arrivals: profile === null ? fadingArrivals(arrivals, now) : arrivals.filter(({ until }) => until > now),
    level,
    bookings: outstandingBookings(hall, { date, places, earlier }),
    habits: earlier.habits,
    patience: earlier.patience,
    paceError,
    shortestServiceMs: earlier.shortestServiceMs,
    longestServiceMs: earlier.longestServiceMs,
    ...poolsMet(day, windows),
  }
}

/** Somebody who comes at the instant of a scene, as a ticket of it. */
export function newcomerOf(
  { services, now }: ForecastScene,
  { serviceId, class: ticketClass }: { readonly serviceId: string; readonly class: TicketClass },
): SceneTicket {
  const service = services.findIndex(({ id }) => id === serviceId)
  return { service, classRank: classRanks[ticketClass], arrivedAt: now, queuedAt: now }
}

/** The waiting tickets in the order of a scene's: that of their numbers. */
export function waitingInOrder(day: HallDay): Ticket[] {
  return [...day.lines.all()]
    .sort((one, other) => one.order - other.order)
    .flatMap(({ ticketId }) => day.tickets.get(ticketId) ?? [])
}

function waitingTickets(day: HallDay, places: Places): SceneTicket[] {
  return waitingInOrder(day).map(({ serviceId, class: ticketClass, issuedAt, queuedAt }) => ({
    service: places.get(serviceId) ?? 0,
    classRank: classRanks[ticketClass],
    arrivedAt: issuedAt,
    queuedAt,
  }))
}

function sceneServices({ services }: HallDefinition, times: readonly SceneService['time'][]): SceneService[] {
  return services.map((service, place) => ({
    ...serviceTimes(service),
    time: times[place] as SceneService['time'],
  }))
}

function sceneWindow(
  day: HallDay,
  definition: WindowDefinition,
  {
    date,
    places,
    freeSince,
    hours,
  }: { date: string; places: Places; freeSince: ReadonlyMap<string, number>; hours: Hours },
): SceneWindow {
  const { id } = definition
  const window = day.windows.get(id)
  const current = day.tickets.get(window?.currentTicketId ?? '')
  const service = places.get(current?.serviceId ?? '')
  return {
    id,
    services: window?.services ?? definition.services,
    status: window?.stage.status ?? 'closed',
    shifts: shiftsOf(definition, date, definitionOf(day).timeZone),
    busy: current === undefined || service === undefined ? null : { service, since: busySince(current) },
    idleSince: freeSince.get(id) ?? hours.opensAt,
  }
}

/**
 * Who came without a booking, in the order of their tickets. Where the rate of the day so far is to go on, those who stood
 * at the door when it opened are left out: they say nothing of how many come later.
 */
function seenArrivals(
  hall: Hall,
  { places, profile }: { places: Places; profile: DemandProfile | null },
): SeenArrivals {
  const seen = { at: [] as number[], service: [] as number[], classRank: [] as number[] }
  const [first] = hall.day.tickets.values()
  const from =
    profile === null && first !== undefined ? first.issuedAt + atTheDoorMs : Number.NEGATIVE_INFINITY
  for (const ticket of hall.day.tickets.values()) {
    if (ticket.issuedAt < from || bookingOfTicket(hall.book, ticket.id) !== undefined) continue
    seen.at.push(ticket.issuedAt)
    seen.service.push(places.get(ticket.serviceId) ?? 0)
    seen.classRank.push(classRanks[ticket.class])
  }
  return seen
}

/** Bookings of the day whose visitors have not come yet, by slot and service. */
function outstandingBookings(
  { book }: Hall,
  { date, places, earlier }: { date: string; places: Places; earlier: EarlierDays },
): OutstandingBookings[] {
  const counted = new Map<string, OutstandingBookings & { count: number }>()
  for (const id of book.expected.get(date) ?? []) {
    const booking = book.bookings.get(id)
    const service = places.get(booking?.services[0] ?? '')
    if (booking === undefined || service === undefined) continue
    const slotAt = booking.slots.startsAt
    const key = `${slotAt}/${service}`
    const known = counted.get(key)
    if (known !== undefined) known.count += 1
    else counted.set(key, { service, slotAt, count: 1, ...(earlier.hours[service] as Hours) })
  }
  return [...counted.values()].sort((one, other) => one.slotAt - other.slotAt || one.service - other.service)
}

/** What the pools of the windows as they are now have met today: the most of what their services met. */
function poolsMet(
  day: HallDay,
  windows: readonly SceneWindow[],
): { worstTurnMs: number[]; mostWindows: number[] } {
  const met = new Map(day.room.met().map((pool) => [pool.serviceId, pool]))
  const ids = definitionOf(day).services.map(({ id }) => id)
  const pools = poolOfServices(ids, windows)
  const metBy = (service: number) => met.get(ids[service] ?? '')
  return {
    worstTurnMs: mostByPool(pools, (service) => metBy(service)?.worstTurnMs ?? 0),
    mostWindows: mostByPool(pools, (service) => metBy(service)?.mostWindows ?? 0),
  }
}

/** What is known of earlier days changes with the day and the definition only. */
const earlierByDefinition = new WeakMap<
  HallDefinition,
  { readonly key: unknown[]; readonly earlier: EarlierDays }
>()

function earlierDays(
  definition: HallDefinition,
  { date, hours, profile }: { date: string; hours: Hours; profile: DemandProfile | null },
): EarlierDays {
  const key = [date, profile, hours.opensAt, hours.closesAt]
  const known = earlierByDefinition.get(definition)
  if (known?.key.every((part, index) => part === key[index])) return known.earlier
  const services = definition.services.map((service) => ({ ...serviceTimes(service), ...hours }))
  const earlier =
    profile === null
      ? nothingEarlier(services)
      : earlierDaysOf(profile, services, instantOf(date, 0, definition.timeZone))
  earlierByDefinition.set(definition, { key, earlier })
  return earlier
}
