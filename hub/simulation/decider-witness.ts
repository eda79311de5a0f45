import type { HallDefinition } from '../../shared/hall-definition.ts'
import { anyService } from '../../shared/service-list.ts'
import {
  decideHall,
  evolveHall,
  type Hall,
  type HallCommand,
  type HallEvent,
  initialHall,
} from '../domain/hall.ts'
import type { Finishing } from '../domain/hall-day/commands.ts'
import { isRejection } from '../domain/hall-day/decide-window.ts'
import { callingOf } from '../domain/hall-day/hall-day.ts'
import { type Actor, hubActor } from '../domain/journal.ts'
import type { ArrivedVisitor } from './day.ts'
import type { DayRun, Visit } from './day-run.ts'
import { hallFromPlan, plannedShifts } from './hall-from-plan.ts'
import type { PlanWindow } from './plan.ts'
import { formatTimeOfDay } from './time-of-day.ts'
import { type ActStage, VirtualActs } from './virtual-acts.ts'
import { inFileOrder, toMs } from './virtual-replay.ts'

/** What the hall's deciders had to say of a played day. */
export interface Witness {
  /** Calls that the deciders made themselves: the same ticket, at the same window and instant. */
  readonly confirmed: number
  /** Calls between visitors of equal rank: the replay takes the earlier row, the hall the ticket issued first. */
  readonly ties: number
}

/** The hall's deciders call somebody else than the replay, or refuse what it does: one of the two is wrong. */
export class WitnessDiffers extends Error {
  constructor(place: string, reason: string) {
    super(`${place}: ${reason}`)
    this.name = 'WitnessDiffers'
  }
}

const done: Finishing = { outcome: 'done', caseNumber: null }
// The hall's clock counts from midnight of a day of its own, so that its instants are those of the day file.
const [timeZone, businessDay] = ['UTC', '1970-01-01']

/**
 * Plays the acts of a finished replay through the hall's own deciders, as its clerks, guides and kiosks would, and checks
 * at each call that `CallNextTicket` gives the very ticket that the replay called, and nobody where a window stood idle.
 * Throws WitnessDiffers at the first difference.
 */
export function witnessRun(run: DayRun, visitors: readonly ArrivedVisitor[]): Witness {
  const hall = new WitnessHall(run, inFileOrder(visitors))
  const missed = new VirtualActs(run).play(hall)
  if (missed !== undefined) {
    const { name, windowId, calledAt } = run.visits[missed] as Visit
    throw new WitnessDiffers(
      placeOf(windowId ?? '', toMs(calledAt ?? 0)),
      `the replay calls ${name}, but the window has just then neither opened nor become free`,
    )
  }
  return hall
}

class WitnessHall implements ActStage, Witness {
  confirmed = 0
  ties = 0
  private readonly run: DayRun
  private readonly visitors: readonly ArrivedVisitor[]
  private readonly hall: Hall = initialHall()
  private readonly windowIds: ReadonlyMap<string, string>
  private readonly serviceIds: ReadonlyMap<string, string>
  private seq = 0

  constructor(run: DayRun, visitors: readonly ArrivedVisitor[]) {
    this.run = run
    this.visitors = visitors
    this.windowIds = new Map(run.plan.windows.map(({ id }, place) => [id, `w${place + 1}`]))
    this.serviceIds = new Map(run.plan.services.map(({ id }, place) => [id, `s${place + 1}`]))
    this.do({ type: 'ConfigureHall', definition: this.definition() }, hubActor, 'the opening of the day', 0)
    this.do({ type: 'OpenBusinessDay', businessDay }, hubActor, 'the opening of the day', 0)
  }

  open(windowId: string, now: number): void {
    this.atWindow({ type: 'SignInWindow', windowId, clerkId: this.clerkOf(windowId).id }, now)
  }

  close(windowId: string, now: number): void {
    this.atWindow({ type: 'SignOutWindow', windowId }, now)
  }

  arrive(row: number, now: number): void {
    const { name, serviceId, ground, appointmentAt } = this.visitors[row] as ArrivedVisitor
    const command = {
      type: 'TakeTicket',
      ticketId: ticketIdOf(row),
      code: `code-${row}`,
      serviceId: this.serviceIds.get(serviceId) ?? serviceId,
      language: 'zh',
      ground,
      appointmentAt: appointmentAt === null ? null : toMs(appointmentAt),
      print: null,
    } as const
    this.do(command, hubActor, `${name} at ${clockOf(now)}`, now)
  }

  leave(row: number, now: number): void {
    const { name } = this.visitors[row] as ArrivedVisitor
    const command = { type: 'VoidTicket', ticketId: ticketIdOf(row), reason: 'visitor-left' } as const
    this.do(command, hubActor, `${name} at ${clockOf(now)}`, now)
  }

  finish(windowId: string, _row: number, now: number): void {
    this.atWindow({ type: 'FinishService', windowId, finishing: done }, now)
  }

  rest(windowId: string, finished: number | null, now: number): void {
    const { row, events } = this.next(windowId, finished, now)
    if (row !== undefined)
      throw new WitnessDiffers(
        placeOf(windowId, now),
        `the replay leaves the window idle, the deciders call ${this.nameOf(row)}`,
      )
    this.record(events, this.clerkOf(windowId), now)
  }

  call(windowId: string, finished: number | null, candidates: readonly number[], now: number): number {
    const { row: own, events } = this.next(windowId, finished, now)
    const called =
      candidates.find((row) => row === own) ?? candidates.find((row) => this.isTie(row, own, now))
    if (called === undefined) {
      const wanted = candidates.map((row) => this.nameOf(row)).join(' or ')
      throw new WitnessDiffers(
        placeOf(windowId, now),
        `the replay calls ${wanted}, the deciders ${own === undefined ? 'nobody' : this.nameOf(own)}`,
      )
    }
    if (called === own) {
      this.record(events, this.clerkOf(windowId), now)
      this.confirmed += 1
    } else this.callTied(windowId, finished, called, now)
    this.atWindow({ type: 'StartService', windowId }, now)
    return called
  }

  private callTied(windowId: string, finished: number | null, row: number, now: number): void {
    if (finished !== null) this.finish(windowId, finished, now)
    const ticketNumber = this.hall.day.tickets.get(ticketIdOf(row))?.number ?? ''
    this.atWindow({ type: 'CallGivenTicket', windowId, ticketNumber }, now)
    this.ties += 1
  }

  /** The row that the deciders call at the window, undefined for nobody, and the events, none of which is recorded yet. */
  private next(windowId: string, finished: number | null, now: number) {
    const finishing = finished === null ? null : done
    const command = { type: 'CallNextTicket', windowId: this.hallWindow(windowId), finishing } as const
    const decision = decideHall(this.hall, command, { now, actor: this.clerkOf(windowId) })
    if (isRejection(decision)) {
      if (decision.code === 'nobody_waiting') return { row: undefined, events: [] }
      throw new WitnessDiffers(placeOf(windowId, now), `the deciders refuse to call: ${decision.code}`)
    }
    const called = decision.find((event) => event.type === 'TicketCalled')
    return { row: called === undefined ? undefined : rowOf(called.ticketId), events: decision }
  }

  /** Something that a clerk does at the own window, which the plan names. */
  private atWindow<Command extends HallCommand & { readonly windowId: string }>(
    command: Command,
    now: number,
  ): void {
    const { windowId } = command
    const own = { ...command, windowId: this.hallWindow(windowId) }
    this.do(own, this.clerkOf(windowId), placeOf(windowId, now), now)
  }

  private do(command: HallCommand, actor: Actor, place: string, now: number): void {
    const decision = decideHall(this.hall, command, { now, actor })
    if (isRejection(decision))
      throw new WitnessDiffers(place, `the deciders refuse ${command.type}: ${decision.code}`)
    this.record(decision, actor, now)
  }

  private record(events: readonly HallEvent[], actor: Actor, now: number): void {
    for (const event of events) {
      this.seq += 1
      evolveHall(this.hall, { seq: this.seq, at: now, commandId: `act-${this.seq}`, actor, event })
    }
  }

  /** True when the rule in force ranks both alike. */
  private isTie(row: number, own: number | undefined, now: number): boolean {
    return own !== undefined && this.scoreOf(row, now) === this.scoreOf(own, now)
  }

  private scoreOf(row: number, now: number): number {
    const { day } = this.hall
    const ticket = day.tickets.get(ticketIdOf(row))
    if (ticket === undefined) return Number.NaN
    const { order, lineOf } = callingOf(day, now)
    return order.score(ticket.queuedAt, lineOf(ticket.serviceId, ticket.class), now)
  }

  /** The plan's hall under the rule of the run, with ids and names that any hall takes. */
  private definition(): HallDefinition {
    const { services, windows } = this.run.plan
    const idOf = (id: string) => (id === anyService ? id : (this.serviceIds.get(id) ?? id))
    const plan = {
      ...this.run.plan,
      hall: 'hall',
      services: services.map((service) => ({ ...service, id: idOf(service.id), name: idOf(service.id) })),
      windows: windows.map((window) => ({
        ...window,
        id: this.hallWindow(window.id),
        services: window.services.map(idOf),
        // A plan may have more shifts than a hall that its manager keeps; the rule of calling is to know them all.
        shifts: [],
      })),
    }
    const definition = hallFromPlan(plan, 'plan', { timeZone, kiosks: 0 })
    return {
      ...definition,
      rules: { ...definition.rules, callOrder: this.run.policy },
      windows: definition.windows.map((window, place) => ({
        ...window,
        shifts: plannedShifts(windows[place] as PlanWindow),
      })),
    }
  }

  private hallWindow(windowId: string): string {
    return this.windowIds.get(windowId) ?? windowId
  }

  private clerkOf(windowId: string): Actor {
    return { kind: 'clerk', id: `clerk-${this.hallWindow(windowId)}` }
  }

  private nameOf(row: number): string {
    return this.run.visits[row]?.name ?? ticketIdOf(row)
  }
}

const ticketIdOf = (row: number) => `ticket-${row}`
const rowOf = (ticketId: string) => Number(ticketId.slice('ticket-'.length))
const placeOf = (windowId: string, now: number) => `window ${windowId} at ${clockOf(now)}`

function clockOf(now: number): string {
  const [seconds = '', parts] = String((now / 1000) % 60).split('.')
  const clock = `${formatTimeOfDay(now / 1000)}:${seconds.padStart(2, '0')}`
  return parts === undefined ? clock : `${clock}.${parts}`
}
