import { callOrders } from '../../hub/domain/calling/call-order.ts'
import { VirtualHall } from '../../hub/domain/virtual-hall/virtual-hall.ts'
import type { ArrivedVisitor } from '../../hub/simulation/day.ts'
import type { Plan } from '../../hub/simulation/plan.ts'
import { inFileOrder, virtualPlan, virtualVisitors } from '../../hub/simulation/virtual-replay.ts'
import { seededChance } from '../support/seeded-chance.ts'

/** The day that is played again and again. */
export interface ReplicationSetup {
  readonly plan: Plan
  readonly visitors: readonly ArrivedVisitor[]
}

/** A job plays the day with other service times by its number, and says how many were served. */
export function prepare({ plan, visitors }: ReplicationSetup): (seed: number) => number {
  const hall = new VirtualHall(virtualPlan(plan), callOrders.hall)
  const columns = virtualVisitors(plan, inFileOrder(visitors))
  const recordedMs = Float64Array.from(columns.serviceMs)
  return (seed) => {
    const chance = seededChance(seed)
    for (let row = 0; row < columns.count; row += 1)
      columns.serviceMs[row] = Math.round((recordedMs[row] ?? 0) * (0.5 + chance.next()))
    return hall.play(columns).fate.reduce((served, fate) => served + (fate === 1 ? 1 : 0), 0)
  }
}
