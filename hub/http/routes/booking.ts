import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { localDate } from '../../../shared/booking/timetable.ts'
import {
  challengeAnswer,
  confirmBody,
  bookingDays as daysSchema,
  holdBody,
  bookingInfo as infoSchema,
  rescheduleBody,
  bookingSlots as slotsSchema,
  bookingView as viewSchema,
} from '../../../shared/http/booking-schemas.ts'
import { calendarEntry } from '../../application/booking/calendar-entry.ts'
import { calendarFile } from '../../application/booking/calendar-file.ts'
import {
  bookingDays,
  bookingInfo,
  bookingSlots,
  type Choice,
  choiceOfBooking,
} from '../../application/views/booking-choice.ts'
import { bookingView } from '../../application/views/booking-view.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import type { HallCommand } from '../../domain/hall.ts'
import { commandIdOf, runCommand } from '../command.ts'
import { visitorFollows } from '../following.ts'
import type { HubContext } from '../hub-context.ts'
import { orProblem, ProblemError } from '../problem.ts'
import { addCommand, commandRoute, createRouter, liveRoute, nothing, viewRoute } from '../route-parts.ts'
import { limitedAddress } from '../visitor-address.ts'

const tags = ['booking']
const byCode = z.object({ code: z.string().min(8).max(40) })
export const byDate = z.object({ date: localDate })
/** Services of one visit in a query: ids joined by commas. */
export const choiceQuery = z.object({
  services: z.string().regex(/^[a-z0-9-]{1,40}(,[a-z0-9-]{1,40}){0,9}$/, 'ids of services, joined by commas'),
  project: z.string().max(40).optional(),
})

/** What the visitor chooses from, as the query says it. */
export function choiceOf(
  { services, project }: z.infer<typeof choiceQuery>,
  channel: Choice['channel'],
): Choice {
  return { services: services.split(','), project: project ?? null, channel }
}

/** What visitors do from afar: look, book, and change what they booked. */
export function bookingRoutes(hub: HubContext) {
  const { hall } = hub.writer
  const { office } = hub
  const view = (booking: Booking) => bookingView(hall, booking, hub.bookingSurroundings, hub.version())
  const bookingOf = (code: string): Booking => {
    const booking = hall.book.bookings.get(hall.book.idByCode.get(code) ?? '')
    if (booking === undefined) throw new ProblemError('booking_unknown')
    return booking
  }
  const limit = async (c: Context, act: 'read' | 'code') => {
    const refused = await office.limit(act, limitedAddress(c, hub))
    if (refused !== undefined) throw ProblemError.of(refused)
  }
  /** A project's code opens its places: it is tried as seldom as a code from a message. */
  const limitProjects = async (c: Context) => {
    if (c.req.query('project') !== undefined) await limit(c, 'code')
  }
  const base = { params: nothing, query: nothing, tags }
  const router = createRouter()

  router.openapi(
    viewRoute({
      ...base,
      path: '/booking',
      summary: 'What can be booked, and the rules',
      answer: infoSchema,
    }),
    (c) => c.json(bookingInfo(hall, hub.writer.now(), { demoCodes: hub.demoCodes }), 200),
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/booking/days',
      summary: 'Days with free places',
      answer: daysSchema,
      query: choiceQuery,
    }),
    async (c) => {
      await limit(c, 'read')
      await limitProjects(c)
      const choice = choiceOf(c.req.valid('query'), 'public')
      return c.json(orProblem(bookingDays(hall, choice, hub.writer.now())), 200)
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/booking/slots',
      summary: 'The slots of a day',
      answer: slotsSchema,
      query: choiceQuery.extend(byDate.shape),
    }),
    async (c) => {
      await limit(c, 'read')
      await limitProjects(c)
      const query = c.req.valid('query')
      const choice = choiceOf(query, 'public')
      return c.json(orProblem(bookingSlots(hall, choice, query.date, hub.writer.now())), 200)
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/bookings/{code}/days',
      summary: 'Days to which a booking can be moved',
      answer: daysSchema,
      params: byCode,
    }),
    async (c) => {
      await limit(c, 'read')
      const choice = choiceOfBooking(bookingOf(c.req.valid('param').code), 'public')
      return c.json(orProblem(bookingDays(hall, choice, hub.writer.now())), 200)
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/bookings/{code}/slots',
      summary: 'The slots of a day to which a booking can be moved',
      answer: slotsSchema,
      params: byCode,
      query: byDate,
    }),
    async (c) => {
      await limit(c, 'read')
      const choice = choiceOfBooking(bookingOf(c.req.valid('param').code), 'public')
      return c.json(orProblem(bookingSlots(hall, choice, c.req.valid('query').date, hub.writer.now())), 200)
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/booking/challenge',
      summary: 'A challenge to solve before a place is held',
      answer: challengeAnswer,
    }),
    async (c) => {
      const challenge = orProblem(await office.challenge(limitedAddress(c, hub)))
      return c.json(challenge as Record<string, unknown>, 200)
    },
  )
  router.openapi(
    commandRoute({
      path: '/booking/holds',
      summary: 'Hold a place for ten minutes; a code goes to the phone',
      answer: viewSchema,
      body: holdBody,
      params: nothing,
      tags,
    }),
    async (c) => {
      const body = c.req.valid('json')
      const { challenge, person, project, ...asked } = body
      const useId = commandIdOf(c, visitor)
      const address = limitedAddress(c, hub)
      const refused = await office.admitTry('hold', person, { address, challenge, useId })
      if (refused !== undefined) throw ProblemError.of(refused)
      const command = office.hold({ ...asked, person, project: project ?? null }, address)
      // The person is part of the fingerprint that is kept by keyed hashes only.
      const who = office.hashOf(person)
      const events = await runCommand(c, hub, visitor, { ...asked, project: project ?? null, who }, command)
      const held = events.find(({ event }) => event.type === 'SlotHeld')?.event
      const booking = held?.type === 'SlotHeld' ? hall.book.bookings.get(held.bookingId) : undefined
      if (booking === undefined) throw new ProblemError('booking_unknown')
      return c.json(view(booking), 200)
    },
  )

  const act = <Body extends z.ZodObject>(
    path: string,
    summary: string,
    body: Body,
    command: (booking: Booking, asked: z.infer<Body>) => HallCommand | ReturnType<typeof office.confirm>,
    check: (booking: Booking, asked: z.infer<Body>) => void = () => {},
  ) => {
    const route = { path: `/bookings/{code}${path}`, summary, answer: viewSchema, body, params: byCode, tags }
    addCommand(router, route, async (c, asked, { code }) => {
      const booking = bookingOf(code)
      check(booking, asked)
      // One-time codes are checked above and kept nowhere, not even as a fingerprint.
      const kept = 'code' in asked ? {} : asked
      await runCommand(c, hub, { kind: 'visitor', id: booking.id }, kept, command(booking, asked))
      return view(bookingOf(code))
    })
  }
  act(
    '/confirm',
    'Confirm a held place with the code from the message',
    confirmBody,
    ({ id }) => office.confirm(id),
    ({ id, stage }, { code }) => {
      const refused = stage.status === 'held' ? office.checkCode('confirm', id, code) : undefined
      if (refused !== undefined) throw ProblemError.of(refused)
    },
  )
  act('/reschedule', 'Move the booking in one step', rescheduleBody, ({ id }, { date, start }) => ({
    type: 'RescheduleBooking',
    bookingId: id,
    date,
    start,
    by: 'visitor',
    releaseFraction: office.releaseFraction(),
  }))
  act('/cancel', 'Cancel the booking', nothing, ({ id }) => ({
    type: 'CancelBooking',
    bookingId: id,
    by: 'visitor',
    releaseFraction: office.releaseFraction(),
  }))

  router.openapi(
    viewRoute({
      ...base,
      path: '/bookings/{code}',
      summary: 'A booking, by its code',
      answer: viewSchema,
      params: byCode,
    }),
    (c) => c.json(view(bookingOf(c.req.valid('param').code)), 200),
  )
  router.openapi(
    liveRoute({ path: '/bookings/{code}/live', summary: 'A booking, live', params: byCode, tags }),
    (c) => {
      const { code } = c.req.valid('param')
      bookingOf(code)
      const render = () => {
        const booking = hall.book.bookings.get(hall.book.idByCode.get(code) ?? '')
        return booking === undefined ? undefined : view(booking)
      }
      return hub.live.stream(render, visitorFollows(c, hub, 'slowly')) as never
    },
  )
  addCommand(
    router,
    {
      path: '/bookings/{code}/resend',
      summary: 'Send the code once more',
      answer: viewSchema,
      body: nothing,
      params: byCode,
      tags,
    },
    async (c, _, { code }) => {
      commandIdOf(c, visitor)
      await limit(c, 'code')
      const booking = bookingOf(code)
      const refused = office.resend(hall, booking)
      if (refused !== undefined) throw ProblemError.of(refused)
      return view(booking)
    },
  )
  router.openAPIRegistry.registerPath({
    method: 'get',
    path: '/bookings/{code}/calendar.ics',
    summary: 'A booking as an entry for a calendar',
    tags,
    request: { params: byCode, query: z.object({ lang: z.enum(['zh', 'en']).optional() }) },
    responses: { 200: { description: 'iCalendar', content: { 'text/calendar': { schema: z.string() } } } },
  })
  router.get('/bookings/:code/calendar.ics', (c) => {
    const shown = view(bookingOf(c.req.param('code')))
    const language = c.req.query('lang') === 'en' ? 'en' : 'zh'
    return c.body(calendarFile(calendarEntry(shown, bookingOf(shown.code), language)), 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="booking-${shown.number ?? 'held'}.ics"`,
    })
  })
  if (hub.demoCodes)
    router.get('/bookings/:code/demo-code', (c) =>
      c.json({ code: office.demoCode(bookingOf(c.req.param('code')).id) }),
    )
  return router
}

/** Visitors from afar are known by nothing but what they send. */
export const visitor = { kind: 'visitor', id: 'booking' } as const
