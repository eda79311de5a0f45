import { callOrders } from '../../hub/domain/calling/call-order.ts'
import type { EarlierDays } from '../../hub/domain/forecast/earlier-days.ts'
import type { ForecastScene } from '../../hub/domain/forecast/forecast-scene.ts'
import { scenePart } from '../../hub/domain/forecast/scene-plan.ts'
import type { Move } from '../../hub/domain/rebalancing/move.ts'
import { sceneAfterMove } from '../../hub/domain/rebalancing/scene-after-move.ts'
import {
  fates,
  type VirtualFates,
  type VirtualPlan,
  type VirtualStart,
  type VirtualVisitors,
} from '../../hub/domain/virtual-hall/virtual-day.ts'
import { VirtualHall } from '../../hub/domain/virtual-hall/virtual-hall.ts'
import { type ArrivedVisitor, arrivedOf, type DayVisitor } from '../../hub/simulation/day.ts'
import { DayScenes } from '../../hub/simulation/forecast-day.ts'
import { ForecastWalk } from '../../hub/simulation/forecast-walk.ts'
import type { Plan } from '../../hub/simulation/plan.ts'
import { inFileOrder, virtualPlan, virtualVisitors } from '../../hub/simulation/virtual-replay.ts'
import { type TicketClass, ticketClasses } from '../../shared/hall-definition.ts'

const [served, left] = [fates.indexOf('served'), fates.indexOf('left')]
const order = callOrders.hall

/**
 * A day in virtual time that a manager can step into: the hall is seen as it would be at an instant, and the rest of the
 * very same visitors is played with a move and without one.
 */
export class ManagedDay {
  private readonly plan: Plan
  private readonly day: readonly DayVisitor[]
  private readonly earlier: EarlierDays
  private readonly rows: readonly ArrivedVisitor[]
  private readonly hallPlan: VirtualPlan
  private readonly visitors: VirtualVisitors
  private readonly played: VirtualFates

  constructor(plan: Plan, day: readonly DayVisitor[], earlier: EarlierDays) {
    this.plan = plan
    this.day = day
    this.earlier = earlier
    this.rows = inFileOrder(arrivedOf(day))
    this.hallPlan = virtualPlan(plan)
    this.visitors = virtualVisitors(plan, this.rows)
    this.played = new VirtualHall(this.hallPlan, order).play(this.visitors)
  }

  /** Visitors of the day who waited longer than their target, if nobody does anything. */
  get lateWithout(): number {
    return this.lateRows((row) => this.waitMs(row, this.played)).length
  }

  /** The hall as it is seen at the first arrival in each stretch of so many milliseconds. */
  *scenes(everyMs: number): Generator<ForecastScene> {
    const { plan, day, hallPlan, visitors, rows, played, earlier } = this
    const walk = new ForecastWalk(hallPlan, visitors, played)
    const scenes = new DayScenes(plan, day, { hallPlan, visitors, rows, walk, earlier })
    let dueAt = Number.NEGATIVE_INFINITY
    for (let row = walk.nextArrival(); row >= 0; row = walk.nextArrival()) {
      const scene = scenes.at(row)
      if (scene.now >= dueAt) {
        dueAt = scene.now + everyMs
        yield scene
      }
      scenes.note(row)
    }
  }

  /** The same visitors, with a move made at the instant of a scene; with null for none, as a check. */
  lateWith(scene: ForecastScene, move: Move | null): number {
    const after = move === null ? scene : sceneAfterMove(scene, move)
    const part = scenePart(after, null, Number.POSITIVE_INFINITY)
    const hall = new VirtualHall(part.plan, order)
    const start = this.startOf(after, part.worstTurnMs)
    const rest = hall.play(this.visitors, { start })
    const isOver = (row: number) =>
      (this.played.calledAt[row] as number) < scene.now ||
      (this.played.fate[row] === left && (this.visitors.leavesAt[row] as number) < scene.now)
    return this.lateRows((row) => this.waitMs(row, isOver(row) ? this.played : rest)).length
  }

  private startOf(scene: ForecastScene, worstTurnMs: readonly number[]): VirtualStart {
    const { count, arrivesAt, serviceMs, leavesAt } = this.visitors
    const { fate, calledAt, window } = this.played
    const busyUntil = new Float64Array(scene.windows.length).fill(Number.NEGATIVE_INFINITY)
    const waiting: number[] = []
    for (let row = 0; row < count; row += 1) {
      const at = calledAt[row] as number
      if (at < scene.now) {
        const endsAt = at + (serviceMs[row] as number)
        if (endsAt > scene.now) busyUntil[window[row] as number] = endsAt
      } else if ((arrivesAt[row] as number) < scene.now)
        if (fate[row] !== left || (leavesAt[row] as number) >= scene.now) waiting.push(row)
    }
    return {
      at: scene.now,
      waiting: Int32Array.from(waiting),
      open: Uint8Array.from(scene.windows, ({ status }) => (status === 'open' ? 1 : 0)),
      busyUntil,
      idleSince: Float64Array.from(scene.windows, ({ idleSince }) => idleSince),
      worstTurnMs,
    }
  }

  private waitMs(row: number, { fate, calledAt }: VirtualFates): number {
    const { queuedAt, leavesAt } = this.visitors
    const endsAt =
      fate[row] === served
        ? (calledAt[row] as number)
        : fate[row] === left
          ? (leavesAt[row] as number)
          : Number.POSITIVE_INFINITY
    return endsAt - (queuedAt[row] as number)
  }

  private lateRows(waitMs: (row: number) => number): number[] {
    const { service, classRank } = this.visitors
    return this.rows.flatMap((_, row) => {
      const name = ticketClasses[classRank[row] as number] as TicketClass
      const targetMs = this.hallPlan.services[service[row] as number]?.targetMs[name] ?? 0
      return waitMs(row) > targetMs ? [row] : []
    })
  }
}
