import { join } from 'node:path'
import {
  sortArrivals,
  type VirtualPlan,
  type VirtualVisitors,
  visitorColumns,
} from '../../hub/domain/virtual-hall/virtual-day.ts'
import { arrivedOf } from '../../hub/simulation/day.ts'
import { generateDay } from '../../hub/simulation/demand/generate-day.ts'
import { readProfile } from '../../hub/simulation/demand/profile-file.ts'
import { readPlan } from '../../hub/simulation/plan.ts'
import { inFileOrder, virtualPlan, virtualVisitors } from '../../hub/simulation/virtual-replay.ts'
import type { DemandProfile } from '../../shared/demand-profile.ts'
import { ticketClasses } from '../../shared/hall-definition.ts'
import type { Chance } from './seeded-chance.ts'

const simulation = join(import.meta.dirname, '../../hub/simulation')
const minuteMs = 60_000
/** Times lie on a grid of minutes, so that ends of shifts, services and patience often meet. */
const dayMinutes = 240

/** A plan and those who come, as the virtual hall takes them. */
export interface PlayableDay {
  readonly plan: VirtualPlan
  readonly visitors: VirtualVisitors
}

/** A recorded hall with one of its plans, and the days that its profile gives. */
export interface DrawnDays {
  readonly plan: VirtualPlan
  day(seed: number): VirtualVisitors
}

/** The days of a recorded hall's profile with so many times its visitors, at one of its plans. */
export async function drawnDays(hall: string, planName: string, demand: number): Promise<DrawnDays> {
  const plan = await readPlan(join(simulation, `days/${hall}/plan-${planName}.json`))
  const profile = scaled(await readProfile(join(simulation, `profiles/${hall}.json`)), demand)
  return {
    plan: virtualPlan(plan),
    day: (seed) => virtualVisitors(plan, inFileOrder(arrivedOf(generateDay(profile, seed)))),
  }
}

/** A small day of any kind: windows of all kinds with gaps in their shifts, all classes, some patience, mostly too many people. */
export function randomDay(chance: Chance): PlayableDay {
  const services = Array.from({ length: 1 + chance.below(4) }, (_, place) => ({
    id: `s${place}`,
    // Each service has its own, so that a line can be told by it.
    expectedMs: (3 + 4 * place + chance.below(4)) * minuteMs,
    targetMs: {
      green: (1 + chance.below(5)) * minuteMs,
      appointment: (1 + chance.below(15)) * minuteMs,
      walkin: (1 + chance.below(30)) * minuteMs,
    },
  }))
  const windows = Array.from({ length: 1 + chance.below(5) }, (_, place) => ({
    id: `w${place}`,
    services: chance.below(3) === 0 ? ['*'] : someOf(services, chance).map(({ id }) => id),
    shifts: randomShifts(chance),
  }))
  const visitors = visitorColumns(1 + chance.below(120))
  for (let row = 0; row < visitors.count; row += 1) drawVisitor(visitors, row, services, chance)
  sortArrivals(visitors)
  return { plan: { services, windows }, visitors }
}

function drawVisitor(
  visitors: VirtualVisitors,
  row: number,
  services: VirtualPlan['services'],
  chance: Chance,
): void {
  const arrivesAt = chance.below(dayMinutes) * minuteMs
  const rank = chance.pick([0, 1, 1, 2, 2, 2, 2, 2])
  const service = chance.below(services.length)
  const slot = chance.below(dayMinutes / 15) * 15 * minuteMs
  const isSlotNear = ticketClasses[rank] === 'appointment' && Math.abs(slot - arrivesAt) < 60 * minuteMs
  visitors.arrivesAt[row] = arrivesAt
  visitors.queuedAt[row] = isSlotNear ? Math.max(arrivesAt, slot) : arrivesAt
  visitors.service[row] = service
  visitors.classRank[row] = rank
  visitors.serviceMs[row] = chance.below(20) * minuteMs + (chance.below(4) === 0 ? chance.below(minuteMs) : 0)
  if (chance.below(5) === 0) visitors.leavesAt[row] = arrivesAt + chance.below(60) * minuteMs
}

/** One to three shifts; some begin as the one before ends. */
function randomShifts(chance: Chance): VirtualPlan['windows'][number]['shifts'] {
  const shifts: { beginsAt: number; endsAt: number }[] = []
  let from = chance.below(60)
  for (let left = 1 + chance.below(3); left > 0 && from < dayMinutes; left -= 1) {
    const until = from + 10 + chance.below(120)
    shifts.push({ beginsAt: from * minuteMs, endsAt: until * minuteMs })
    from = until + (chance.below(3) === 0 ? 0 : chance.below(40))
  }
  return shifts
}

function someOf<Item>(items: readonly Item[], chance: Chance): Item[] {
  const some = items.filter(() => chance.below(2) === 0)
  return some.length === 0 ? [chance.pick(items)] : some
}

function scaled(profile: DemandProfile, demand: number): DemandProfile {
  const more = <Count extends { expected: number }>(counts: readonly Count[]) =>
    counts.map((count) => ({ ...count, expected: count.expected * demand }))
  return {
    ...profile,
    services: profile.services.map((service) => ({
      ...service,
      arrivalsPerHalfHour: more(service.arrivalsPerHalfHour),
      bookingsPerSlot: more(service.bookingsPerSlot),
    })),
  }
}
