import { type ErrorCode, type ErrorData, type Rejection, reject } from '../../shared/errors.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { anyService, takesService } from '../../shared/service-list.ts'
import { type BookingBook, bookingsOn } from './booking/booking-book.ts'
import { todayOf } from './booking/decide-booking.ts'
import { strandedBookings, underSetup } from './booking/decide-setup.ts'
import type { HallDay } from './hall-day/hall-day.ts'
import { clerkOf } from './hall-day/hall-window.ts'
import { isOpen } from './hall-day/ticket.ts'
import type { Circumstance } from './journal.ts'

/** Why a new definition cannot be taken over now, and the part of it that is the reason. */
export interface Obstacle {
  readonly path: readonly (string | number)[]
  readonly rejection: Rejection
}

type Objection = (path: Obstacle['path'], code: ErrorCode, data?: ErrorData) => void

/**
 * Everything that stands against a new definition of a hall that is at work: it would leave people who wait, are served
 * or have booked without a window or a service, or lock its administrator out. Empty for a hall's first definition.
 */
export function obstaclesToChange(
  { day, book }: { readonly day: HallDay; readonly book: BookingBook },
  definition: HallDefinition,
  circumstance: Circumstance,
): readonly Obstacle[] {
  if (day.definition === null) return []
  const obstacles: Obstacle[] = []
  const object: Objection = (path, code, data = {}) => obstacles.push({ path, rejection: reject(code, data) })
  objectToIdentity(day, day.definition, definition, object)
  objectToStaff(day, definition, circumstance, object)
  objectToWindows(day, definition, object)
  objectToServices(day, definition, object)
  objectToBookings(day, book, definition, circumstance.now, object)
  return obstacles
}

/** What the topics of the bus, the journal and the business day hang on. */
function objectToIdentity(
  day: HallDay,
  before: HallDefinition,
  after: HallDefinition,
  object: Objection,
): void {
  if (after.id !== before.id) object(['id'], 'hall_id_fixed', { id: before.id })
  if (after.timeZone !== before.timeZone && day.businessDay?.status === 'open')
    object(['timeZone'], 'time_zone_in_use')
}

function objectToStaff(
  day: HallDay,
  { staff }: HallDefinition,
  { actor }: Circumstance,
  object: Objection,
): void {
  const own = staff.find(({ id }) => id === actor.id)
  if (actor.kind === 'administrator' && own?.role !== 'administrator')
    object(['staff'], 'own_role_kept', { staff: day.staff.get(actor.id)?.name ?? actor.id })
  const clerks = new Set(staff.filter(({ role }) => role === 'clerk').map(({ id }) => id))
  for (const window of day.windows.values()) {
    const clerkId = clerkOf(window)
    if (clerkId === undefined || clerks.has(clerkId) || window.currentTicketId === null) continue
    object(['staff'], 'clerk_serves', {
      staff: day.staff.get(clerkId)?.name ?? clerkId,
      ticket: day.tickets.get(window.currentTicketId)?.number ?? '',
    })
  }
}

function objectToWindows(day: HallDay, { windows }: HallDefinition, object: Objection): void {
  const kept = new Set(windows.map(({ id }) => id))
  for (const { id, currentTicketId } of day.windows.values())
    if (!kept.has(id) && currentTicketId !== null)
      object(['windows'], 'window_serves', {
        window: day.windowDefinitions.get(id)?.number ?? id,
        ticket: day.tickets.get(currentTicketId)?.number ?? '',
      })
}

/** A service with people in the hall keeps existing, and keeps a window that takes it. */
function objectToServices(day: HallDay, { services, windows }: HallDefinition, object: Objection): void {
  const index = new Map(services.map(({ id }, at) => [id, at]))
  const waiting = new Map<string, number>()
  for (const ticket of day.tickets.values())
    if (isOpen(ticket)) waiting.set(ticket.serviceId, (waiting.get(ticket.serviceId) ?? 0) + 1)
  for (const [serviceId, people] of waiting) {
    const at = index.get(serviceId)
    const service = day.services.get(serviceId)?.name ?? serviceId
    if (at === undefined) object(['services'], 'service_waited_for', { service, people })
    else if (!windows.some((window) => takesService(window.services, serviceId)))
      object(['services', at], 'service_without_window', { service, people })
  }
}

function objectToBookings(
  day: HallDay,
  book: BookingBook,
  definition: HallDefinition,
  now: number,
  object: Objection,
): void {
  const kept = new Set([anyService, ...definition.services.map(({ id }) => id)])
  const today = todayOf(day, now)
  const booked = new Map<string, number>()
  for (const date of book.idsByDate.keys())
    for (const { stage, services } of date < today ? [] : bookingsOn(book, date))
      if (stage.status === 'confirmed' || stage.status === 'held')
        for (const id of services) if (!kept.has(id)) booked.set(id, (booked.get(id) ?? 0) + 1)
  for (const [serviceId, count] of booked)
    object(['services'], 'service_booked', {
      service: day.services.get(serviceId)?.name ?? serviceId,
      count,
    })
  for (const [at, { id, services }] of (definition.booking ?? book.setup).openings.entries()) {
    const gone = services.find((service) => !kept.has(service))
    if (gone === undefined) continue
    const path = definition.booking === undefined ? ['services'] : ['booking', 'openings', at, 'services']
    object(path, 'service_opened', { service: day.services.get(gone)?.name ?? gone, opening: id })
  }
  if (definition.booking === undefined) return
  // Only bookings that lose their places by this change: others may have been left without them before.
  const before = new Set(strandedBookings(book, today).map((booking) => booking.id))
  const left = strandedBookings(underSetup(book, day, definition.booking), today)
  const stranded = left.filter((booking) => !before.has(booking.id))
  if (stranded.length > 0)
    object(['booking', 'openings'], 'bookings_stranded', {
      count: stranded.length,
      date: stranded[0]?.slots.date ?? today,
    })
}
