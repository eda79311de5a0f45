import { anyService } from '../../../shared/service-list.ts'
import type { CallOrder } from '../calling/call-order.ts'
import { poolOfServices } from '../calling/pools.ts'
import type {
  VirtualPlan,
  VirtualService,
  VirtualVisitors,
  VirtualWindow,
} from '../virtual-hall/virtual-day.ts'
import type { ClassTarget } from './class-target.ts'
import { type HalfHour, halfHoursOf, openBy, windowHoursOf } from './half-hours.ts'

/** A kind of window: all that take the same services, with the ids of those that the hall has. */
export interface WindowKind {
  readonly services: readonly string[]
  readonly windowIds: readonly string[]
  /** Window-hours of the kind in the plan that was run. */
  readonly hours: number
}

/** Kinds and services that share their visitors: what changes in one pool is not felt in another. */
export interface StaffingPool {
  /** Places of the kinds in the problem. */
  readonly kinds: readonly number[]
  /** Whether each service, by its place, belongs to it. */
  readonly serves: readonly boolean[]
}

/** What is to be staffed, for whom and how well. */
export interface StaffingProblem {
  readonly services: readonly VirtualService[]
  readonly kinds: readonly WindowKind[]
  readonly pools: readonly StaffingPool[]
  readonly halfHours: readonly HalfHour[]
  /** No more windows than these, of all kinds together. */
  readonly mostWindows: number
  /** Whether each service, by its place, has to be open in each half hour. */
  readonly openFor: readonly (readonly boolean[])[]
  readonly targets: readonly ClassTarget[]
}

/** Windows of each kind in each half hour, by their places. */
export type Staffing = readonly (readonly number[])[]

/** How the windows of the plan are used: each as it is, or all for any service. */
export type KindChoice = 'kept' | 'comprehensive'

/** The days that a staffing is tried on. */
export interface StaffingDays {
  /** The day that was recorded; it has to meet the targets by itself. Null when there is none, as for tomorrow. */
  readonly recorded: VirtualVisitors | null
  /** Days drawn like it; they have to meet the targets on average. */
  readonly drawn: readonly VirtualVisitors[]
}

/** The rule by which the hall calls, beside the problem it decides. */
export interface StaffedHall {
  readonly problem: StaffingProblem
  readonly order: CallOrder
}

/** What has to be staffed, read off the plan that was run: opening time, kinds of windows, when each service was open. */
export function staffingProblem(
  plan: VirtualPlan,
  choice: KindChoice,
  targets: readonly ClassTarget[],
): StaffingProblem {
  const halfHours = halfHoursOf(plan.windows)
  const kinds = kindsOf(plan, choice)
  return {
    services: plan.services,
    kinds,
    pools: poolsOf(plan.services, kinds),
    halfHours,
    mostWindows: plan.windows.length,
    openFor: plan.services.map(({ id }) => {
      const taking = plan.windows.filter(({ services }) => takes(services, id))
      // Counted as open when a window was there for at least half of the time.
      return openBy(taking, halfHours).map((windows) => windows >= 0.5)
    }),
    targets,
  }
}

/** Whether a window for these services takes one. */
export function takes(services: readonly string[], id: string): boolean {
  return services.includes(anyService) || services.includes(id)
}

function kindsOf({ services, windows }: VirtualPlan, choice: KindChoice): WindowKind[] {
  const groups = new Map<string, VirtualWindow[]>()
  for (const window of windows) {
    const all = choice === 'comprehensive' || services.every(({ id }) => takes(window.services, id))
    const key = all ? anyService : [...new Set(window.services)].sort().join('\n')
    groups.set(key, [...(groups.get(key) ?? []), window])
  }
  return [...groups].map(([key, group]) => ({
    services: key === anyService ? [anyService] : key.split('\n'),
    windowIds: group.map(({ id }) => id).sort(),
    hours: windowHoursOf(group),
  }))
}

function poolsOf(services: readonly VirtualService[], kinds: readonly WindowKind[]): StaffingPool[] {
  const numbers = poolOfServices(
    services.map(({ id }) => id),
    kinds,
  )
  return [...new Set(numbers)].map((number) => {
    const serves = [...numbers].map((other) => other === number)
    const taken = (kind: WindowKind) =>
      services.some(({ id }, place) => serves[place] && takes(kind.services, id))
    return { serves, kinds: kinds.flatMap((kind, place) => (taken(kind) ? [place] : [])) }
  })
}
