import {
  type GreenGround,
  greenGrounds,
  type HallDefinition,
  type WindowDefinition,
} from '../../shared/hall-definition.ts'
import { anyService } from '../../shared/service-list.ts'

/** How busy the windows of one kind of matter are at an ordinary hour, as a share of their time. */
const usualLoad = 0.9
/** Minutes from the call to the counter, which a window spends waiting. */
const walkMinutes = 0.6
/** Busier and quieter hours of a service hall: local hour -> factor. Nights stay alive, because a demo may run long. */
const hourFactors: readonly (readonly [fromHour: number, factor: number])[] = [
  [0, 0.35],
  [8, 0.7],
  [9, 1.1],
  [10, 1.3],
  [11, 1.1],
  [12, 0.6],
  [13, 0.7],
  [14, 1.1],
  [15, 1.2],
  [16, 0.9],
  [17, 0.4],
]

/** How a simulated visitor keeps a booking. */
export interface DemoBooking {
  /** Comes so long before the slot; after it when negative, and never when null. */
  readonly earlySeconds: number | null
}

/** What a simulated visitor brings. */
export interface DemoVisitor {
  readonly serviceId: string
  readonly ground: GreenGround | null
  /** Null for who has not booked. */
  readonly booked: DemoBooking | null
  /** Null when the visitor never leaves by itself. */
  readonly patienceSeconds: number | null
}

/** Numbers from 0 to below 1. */
export type Random = () => number

/**
 * Visitors an hour for each service, so that the windows that name it are busy for the usual share of their time;
 * comprehensive windows take what is too much.
 */
export function arrivalsPerHour(
  hall: HallDefinition,
  staffed: readonly WindowDefinition[],
): ReadonlyMap<string, number> {
  const minutes = new Map(hall.services.map((service) => [service.id, service.expectedMinutes + walkMinutes]))
  const rates = new Map<string, number>()
  for (const { services } of staffed) {
    if (services.includes(anyService)) continue
    const total = services.reduce((sum, id) => sum + (minutes.get(id) ?? 0), 0)
    for (const id of services) rates.set(id, (rates.get(id) ?? 0) + (usualLoad * 60) / total)
  }
  return rates
}

/** On a crowded day everybody wants the same: so many times as many as usual come for these departments, fewer for others. */
const rushDepartments: readonly string[] = ['real-estate', 'household']
const rushFactor = 1.5
const calmFactor = 0.75

/** How many come: as many as the windows can just serve, or more than some of them can. */
export type CrowdName = 'usual' | 'crowded'

/** Visitors an hour for each service, in a hall with these windows staffed. */
export function demoRates(
  hall: HallDefinition,
  staffed: readonly WindowDefinition[],
  crowd: CrowdName,
): ReadonlyMap<string, number> {
  const rates = arrivalsPerHour(hall, staffed)
  if (crowd === 'usual') return rates
  const departments = new Map(hall.services.map(({ id, departmentId }) => [id, departmentId]))
  const factorOf = (id: string) =>
    rushDepartments.includes(departments.get(id) ?? '') ? rushFactor : calmFactor
  return new Map([...rates].map(([id, rate]) => [id, rate * factorOf(id)]))
}

/** How busy the hall is at a local time, against an ordinary hour. */
export function busynessAt(secondsOfDay: number): number {
  const hour = secondsOfDay / 3600
  return hourFactors.findLast(([fromHour]) => fromHour <= hour)?.[1] ?? 1
}

/** Seconds to the next arrival of a Poisson stream. */
export function gapSeconds(perHour: number, random: Random): number {
  return (-Math.log(1 - random()) / perHour) * 3600
}

/** Draws a visitor: the service by the rates, one in twenty green, three in twenty booked, one in twelve impatient. */
export function drawVisitor(rates: ReadonlyMap<string, number>, random: Random): DemoVisitor {
  const kind = random()
  const ground = kind < 0.05 ? (greenGrounds[Math.floor(random() * greenGrounds.length)] ?? 'elderly') : null
  const isBooked = ground === null && kind < 0.2
  return {
    serviceId: drawWeighted(rates, random),
    ground,
    booked: isBooked ? drawBooking(random) : null,
    patienceSeconds: random() < 0.08 ? 1200 + random() * 1500 : null,
  }
}

/** Most come some minutes early, a few late; one in eight does not come. */
function drawBooking(random: Random): DemoBooking {
  const earlySeconds = Math.round((random() * 30 - 5) * 60)
  return { earlySeconds: random() < 1 / 8 ? null : earlySeconds }
}

/** Seconds a service takes: lognormal around the expected minutes, as service times are; at least 45 s. */
export function serviceSeconds(expectedMinutes: number, random: Random): number {
  const spread = 0.6
  const sigma = Math.sqrt(Math.log(1 + spread ** 2))
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.max(45, expectedMinutes * 60 * Math.exp(sigma * normal - sigma ** 2 / 2))
}

function drawWeighted(weights: ReadonlyMap<string, number>, random: Random): string {
  let left = random() * [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  let last = ''
  for (const [id, weight] of weights) {
    last = id
    left -= weight
    if (left < 0) break
  }
  return last
}
