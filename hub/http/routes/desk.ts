import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { localDate } from '../../../shared/booking/timetable.ts'
import {
  bookingDays as daysSchema,
  rescheduleBody,
  bookingSlots as slotsSchema,
} from '../../../shared/http/booking-schemas.ts'
import {
  deskBookingBody,
  deskBookings as deskListSchema,
  deskBooking as deskSchema,
} from '../../../shared/http/desk-booking-schemas.ts'
import { bookingDays, bookingSlots, choiceOfBooking } from '../../application/views/booking-choice.ts'
import { deskBooking, deskBookings } from '../../application/views/booking-view.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import { todayOf } from '../../domain/booking/decide-booking.ts'
import type { HallCommand } from '../../domain/hall.ts'
import { runCommand } from '../command.ts'
import { staffFollows } from '../following.ts'
import { staffActor } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { sharedView } from '../live-views.ts'
import { orProblem, ProblemError } from '../problem.ts'
import { addCommand, createRouter, liveRoute, nothing, staffSecurity, viewRoute } from '../route-parts.ts'
import { byDate, choiceOf, choiceQuery } from './booking.ts'

const tags = ['desk']
const security = staffSecurity
const byBooking = z.object({ bookingId: z.string().max(80) })

/** Bookings at the desk: staff see them, and do everything for visitors that these do from afar. */
export function deskRoutes(hub: HubContext) {
  const { hall } = hub.writer
  const staffOf = (c: Context) => staffActor(c, hub, ['guide', 'manager'])
  const surroundings = { ...hub.bookingSurroundings, messages: () => hub.messageFigures() }
  const list = (date: string | undefined, version = hub.version()) =>
    deskBookings(hall, date ?? todayOf(hall.day, version.at), surroundings, version)
  const ofToday = sharedView(hub.version, (version) => list(undefined, version))
  const bookingOf = (bookingId: string): Booking => {
    const booking = hall.book.bookings.get(bookingId)
    if (booking === undefined) throw new ProblemError('booking_unknown')
    return booking
  }
  /** With the check-in code, for the slip that the visitor gets. */
  const shown = (bookingId: string) => {
    const booking = bookingOf(bookingId)
    const view = deskBooking(hall, booking, hub.bookingSurroundings, hub.writer.now())
    return { ...view, checkInCode: booking.checkInCode }
  }
  const router = createRouter()
  const base = { params: nothing, tags, security }

  router.openapi(
    viewRoute({
      ...base,
      path: '/desk/bookings',
      summary: 'The bookings of a day',
      answer: deskListSchema,
      query: z.object({ date: localDate.optional() }),
    }),
    (c) => {
      staffOf(c)
      return c.json(list(c.req.valid('query').date), 200)
    },
  )
  router.openapi(
    liveRoute({ ...base, path: '/desk/bookings/live', summary: 'The bookings of today, live' }),
    (c) => {
      staffOf(c)
      return hub.live.stream(ofToday, staffFollows(c, hub, ['guide', 'manager'])) as never
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/desk/days',
      summary: 'Days with free places, those of the staff included',
      answer: daysSchema,
      query: choiceQuery,
    }),
    (c) => {
      staffOf(c)
      const choice = choiceOf(c.req.valid('query'), 'staff')
      return c.json(orProblem(bookingDays(hall, choice, hub.writer.now())), 200)
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/desk/slots',
      summary: 'The slots of a day, with the places of the staff',
      answer: slotsSchema,
      query: choiceQuery.extend(byDate.shape),
    }),
    (c) => {
      staffOf(c)
      const query = c.req.valid('query')
      const choice = choiceOf(query, 'staff')
      return c.json(orProblem(bookingSlots(hall, choice, query.date, hub.writer.now())), 200)
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/desk/bookings/{bookingId}/days',
      summary: 'Days to which a booking can be moved',
      answer: daysSchema,
      params: byBooking,
      query: nothing,
    }),
    (c) => {
      staffOf(c)
      const choice = choiceOfBooking(bookingOf(c.req.valid('param').bookingId), 'staff')
      return c.json(orProblem(bookingDays(hall, choice, hub.writer.now())), 200)
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/desk/bookings/{bookingId}/slots',
      summary: 'The slots of a day to which a booking can be moved',
      answer: slotsSchema,
      params: byBooking,
      query: byDate,
    }),
    (c) => {
      staffOf(c)
      const choice = choiceOfBooking(bookingOf(c.req.valid('param').bookingId), 'staff')
      return c.json(orProblem(bookingSlots(hall, choice, c.req.valid('query').date, hub.writer.now())), 200)
    },
  )
  addCommand(
    router,
    {
      ...base,
      path: '/desk/bookings',
      summary: 'Book for a visitor whose document was seen',
      answer: deskSchema,
      body: deskBookingBody,
    },
    async (c, body) => {
      const { person, project, ...asked } = body
      const command = hub.office.bookAtDesk({ ...asked, person, project: project ?? null })
      const who = hub.office.hashOf(person)
      const kept = { ...asked, project: project ?? null, who }
      const events = await runCommand(c, hub, staffOf(c), kept, command)
      const confirmed = events.find(({ event }) => event.type === 'BookingConfirmed')?.event
      return shown(confirmed?.type === 'BookingConfirmed' ? confirmed.bookingId : '')
    },
  )
  const act = <Body extends z.ZodType>(
    path: string,
    summary: string,
    body: Body,
    command: (bookingId: string, asked: z.infer<Body>) => HallCommand,
  ) =>
    addCommand(
      router,
      {
        path: `/desk/bookings/{bookingId}${path}`,
        summary,
        answer: deskSchema,
        body,
        params: byBooking,
        tags,
        security,
      },
      async (c, asked, { bookingId }) => {
        await runCommand(c, hub, staffOf(c), asked, command(bookingId, asked))
        return shown(bookingId)
      },
    )
  act('/reschedule', 'Move a booking in one step', rescheduleBody, (bookingId, { date, start }) => ({
    type: 'RescheduleBooking',
    bookingId,
    date,
    start,
    by: 'staff',
    releaseFraction: hub.office.releaseFraction(),
  }))
  act('/cancel', 'Cancel a booking', nothing, (bookingId) => ({
    type: 'CancelBooking',
    bookingId,
    by: 'staff',
    releaseFraction: hub.office.releaseFraction(),
  }))
  return router
}
