import type { CallOrder } from '../../hub/domain/calling/call-order.ts'
import {
  type VirtualFates,
  type VirtualPlan,
  type VirtualVisitors,
  visitorColumns,
} from '../../hub/domain/virtual-hall/virtual-day.ts'
import { VirtualHall } from '../../hub/domain/virtual-hall/virtual-hall.ts'
import { type TicketClass, ticketClasses } from '../../shared/hall-definition.ts'
import { lognormalOfMean } from '../../shared/lognormal.ts'
import { type Chance, seededChance } from './seeded-chance.ts'
import type { ClassDemand, EvenHall } from './theory-formulas.ts'

/** A distribution of service times, in milliseconds. */
export interface ServiceTime {
  readonly meanMs: number
  /** Coefficient of variation: standard deviation by mean. */
  readonly cv: number
  draw(chance: Chance): number
}

/** Visitors of one ticket class; the classes of a queue are in the order of `ticketClasses`, each with its own service. */
export interface ClassTraffic {
  /** Arrivals in a millisecond. */
  readonly arrivalRate: number
  readonly service: ServiceTime
  readonly targetMs: number
}

/** A queue in steady state: windows that all take everybody, Poisson arrivals of each class. */
export interface SteadyQueue {
  readonly windows: number
  readonly classes: readonly ClassTraffic[]
  /** Mean of the exponential patience; nobody leaves when absent. */
  readonly meanPatienceMs?: number
}

/** What was seen of the visitors in the middle of a replication, in the order of their arrival. */
export interface Replication {
  readonly classRank: Uint8Array
  /** From arrival until called or gone. */
  readonly waitMs: Float64Array
  /** 1 for those who gave up. */
  readonly hasLeft: Uint8Array
  /** Work that came with each class beyond what was to be expected in the time: its mean is 0. */
  readonly excessWorkMs: readonly number[]
}

/** Independent replications of each theory test. */
const replicationCount = 60
/**
 * Visitors of a replication, and how many at each end are not counted. It starts empty: after a thousand arrivals the
 * queues here, whose memory fades as exp(-mu (1 - sqrt rho)² t), have forgotten that. It also ends empty: the last wait
 * less, because nobody comes after them to go first.
 */
const visitorsEach = 9_000
const endsCut = 1_000
/** Later than any replication ends. */
const closingMs = 1e13

/** Exponential service times. */
export function exponential(meanMs: number): ServiceTime {
  return { meanMs, cv: 1, draw: (chance) => drawExponential(chance, meanMs) }
}

/** Service times that are all the same. */
export function constant(meanMs: number): ServiceTime {
  return { meanMs, cv: 0, draw: () => meanMs }
}

/** Lognormal service times. */
export function lognormal(meanMs: number, cv: number): ServiceTime {
  const { mu, sigma } = lognormalOfMean(meanMs, cv)
  return { meanMs, cv, draw: (chance) => Math.exp(mu + sigma * drawNormal(chance)) }
}

/** The classes of a queue as the formulas take them, in milliseconds. */
export function demandOf({ classes }: SteadyQueue): ClassDemand[] {
  return classes.map(({ arrivalRate, service: { meanMs, cv } }) => ({
    arrivalRate,
    meanService: meanMs,
    meanSquare: meanMs ** 2 * (1 + cv ** 2),
  }))
}

/** The whole of a queue as the formulas for several windows take it, in milliseconds. */
export function evenHallOf({ windows, classes }: SteadyQueue): EvenHall {
  const arrivalRate = classes.reduce((sum, one) => sum + one.arrivalRate, 0)
  const work = classes.reduce((sum, one) => sum + one.arrivalRate * one.service.meanMs, 0)
  return { windows, arrivalRate, meanService: work / arrivalRate }
}

/** Plays the same replications under each order; each test takes a seed of its own, so that their errors are independent. */
export function playQueue<Name extends string>(
  queue: SteadyQueue,
  orders: Readonly<Record<Name, CallOrder>>,
  seed: number,
): Record<Name, Replication[]> {
  const chance = seededChance(seed)
  const plan = planOf(queue)
  const names = Object.keys(orders) as Name[]
  const halls = names.map((name) => ({
    name,
    hall: new VirtualHall(plan, orders[name]),
    seen: [] as Replication[],
  }))
  for (let number = 0; number < replicationCount; number += 1) {
    const visitors = drawVisitors(queue, chance, visitorsEach)
    for (const { hall, seen } of halls) seen.push(middleOf(queue, visitors, hall.play(visitors)))
  }
  return Object.fromEntries(halls.map(({ name, seen }) => [name, seen])) as Record<Name, Replication[]>
}

/** The hall of a queue: open from the beginning for longer than anybody comes. */
export function planOf({ windows, classes }: SteadyQueue): VirtualPlan {
  return {
    services: classes.map(({ service, targetMs }, place) => ({
      id: `s${place}`,
      expectedMs: service.meanMs,
      targetMs: Object.fromEntries(ticketClasses.map((name) => [name, targetMs])) as Record<
        TicketClass,
        number
      >,
    })),
    windows: Array.from({ length: windows }, (_, place) => ({
      id: `w${place}`,
      services: ['*'],
      shifts: [{ beginsAt: 0, endsAt: closingMs }],
    })),
  }
}

/** So many visitors of a queue from the beginning on. */
export function drawVisitors(queue: SteadyQueue, chance: Chance, count: number): VirtualVisitors {
  const { classes, meanPatienceMs } = queue
  const { arrivalRate } = evenHallOf(queue)
  const visitors = visitorColumns(count)
  let now = 0
  for (let row = 0; row < count; row += 1) {
    now += drawExponential(chance, 1 / arrivalRate)
    const rank = drawRank(classes, arrivalRate, chance)
    visitors.arrivesAt[row] = now
    visitors.queuedAt[row] = now
    visitors.service[row] = rank
    visitors.classRank[row] = rank
    visitors.serviceMs[row] = (classes[rank] as ClassTraffic).service.draw(chance)
    if (meanPatienceMs !== undefined) visitors.leavesAt[row] = now + drawExponential(chance, meanPatienceMs)
    visitors.arrivals[row] = row
  }
  return visitors
}

function middleOf(
  { classes }: SteadyQueue,
  { count, arrivesAt, leavesAt, classRank, serviceMs }: VirtualVisitors,
  { calledAt }: VirtualFates,
): Replication {
  const waitMs = new Float64Array(count - 2 * endsCut)
  const hasLeft = new Uint8Array(waitMs.length)
  const excessWorkMs = classes.map(
    ({ arrivalRate, service }) =>
      -arrivalRate *
      service.meanMs *
      ((arrivesAt[count - endsCut - 1] as number) - (arrivesAt[endsCut - 1] as number)),
  )
  for (let place = 0; place < waitMs.length; place += 1) {
    const row = place + endsCut
    const rank = classRank[row] as number
    excessWorkMs[rank] = (excessWorkMs[rank] as number) + (serviceMs[row] as number)
    const called = calledAt[row] as number
    hasLeft[place] = Number.isNaN(called) ? 1 : 0
    waitMs[place] = (hasLeft[place] === 1 ? (leavesAt[row] as number) : called) - (arrivesAt[row] as number)
  }
  return { classRank: classRank.slice(endsCut, count - endsCut), waitMs, hasLeft, excessWorkMs }
}

function drawRank(classes: readonly ClassTraffic[], arrivalRate: number, chance: Chance): number {
  let rest = classes.length === 1 ? 0 : chance.next() * arrivalRate
  for (let rank = 0; rank < classes.length - 1; rank += 1) {
    rest -= (classes[rank] as ClassTraffic).arrivalRate
    if (rest < 0) return rank
  }
  return classes.length - 1
}

function drawExponential(chance: Chance, mean: number): number {
  return -mean * Math.log(1 - chance.next())
}

/** After Box and Muller (1958). */
function drawNormal(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
}
