import type { ArrivedVisitor } from '../../hub/simulation/day.ts'
import type { Visit } from '../../hub/simulation/day-run.ts'
import type { Plan } from '../../hub/simulation/plan.ts'

/** A visitor as a call order of the reference sees it: neither its service time nor its patience. Seconds since midnight. */
export interface ReferenceWaiting {
  readonly row: number
  readonly serviceId: string
  readonly class: ArrivedVisitor['class']
  readonly arrivesAt: number
  readonly queuedAt: number
  readonly targetSeconds: number
}

/**
 * The key of a waiting visitor for a window that is free at `now`: the smallest is called, compared number by number, and
 * of equal ones the earlier row.
 */
export type ReferenceOrder = (
  waiting: ReferenceWaiting,
  now: number,
  window: Plan['windows'][number],
) => readonly number[]

const classRank = { green: 0, appointment: 1, walkin: 2 }

/** The four plain policies by their names. */
const orders = {
  fifo: ({ queuedAt }) => [queuedAt],
  strict: (waiting) => [classRank[waiting.class], waiting.queuedAt],
  slack: ({ queuedAt, targetSeconds }, now) => [-((now - queuedAt) / targetSeconds)],
  deadline: ({ queuedAt, targetSeconds }) => [queuedAt + targetSeconds],
} satisfies Record<string, ReferenceOrder>

/** A policy that the reference knows by its name. */
export type ReferencePolicy = keyof typeof orders

interface Person extends ReferenceWaiting {
  readonly visitor: ArrivedVisitor
  outcome: Visit['outcome']
  windowId: string | null
  calledAt: number | null
  endedAt: number | null
  /** When it was called, left, or the last window had closed on it. */
  waitedUntil: number
}

interface Desk {
  readonly window: Plan['windows'][number]
  readonly id: string
  /** How many services of the plan it takes. */
  readonly breadth: number
  /** Begins and ends of shifts that are still to come, in order. */
  turns: { readonly at: number; readonly kind: 'opens' | 'closes' }[]
  isOnShift: boolean
  serving: Person | null
  idleSince: number
}

/** Kinds of events in the order in which they run at one instant. */
const kinds = ['window closes', 'service ends', 'patience ends', 'window opens', 'visitor arrives'] as const

interface Event {
  readonly at: number
  readonly kind: (typeof kinds)[number]
  /** Window id or row: it decides inside one kind. */
  readonly tie: string | number
  run(): void
}

/**
 * A replay once more, written from the words of the contract as plainly as possible: arrays, every choice made by looking
 * at everything, the next event sought among all that are due. Gives those who came in the order of the day file.
 */
export function referenceReplay(
  plan: Plan,
  visitors: readonly ArrivedVisitor[],
  policy: ReferencePolicy | ReferenceOrder,
): Visit[] {
  const hall = new ReferenceHall(plan, visitors, typeof policy === 'string' ? orders[policy] : policy)
  hall.play()
  return hall.people.map(visitOf)
}

class ReferenceHall {
  readonly people: readonly Person[]
  private readonly desks: readonly Desk[]
  private readonly order: ReferenceOrder
  /** Those still to arrive, in order. */
  private coming: readonly Person[]
  private waiting: readonly Person[] = []
  private now = Number.NEGATIVE_INFINITY

  constructor(plan: Plan, visitors: readonly ArrivedVisitor[], order: ReferenceOrder) {
    this.people = [...visitors].sort((a, b) => a.row - b.row).map((visitor) => personOf(plan, visitor))
    this.desks = plan.windows.map((window) => deskOf(plan, window))
    this.order = order
    this.coming = [...this.people].sort((a, b) => a.arrivesAt - b.arrivesAt || a.row - b.row)
  }

  play(): void {
    for (let event = this.nextEvent(); event !== undefined; event = this.nextEvent()) {
      this.now = event.at
      event.run()
      this.turnAwayAfterTheLastClose()
    }
  }

  private nextEvent(): Event | undefined {
    let next: Event | undefined
    for (const event of this.dueEvents()) if (next === undefined || runsBefore(event, next)) next = event
    return next
  }

  private dueEvents(): Event[] {
    const events: Event[] = []
    for (const desk of this.desks) {
      const [turn] = desk.turns
      if (turn?.kind === 'closes')
        events.push({ at: turn.at, kind: 'window closes', tie: desk.id, run: () => this.close(desk) })
      if (turn?.kind === 'opens')
        events.push({ at: turn.at, kind: 'window opens', tie: desk.id, run: () => this.open(desk) })
      if (desk.serving !== null) {
        const at = (desk.serving.calledAt ?? 0) + desk.serving.visitor.serviceSeconds
        events.push({ at, kind: 'service ends', tie: desk.id, run: () => this.endService(desk) })
      }
    }
    for (const person of this.waiting) {
      const { patienceSeconds } = person.visitor
      if (patienceSeconds === null) continue
      const at = person.arrivesAt + patienceSeconds
      events.push({ at, kind: 'patience ends', tie: person.row, run: () => this.leave(person) })
    }
    const [next] = this.coming
    if (next !== undefined)
      events.push({
        at: next.arrivesAt,
        kind: 'visitor arrives',
        tie: next.row,
        run: () => this.arrive(next),
      })
    return events
  }

  private open(desk: Desk): void {
    desk.turns.shift()
    desk.isOnShift = true
    if (desk.serving === null) this.becomeFree(desk)
  }

  private close(desk: Desk): void {
    desk.turns.shift()
    desk.isOnShift = false
  }

  private endService(desk: Desk): void {
    if (desk.serving !== null) desk.serving.endedAt = this.now
    desk.serving = null
    if (desk.isOnShift) this.becomeFree(desk)
  }

  private leave(person: Person): void {
    this.stopWaiting(person, 'left')
    person.endedAt = this.now
  }

  private arrive(person: Person): void {
    this.coming = this.coming.slice(1)
    this.waiting = [...this.waiting, person]
    const [desk] = this.desks
      .filter((one) => one.isOnShift && one.serving === null && takes(one.window, person.serviceId))
      .sort((a, b) => a.breadth - b.breadth || a.idleSince - b.idleSince || (a.id < b.id ? -1 : 1))
    if (desk !== undefined) this.call(desk, person)
  }

  private becomeFree(desk: Desk): void {
    desk.idleSince = this.now
    const [first] = this.waiting
      .filter((person) => takes(desk.window, person.serviceId))
      .map((person) => ({ person, key: this.order(person, this.now, desk.window) }))
      .sort((a, b) => compareKeys(a.key, b.key) || a.person.row - b.person.row)
    if (first !== undefined) this.call(desk, first.person)
  }

  private call(desk: Desk, person: Person): void {
    this.stopWaiting(person, 'served')
    person.windowId = desk.id
    person.calledAt = this.now
    desk.serving = person
  }

  /** The last window has closed when none will open again and none finishes a service. */
  private turnAwayAfterTheLastClose(): void {
    if (this.desks.some((desk) => desk.turns.length > 0 || desk.serving !== null)) return
    for (const person of this.waiting) this.stopWaiting(person, 'unserved')
  }

  private stopWaiting(person: Person, outcome: Visit['outcome']): void {
    this.waiting = this.waiting.filter((one) => one !== person)
    person.outcome = outcome
    person.waitedUntil = this.now
  }
}

function personOf(plan: Plan, visitor: ArrivedVisitor): Person {
  const { row, serviceId, class: name, arrivesAt, appointmentAt } = visitor
  const service = plan.services.find(({ id }) => id === serviceId)
  if (service === undefined) throw new Error(`the plan has no service ${serviceId}`)
  return {
    row,
    serviceId,
    class: name,
    arrivesAt,
    queuedAt: name === 'appointment' ? Math.max(arrivesAt, appointmentAt ?? 0) : arrivesAt,
    targetSeconds: service.target_minutes[name] * 60,
    visitor,
    outcome: 'unserved',
    windowId: null,
    calledAt: null,
    endedAt: null,
    waitedUntil: 0,
  }
}

function deskOf(plan: Plan, window: Plan['windows'][number]): Desk {
  return {
    window,
    id: window.id,
    breadth: plan.services.filter(({ id }) => takes(window, id)).length,
    turns: window.shifts.flatMap(({ beginsAt, endsAt }) => [
      { at: beginsAt, kind: 'opens' as const },
      { at: endsAt, kind: 'closes' as const },
    ]),
    isOnShift: false,
    serving: null,
    idleSince: 0,
  }
}

function takes({ services }: Plan['windows'][number], serviceId: string): boolean {
  return services.includes('*') || services.includes(serviceId)
}

function runsBefore(a: Event, b: Event): boolean {
  if (a.at !== b.at) return a.at < b.at
  if (a.kind !== b.kind) return kinds.indexOf(a.kind) < kinds.indexOf(b.kind)
  return a.tie < b.tie
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0
    if (value !== other) return value - other
  }
  return 0
}

function visitOf(person: Person): Visit {
  const { visitor, outcome, windowId, calledAt, endedAt, waitedUntil, queuedAt, targetSeconds } = person
  return {
    name: visitor.name,
    class: visitor.class,
    serviceId: visitor.serviceId,
    arrivedAt: visitor.arrivesAt,
    queuedAt,
    windowId,
    calledAt,
    endedAt,
    outcome,
    waitSeconds: Math.max(0, waitedUntil - queuedAt),
    targetSeconds,
  }
}
