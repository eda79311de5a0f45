import { z } from '@hono/zod-openapi'
import type { Rejection } from '../../../shared/errors.ts'
import { checkInBody } from '../../../shared/http/booking-schemas.ts'
import { deskCheckInBody } from '../../../shared/http/desk-booking-schemas.ts'
import { takenTicket as takenSchema } from '../../../shared/http/kiosk-schemas.ts'
import { AttemptLimit } from '../../application/attempt-limit.ts'
import { type BookingClue, findBookingBy } from '../../application/booking/find-booking.ts'
import type { Hall, HallCommand } from '../../domain/hall.ts'
import { isRejection } from '../../domain/hall-day/decide-window.ts'
import { runCommand } from '../command.ts'
import { requireDevice, requireStaff } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { ProblemError } from '../problem.ts'
import { addCommand, createRouter, deviceSecurity, nothing, staffSecurity } from '../route-parts.ts'
import { takenTicket } from '../taken-ticket.ts'

/** A booking's code or page, or its eight digits: what may be kept of what was typed or scanned. */
const isOurCode = /^(\d{4}[\s-]?\d{4}|(.*\/b\/)?[a-z0-9]{16})$/

/**
 * The command that makes the booking of a clue a ticket, with the wait that is foreseen, if it is known in time; printed
 * when a printer is named.
 */
async function checkIn(
  hub: HubContext,
  find: (hall: Hall) => string | Rejection,
  printerId: string | undefined,
) {
  // The booking is looked for again when the command's turn comes: it may have changed by then.
  const meant = find(hub.writer.hall)
  const booking = isRejection(meant) ? undefined : hub.writer.hall.book.bookings.get(meant)
  const expectedWait = booking === undefined ? null : await hub.waits.forBooking(booking)
  return (hall: Hall): HallCommand | Rejection => {
    const bookingId = find(hall)
    if (isRejection(bookingId)) return bookingId
    return {
      type: 'CheckInBooking',
      bookingId,
      ticketId: hub.ids.id(),
      code: hub.ids.code(),
      ...(expectedWait !== null && { expectedWait }),
      print: printerId === undefined ? null : { jobId: hub.ids.id(), printerId },
    }
  }
}

/** Check-in (签到): at the kiosk, and by a guide for whoever stands at the desk. */
export function checkInRoutes(hub: HubContext) {
  const router = createRouter()
  /** Slows guessing of codes at a kiosk; whoever gets in clears it. */
  const attempts = new AttemptLimit()
  /** What is kept of a clue as a fingerprint: it names nobody. */
  const kept = (clue: BookingClue) => {
    if (!('code' in clue)) return { who: hub.office.hashOf(clue) }
    // A scanner reads whatever card is held to it.
    return isOurCode.test(clue.code) ? { code: clue.code } : {}
  }
  const byClue = (clue: BookingClue) => (hall: Hall) => {
    const booking = findBookingBy(hall, hub.office.vault, clue)
    return isRejection(booking) ? booking : booking.id
  }
  addCommand(
    router,
    {
      path: '/kiosk/check-ins',
      summary: 'Check in at a kiosk by code, or by document and phone; the ticket is printed beside it',
      answer: takenSchema,
      body: checkInBody,
      params: nothing,
      tags: ['device'],
      security: deviceSecurity,
    },
    async (c, body) => {
      const kiosk = requireDevice(c, hub, 'kiosk')
      const now = hub.writer.now()
      const seconds = attempts.waitSeconds(kiosk.id, now)
      if (seconds > 0) throw new ProblemError('too_many_attempts', { seconds })
      const actor = { kind: 'device', id: kiosk.id } as const
      try {
        const command = await checkIn(hub, byClue(body), kiosk.printerId)
        const events = await runCommand(c, hub, actor, kept(body), command)
        attempts.noteSuccess(kiosk.id)
        return takenTicket(hub, events)
      } catch (error) {
        if (error instanceof ProblemError && error.rejection.code === 'booking_unknown')
          attempts.noteFailure(kiosk.id, now)
        throw error
      }
    },
  )
  const desk = { answer: takenSchema, tags: ['desk'], security: staffSecurity }
  addCommand(
    router,
    {
      ...desk,
      path: '/desk/check-ins',
      summary: 'Check a visitor in by code, or by document and phone',
      body: z.intersection(checkInBody, deskCheckInBody),
      params: nothing,
    },
    async (c, body) => {
      const { id, role } = requireStaff(c, hub, ['guide', 'manager'])
      const command = await checkIn(hub, byClue(body), body.printerId)
      return takenTicket(hub, await runCommand(c, hub, { kind: role, id }, kept(body), command))
    },
  )
  addCommand(
    router,
    {
      ...desk,
      path: '/desk/bookings/{bookingId}/check-in',
      summary: 'Check in the visitor of a booking',
      body: deskCheckInBody,
      params: z.object({ bookingId: z.string().max(80) }),
    },
    async (c, body, { bookingId }) => {
      const { id, role } = requireStaff(c, hub, ['guide', 'manager'])
      const command = await checkIn(hub, () => bookingId, body.printerId)
      return takenTicket(hub, await runCommand(c, hub, { kind: role, id }, body, command))
    },
  )
  return router
}
