import type { HallCommand } from '../../hub/domain/hall.ts'
import type { Actor } from '../../hub/domain/journal.ts'
import { defaultCallingRules, type HallDefinition, ticketClasses } from '../../shared/hall-definition.ts'
import { takesService } from '../../shared/service-list.ts'

/** A ticket as the reference sees it. */
export interface ReferenceTicket {
  readonly id: string
  readonly number: string
  readonly order: number
  service: string
  class: (typeof ticketClasses)[number]
  readonly slot: number | null
  readonly arrivedAt: number
  queuedAt: number
  status: string
  /** Where it is called, served or held. */
  window: string | null
  bound: string | null
  requeues: number
  calls: number
  firstCallAt: number
  lastCallAt: number
  noShowAt: number
  matters: string[]
  changes: number
}

interface ReferenceWindow {
  services: readonly string[]
  status: 'closed' | 'open' | 'paused'
  clerk: string | null
  current: string | null
  undo: { at: number; current: string | null; before: ReferenceTicket[]; changes: number[] } | null
  left: { at: number; clerk: string | null; status: 'open' | 'paused'; bound: ReferenceTicket[] } | null
}

/**
 * The hall day once more, written as plainly as possible: lists, no indexes, every rule read off the issue. The real
 * one is compared with it, command by command.
 */
export class ReferenceHall {
  readonly definition: HallDefinition
  tickets: ReferenceTicket[] = []
  readonly windows: Record<string, ReferenceWindow> = {}
  rated: string[] = []
  isOpen = true
  /** The longest that a newcomer of today would have waited in turn, by service. */
  worst: Record<string, number> = {}
  /** The most windows that a newcomer of today found manned, by service. */
  most: Record<string, number> = {}
  date: string
  /** The hall's clock: who is early and who is due changes by itself. */
  now = 0

  constructor(definition: HallDefinition, date: string) {
    this.definition = definition
    this.date = date
    for (const { id, services } of definition.windows)
      this.windows[id] = { services, status: 'closed', clerk: null, current: null, undo: null, left: null }
  }

  /** Does the command, or returns false when the rules forbid it. */
  perform(command: HallCommand, actor: Actor, now: number): boolean {
    this.now = now
    switch (command.type) {
      case 'OpenBusinessDay':
        return this.openDay(command.businessDay)
      case 'CloseBusinessDay':
        return this.closeDay()
      case 'SignInWindow':
        return this.signIn(command.windowId, command.clerkId)
      case 'SignOutWindow':
        return this.signOut(command.windowId, now)
      case 'UndoSignOut':
        return this.undoSignOut(command.windowId, actor, now)
      case 'PauseWindow':
        return this.ifFree(command.windowId, (window) => {
          window.status = 'paused'
        })
      case 'ResumeWindow': {
        const window = this.window(command.windowId)
        if (window.status !== 'paused') return false
        window.status = 'open'
        return true
      }
      case 'ChangeWindowServices':
        this.window(command.windowId).services = command.services
        for (const { id } of this.definition.services) {
          const [worst, most] = [this.worstTurn(id), this.mostWindows(id)]
          for (const other of this.pool(id))
            Object.assign(this, {
              worst: { ...this.worst, [other]: worst },
              most: { ...this.most, [other]: most },
            })
        }
        return true
      case 'TakeTicket':
        return this.take(command, now)
      case 'GrantGreenChannel':
        return this.ifTicket(command.ticketId, ['waiting'], (ticket) => {
          if (ticket.class === 'green') return false
          ticket.class = 'green'
          ticket.queuedAt = ticket.requeues === 0 ? ticket.arrivedAt : Math.min(ticket.queuedAt, now)
          return true
        })
      case 'RequeueTicket':
        return this.ifTicket(command.ticketId, ['no-show'], (ticket) => this.requeue(ticket, now))
      case 'CallNextTicket':
        return this.atWindow(command.windowId, actor, now, (window) => {
          if (command.finishing !== null && !this.finish(window)) return false
          if (window.current !== null) return false
          const chosen = this.callable(command.windowId)[0]
          if (chosen !== undefined) this.call(chosen, command.windowId, now)
          return chosen !== undefined || command.finishing !== null
        })
      case 'CallGivenTicket':
        return this.atWindow(command.windowId, actor, now, (window) => {
          const chosen = this.callable(command.windowId).find(({ number }) => number === command.ticketNumber)
          if (chosen === undefined || window.current !== null) return false
          this.call(chosen, command.windowId, now)
          return true
        })
      case 'RecallTicket': {
        const { rules } = this.definition
        return this.ifCurrent(command.windowId, 'called', (ticket, window) => {
          if (ticket.calls >= rules.maxCalls) return false
          if (now - ticket.lastCallAt < rules.recallGapSeconds * 1000) return false
          ticket.calls += 1
          ticket.lastCallAt = now
          window.undo = null
          return true
        })
      }
      case 'StartService':
        return this.moveCurrent(command.windowId, actor, now, 'called', (ticket) => {
          ticket.status = 'serving'
          return true
        })
      case 'FinishService':
        return this.atWindow(command.windowId, actor, now, (window) => this.finish(window))
      case 'MarkNoShow':
        return this.moveCurrent(command.windowId, actor, now, 'called', (ticket, window) => {
          const { noShowAfterCalls, noShowAfterSeconds } = this.definition.rules
          if (ticket.calls < noShowAfterCalls) return false
          if (now - ticket.firstCallAt < noShowAfterSeconds * 1000) return false
          Object.assign(ticket, { status: 'no-show', noShowAt: now, window: null })
          window.current = null
          return true
        })
      case 'HoldTicket':
        return this.moveCurrent(command.windowId, actor, now, 'serving', (ticket, window) => {
          ticket.status = 'held'
          window.current = null
          return true
        })
      case 'ResumeTicket':
        return this.atWindow(command.windowId, actor, now, (window) => {
          const ticket = this.find(command.ticketId)
          if (window.current !== null || ticket?.status !== 'held') return false
          const isOwn = ticket.window === command.windowId
          if (!isOwn && !takesService(window.services, ticket.service)) return false
          Object.assign(ticket, { status: 'serving', window: command.windowId })
          window.current = ticket.id
          return true
        })
      case 'TransferTicket':
        return this.transfer(command, actor, now)
      case 'AddMatter':
        return this.moveCurrent(command.windowId, actor, now, 'serving', (ticket, window) => {
          if ([ticket.service, ...ticket.matters].includes(command.serviceId)) return false
          if (!takesService(window.services, command.serviceId)) return false
          ticket.matters = [...ticket.matters, command.serviceId]
          return true
        })
      case 'VoidTicket':
        return this.makeVoid(command.ticketId, actor, now)
      case 'UndoLastAct':
        return this.undo(command.windowId, now)
      case 'RateCase': {
        const isServed = this.find(command.caseId)?.status === 'served'
        if (!isServed || this.rated.includes(command.caseId)) return false
        this.rated.push(command.caseId)
        return true
      }
      default:
        throw new Error(`the reference does not know ${command.type}`)
    }
  }

  /** Every waiting ticket that the window may call, in the order of the rule. */
  callable(windowId: string): ReferenceTicket[] {
    const { services } = this.window(windowId)
    return this.tickets
      .filter(({ status }) => status === 'waiting')
      .filter(({ bound, service }) => (bound === null ? takesService(services, service) : bound === windowId))
      .sort((a, b) => this.compare(a, b))
  }

  /** Tickets of the common queue before this one that some window with a clerk takes beside its service; any, when none has. */
  ahead(ticket: ReferenceTicket): number {
    const all = Object.values(this.windows)
    const manned = all.filter(({ status }) => status !== 'closed')
    const isTaken = manned.some(({ services }) => takesService(services, ticket.service))
    const compete = (service: string) =>
      (isTaken ? manned : all).some(
        ({ services }) => takesService(services, service) && takesService(services, ticket.service),
      )
    return this.tickets.filter(
      (other) =>
        other.status === 'waiting' &&
        other.bound === null &&
        (other.service === ticket.service || compete(other.service)) &&
        this.compareAhead(other, ticket) < 0,
    ).length
  }

  find(ticketId: string): ReferenceTicket | undefined {
    return this.tickets.find(({ id }) => id === ticketId)
  }

  window(windowId: string): ReferenceWindow {
    return this.windows[windowId] as ReferenceWindow
  }

  /** The earlier due goes first for who looks at the people ahead, whoever the rule calls. */
  private compareAhead(a: ReferenceTicket, b: ReferenceTicket): number {
    if (this.definition.rules.callOrder !== 'hall') return this.compare(a, b)
    const rank = (ticket: ReferenceTicket) =>
      ticket.class === 'green' ? 0 : ticket.queuedAt > this.now ? 2 : 1
    const due = (ticket: ReferenceTicket) => ticket.queuedAt + (rank(ticket) === 0 ? 0 : this.target(ticket))
    return rank(a) - rank(b) || due(a) - due(b) || a.order - b.order
  }

  private target({ service: id, class: name }: ReferenceTicket): number {
    return (this.definition.services.find((service) => service.id === id)?.targetMinutes[name] ?? 0) * 60_000
  }

  private expected(serviceId: string): number {
    return (this.definition.services.find(({ id }) => id === serviceId)?.expectedMinutes ?? 0) * 60_000
  }

  /** All services that share visitors with one, however far around. */
  private pool(serviceId: string): string[] {
    const all = this.definition.services.map(({ id }) => id)
    const pool = new Set([serviceId])
    for (let size = 0; size < pool.size; ) {
      size = pool.size
      for (const { services } of Object.values(this.windows)) {
        const taken = services.includes('*') ? all : services
        if (taken.some((id) => pool.has(id))) for (const id of taken) pool.add(id)
      }
    }
    return [...pool]
  }

  private poolWindows(serviceId: string): ReferenceWindow[] {
    const pool = this.pool(serviceId)
    return Object.values(this.windows).filter(({ services }) => pool.some((id) => takesService(services, id)))
  }

  /** How long a newcomer would wait in turn. */
  private turn(serviceId: string): number {
    const pool = this.pool(serviceId)
    const work = this.tickets
      .filter(({ status, service }) => status === 'waiting' && pool.includes(service))
      .reduce((sum, { service }) => sum + this.expected(service), 0)
    return work / Math.max(1, this.poolWindows(serviceId).filter(({ status }) => status === 'open').length)
  }

  private mostWindows(serviceId: string): number {
    return Math.max(...this.pool(serviceId).map((id) => this.most[id] ?? 0))
  }

  private worstTurn(serviceId: string): number {
    return Math.max(...this.pool(serviceId).map((id) => this.worst[id] ?? 0))
  }

  /** Keeps the worst that a newcomer met, when half of the windows are there. */
  private noteTurn(serviceId: string): void {
    const windows = this.poolWindows(serviceId)
    const manned = windows.filter(({ status }) => status === 'open').length
    const most = Math.max(this.mostWindows(serviceId), manned)
    for (const id of this.pool(serviceId)) this.most[id] = most
    if (manned * 2 < windows.length) return
    const worst = Math.max(this.worstTurn(serviceId), this.turn(serviceId))
    for (const id of this.pool(serviceId)) this.worst[id] = worst
  }

  /** Rank and score by the rule of the hall. */
  private hallKey(ticket: ReferenceTicket): [number, number] {
    if (ticket.class === 'green') return [0, ticket.queuedAt]
    const wait = this.now - ticket.queuedAt
    const { hardLimitMinutes, crowdedShare, rushMinutes } = defaultCallingRules
    const target = this.target(ticket)
    if (wait < 0) return [4, ticket.queuedAt]
    if (wait <= target) {
      const rush = this.turn(ticket.service) / (rushMinutes * 60_000)
      return [2, ticket.queuedAt + target + rush * this.expected(ticket.service)]
    }
    const manned = this.poolWindows(ticket.service).filter(({ status }) => status === 'open').length
    const isClosing = manned < 0.85 * this.mostWindows(ticket.service)
    const crowded = isClosing ? this.turn(ticket.service) : this.worstTurn(ticket.service)
    const limit = Math.max(hardLimitMinutes * 60_000, crowdedShare * crowded)
    return [wait >= limit ? 1 : 3, ticket.queuedAt]
  }

  private compare(a: ReferenceTicket, b: ReferenceTicket): number {
    const byClass = ticketClasses.indexOf(a.class) - ticketClasses.indexOf(b.class)
    const bySeniority = a.queuedAt - b.queuedAt || a.order - b.order
    switch (this.definition.rules.callOrder) {
      case 'fifo':
        return bySeniority
      case 'strict':
        return byClass || bySeniority
      case 'slack':
        return (
          (a.queuedAt - this.now) / this.target(a) - (b.queuedAt - this.now) / this.target(b) ||
          a.order - b.order
        )
      case 'deadline':
        return a.queuedAt + this.target(a) - b.queuedAt - this.target(b) || a.order - b.order
      case 'hall': {
        const [keyA, keyB] = [this.hallKey(a), this.hallKey(b)]
        return keyA[0] - keyB[0] || keyA[1] - keyB[1] || a.order - b.order
      }
    }
  }

  private openDay(date: string): boolean {
    if (date === this.date) return true
    if (this.isOpen || date < this.date) return false
    Object.assign(this, { date, isOpen: true, tickets: [], rated: [], worst: {}, most: {} })
    this.emptyWindows()
    return true
  }

  private emptyWindows(): void {
    for (const window of Object.values(this.windows))
      Object.assign(window, { status: 'closed', clerk: null, current: null, undo: null, left: null })
  }

  private closeDay(): boolean {
    if (!this.isOpen) return false
    for (const ticket of this.tickets) {
      if (!['served', 'void', 'closed'].includes(ticket.status))
        Object.assign(ticket, { status: 'closed', window: null })
    }
    this.emptyWindows()
    this.isOpen = false
    return true
  }

  private signIn(windowId: string, clerk: string): boolean {
    const window = this.window(windowId)
    if (window.status !== 'closed' || Object.values(this.windows).some((other) => other.clerk === clerk))
      return false
    Object.assign(window, { status: 'open', clerk, undo: null, left: null })
    return true
  }

  private signOut(windowId: string, at: number): boolean {
    const window = this.window(windowId)
    const { status, clerk } = window
    if (status === 'closed' || window.current !== null) return false
    const bound = this.tickets.filter((ticket) => ticket.status === 'waiting' && ticket.bound === windowId)
    const left = { at, clerk, status, bound: structuredClone(bound) }
    for (const ticket of bound) this.bind(ticket, null)
    Object.assign(window, { status: 'closed', clerk: null, undo: null, left })
    return true
  }

  private undoSignOut(windowId: string, actor: Actor, now: number): boolean {
    const window = this.window(windowId)
    const { left } = window
    if (left === null || left.clerk === null || !this.isOpen) return false
    const isTooLate = now - left.at > this.definition.rules.undoSeconds * 1000
    if (actor.kind === 'clerk' && (actor.id !== left.clerk || isTooLate)) return false
    if (!this.signIn(windowId, left.clerk)) return false
    for (const { id, service } of left.bound) {
      const ticket = this.find(id)
      if (ticket?.status === 'waiting' && ticket.bound === null && ticket.service === service)
        this.bind(ticket, windowId)
    }
    window.status = left.status
    return true
  }

  private bind(ticket: ReferenceTicket, windowId: string | null): void {
    ticket.bound = windowId
    ticket.changes += 1
  }

  private take(command: Extract<HallCommand, { type: 'TakeTicket' }>, now: number): boolean {
    const service = this.definition.services.find(({ id }) => id === command.serviceId)
    if (service === undefined || !this.isOpen) return false
    const { seriesPrefix } = service
    const sequence = this.tickets.filter(({ number }) => number.startsWith(seriesPrefix)).length + 1
    const isAppointment = command.ground === null && command.appointmentAt !== null
    this.tickets.push({
      id: command.ticketId,
      number: `${seriesPrefix}${String(sequence).padStart(3, '0')}`,
      order: this.tickets.length + 1,
      service: service.id,
      class: command.ground !== null ? 'green' : isAppointment ? 'appointment' : 'walkin',
      slot: command.appointmentAt,
      arrivedAt: now,
      queuedAt: isAppointment ? Math.max(now, command.appointmentAt ?? 0) : now,
      status: 'waiting',
      window: null,
      bound: null,
      requeues: 0,
      calls: 0,
      firstCallAt: 0,
      lastCallAt: 0,
      noShowAt: 0,
      matters: [...service.matters],
      changes: 0,
    })
    this.noteTurn(service.id)
    return true
  }

  private requeue(ticket: ReferenceTicket, now: number): boolean {
    const { requeueLimit, requeueWithinMinutes } = this.definition.rules
    if (ticket.requeues >= requeueLimit || now - ticket.noShowAt > requeueWithinMinutes * 60_000) return false
    const queuedAt = ticket.class === 'appointment' ? Math.max(now, ticket.slot ?? now) : now
    Object.assign(ticket, { status: 'waiting', queuedAt, requeues: ticket.requeues + 1 })
    return true
  }

  private call(ticket: ReferenceTicket, windowId: string, now: number): void {
    Object.assign(ticket, { status: 'called', window: windowId, bound: null })
    Object.assign(ticket, { calls: 1, firstCallAt: now, lastCallAt: now })
    this.window(windowId).current = ticket.id
  }

  private finish(window: ReferenceWindow): boolean {
    const ticket = this.find(window.current ?? '')
    if (ticket?.status !== 'serving') return false
    ticket.status = 'served'
    window.current = null
    return true
  }

  private transfer(
    command: Extract<HallCommand, { type: 'TransferTicket' }>,
    actor: Actor,
    now: number,
  ): boolean {
    const ticket = this.find(command.ticketId)
    const service = command.serviceId ?? ticket?.service ?? ''
    const target = command.toWindowId === null ? undefined : this.window(command.toWindowId)
    if (command.serviceId === null && command.toWindowId === null) return false
    if (target !== undefined && (target.status === 'closed' || !takesService(target.services, service)))
      return false
    return this.moveAnywhere(ticket, actor, now, (moved) => {
      const former = this.definition.services.find(({ id }) => id === moved.service)
      if (moved.matters.includes(service)) {
        moved.matters = moved.matters.filter((id) => id !== service)
        if (former?.kind === 'matter') moved.matters.unshift(former.id)
      }
      Object.assign(moved, { status: 'waiting', service, bound: command.toWindowId, window: null })
    })
  }

  private makeVoid(ticketId: string, actor: Actor, now: number): boolean {
    const ticket = this.find(ticketId)
    if (ticket?.status === 'no-show' && actor.kind !== 'clerk') {
      Object.assign(ticket, { status: 'void', changes: ticket.changes + 1 })
      return true
    }
    return this.moveAnywhere(ticket, actor, now, (moved) => {
      Object.assign(moved, { status: 'void', window: null })
    })
  }

  /** Moves a ticket that waits, is at a window or on hold. A clerk may do so with what is at the own window. */
  private moveAnywhere(
    ticket: ReferenceTicket | undefined,
    actor: Actor,
    now: number,
    move: (ticket: ReferenceTicket) => void,
  ): boolean {
    if (ticket === undefined || !['waiting', 'called', 'serving', 'held'].includes(ticket.status))
      return false
    const holder = Object.entries(this.windows).find(([id]) => id === ticket.window)?.[1]
    if (actor.kind === 'clerk' && holder?.clerk !== actor.id) return false
    if (holder === undefined) {
      move(ticket)
      ticket.changes += 1
      return true
    }
    return this.remember(holder, actor, now, () => {
      move(ticket)
      if (holder.current === ticket.id) holder.current = null
      return true
    })
  }

  private undo(windowId: string, now: number): boolean {
    const window = this.window(windowId)
    const { undo } = window
    if (window.status !== 'open' || undo === null) return false
    if (now - undo.at > this.definition.rules.undoSeconds * 1000) return false
    for (const [index, before] of undo.before.entries()) {
      const ticket = this.find(before.id)
      if (ticket?.changes !== undo.changes[index]) return false
      if (ticket?.status === 'served' && this.rated.includes(before.id)) return false
    }
    for (const before of undo.before) {
      const ticket = this.find(before.id)
      if (ticket !== undefined) Object.assign(ticket, before, { changes: ticket.changes + 1 })
    }
    Object.assign(window, { current: undo.current, undo: null })
    return true
  }

  /** An open window of the clerk; what the act changes is remembered for undo, or undone at once when it is refused. */
  private atWindow(
    windowId: string,
    actor: Actor,
    now: number,
    act: (window: ReferenceWindow) => boolean,
  ): boolean {
    const window = this.window(windowId)
    if (window.status !== 'open') return false
    return this.remember(window, actor, now, () => act(window))
  }

  private remember(window: ReferenceWindow, actor: Actor, now: number, act: () => boolean): boolean {
    const before = structuredClone(this.tickets)
    const { current } = window
    if (!act()) {
      Object.assign(window, { current })
      for (const [index, ticket] of this.tickets.entries()) Object.assign(ticket, before[index])
      return false
    }
    const changed = before.filter((old, index) => JSON.stringify(old) !== JSON.stringify(this.tickets[index]))
    for (const { id } of changed) {
      const ticket = this.find(id)
      if (ticket !== undefined) ticket.changes += 1
    }
    const changes = changed.map(({ id }) => this.find(id)?.changes ?? 0)
    window.undo = actor.kind === 'clerk' ? { at: now, current, before: changed, changes } : null
    return true
  }

  private ifFree(windowId: string, act: (window: ReferenceWindow) => void): boolean {
    const window = this.window(windowId)
    if (window.status !== 'open' || window.current !== null) return false
    act(window)
    return true
  }

  private ifTicket(
    ticketId: string,
    statuses: readonly string[],
    act: (ticket: ReferenceTicket) => boolean,
  ): boolean {
    const ticket = this.find(ticketId)
    if (ticket === undefined || !statuses.includes(ticket.status) || !act(ticket)) return false
    ticket.changes += 1
    return true
  }

  private ifCurrent(
    windowId: string,
    status: string,
    act: (ticket: ReferenceTicket, window: ReferenceWindow) => boolean,
  ): boolean {
    const window = this.window(windowId)
    const ticket = this.find(window.current ?? '')
    if (window.status !== 'open' || ticket?.status !== status || !act(ticket, window)) return false
    ticket.changes += 1
    return true
  }

  private moveCurrent(
    windowId: string,
    actor: Actor,
    now: number,
    status: string,
    move: (ticket: ReferenceTicket, window: ReferenceWindow) => boolean,
  ): boolean {
    return this.atWindow(windowId, actor, now, (window) => {
      const ticket = this.find(window.current ?? '')
      return ticket?.status === status && move(ticket, window)
    })
  }
}
