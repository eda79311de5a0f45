import { callingRulesOf, type WindowDefinition } from '../../../shared/hall-definition.ts'
import { anyService } from '../../../shared/service-list.ts'
import { callOrder } from '../calling/call-order.ts'
import { setWindow } from './day-changes.ts'
import { type HallDay, initialHallDay } from './hall-day.ts'
import type { HallWindow } from './hall-window.ts'
import { windowIdOf } from './ticket.ts'

/**
 * Takes a hall definition over. Windows that are known keep who sits at them, and what the manager lets them take today
 * unless the definition itself has changed that.
 */
export function configure(day: HallDay, definition: NonNullable<HallDay['definition']>): void {
  const planned = day.windowDefinitions
  day.definition = definition
  day.services = new Map(definition.services.map((service) => [service.id, service]))
  day.windowDefinitions = new Map(definition.windows.map((window) => [window.id, window]))
  day.staff = new Map(definition.staff.map((member) => [member.id, member]))
  day.devices = new Map(definition.devices.map((device) => [device.id, device]))
  day.competing.clear()
  for (const id of day.windows.keys()) if (!day.windowDefinitions.has(id)) day.windows.delete(id)
  for (const { id, services: named } of definition.windows) {
    const known = day.windows.get(id)
    const services = [...new Set(named)]
    day.windows.set(
      id,
      known === undefined
        ? { id, services, stage: { status: 'closed' }, currentTicketId: null, lastAct: null }
        : {
            ...known,
            services: isPlannedAsBefore(planned.get(id), named) ? stillThere(day, known, services) : services,
            lastAct: canBeTakenBack(day, known) ? known.lastAct : null,
          },
    )
  }
  day.order = callOrder(definition.rules.callOrder, callingRulesOf(definition.rules))
  day.room.layOut(day)
  day.room.plan(day)
}

function isPlannedAsBefore(before: WindowDefinition | undefined, services: readonly string[]): boolean {
  return before !== undefined && before.services.join() === services.join()
}

/** What a window takes today, without services that are gone; what it takes by plan when nothing is left. */
function stillThere(day: HallDay, { services }: HallWindow, planned: readonly string[]): readonly string[] {
  const left = services.filter((id) => id === anyService || day.services.has(id))
  return left.length === 0 ? planned : left
}

/** An act stays whose service, or whose window that held the ticket, is gone: nobody could go on with the ticket. */
function canBeTakenBack(day: HallDay, { lastAct }: HallWindow): boolean {
  if (lastAct === null) return true
  return lastAct.tickets.every(({ before }) => {
    const windowId = windowIdOf(before)
    return day.services.has(before.serviceId) && (windowId === null || day.windowDefinitions.has(windowId))
  })
}

/** Begins a business day: nobody waits, no number is given out, and what was done yesterday stays done. */
export function openDay(day: HallDay, date: string): void {
  const fresh = initialHallDay()
  day.businessDay = { date, status: 'open' }
  for (const map of [
    day.tickets,
    day.ticketIdByNumber,
    day.ticketIdByCode,
    day.ticketIdByPrintJob,
    day.series,
  ])
    map.clear()
  day.aside.clear()
  day.lines = fresh.lines
  day.room.openDay(day)
  day.issued = 0
  for (const { id, stage } of day.windows.values()) {
    // Yesterday's sign-out is not taken back today.
    const left: Partial<HallWindow> = stage.status === 'closed' ? { stage: { status: 'closed' } } : {}
    setWindow(day, id, { ...left, currentTicketId: null, lastAct: null })
  }
}
