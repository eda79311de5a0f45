import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { StaffRole } from '../../../shared/hall-definition.ts'
import {
  closeDayBody,
  closeDayAnswer as closedSchema,
  setupPreview as previewSchema,
  setupBody,
  setupPreviewBody,
  setupView,
} from '../../../shared/http/booking-setup-schemas.ts'
import {
  callBackBody,
  callBackList as callBacksSchema,
  revealedPhone,
} from '../../../shared/http/call-back-schemas.ts'
import { callBackList, closeDayAnswer, setupPreview } from '../../application/views/booking-setup-view.ts'
import type { CloseBookingDay } from '../../domain/booking/booking-commands.ts'
import { isBookingEvent } from '../../domain/booking/booking-events.ts'
import { decideCloseBookingDay } from '../../domain/booking/decide-setup.ts'
import { runCommand } from '../command.ts'
import { staffActor } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { orProblem, ProblemError } from '../problem.ts'
import { addCommand, askRoute, createRouter, nothing, staffSecurity, viewRoute } from '../route-parts.ts'

const tags = ['manager']
const security = staffSecurity
const byCallBack = z.object({ callBackId: z.string().max(160) })

/** What managers do about booking: what can be booked, closed days, and the call-back list. */
export function bookingManagerRoutes(hub: HubContext) {
  const { hall } = hub.writer
  const staffOf = (c: Context, roles: readonly StaffRole[]) => staffActor(c, hub, roles)
  const setters = ['manager', 'administrator'] as const
  const now = () => hub.writer.now()
  const setup = () => ({ setup: hall.book.setup, version: hall.book.setupVersion })
  const callBacks = () => callBackList(hall, hub.bookingSurroundings)
  const router = createRouter()
  const base = { params: nothing, tags, security }

  router.openapi(
    viewRoute({
      ...base,
      path: '/manager/booking/setup',
      summary: 'Openings, exceptions, calendar, rules and key projects',
      answer: setupView,
      query: nothing,
    }),
    (c) => {
      staffOf(c, setters)
      return c.json(setup(), 200)
    },
  )
  router.openapi(
    askRoute({
      tags,
      security,
      path: '/manager/booking/preview',
      summary: 'The week that a set-up would bring, and whom it would leave without a slot',
      body: setupPreviewBody,
      answer: previewSchema,
    }),
    (c) => {
      staffOf(c, setters)
      const { setup: candidate, from } = c.req.valid('json')
      return c.json(setupPreview(hall, candidate, from, now()), 200)
    },
  )
  addCommand(
    router,
    {
      ...base,
      path: '/manager/booking/setup',
      summary: 'Change what can be booked',
      answer: setupView,
      body: setupBody,
    },
    async (c, body) => {
      const { setup: changed, basedOn } = body
      const command = { type: 'ChangeBookingSetup', setup: changed, basedOn } as const
      await runCommand(c, hub, staffOf(c, setters), body, command)
      return setup()
    },
  )
  router.openapi(
    askRoute({
      tags,
      security,
      path: '/manager/booking/close-day/preview',
      summary: 'What closing a day would do',
      body: closeDayBody,
      answer: closedSchema,
    }),
    (c) => {
      const actor = staffOf(c, ['manager'])
      const command = closing(c.req.valid('json'))
      const decided = orProblem(decideCloseBookingDay(hall.book, hall.day, command, { now: now(), actor }))
      return c.json(closeDayAnswer(hall, command.date, decided), 200)
    },
  )
  addCommand(
    router,
    {
      ...base,
      path: '/manager/booking/close-day',
      summary: 'Close a day or a part of it; its bookings are moved or cancelled, with messages',
      answer: closedSchema,
      body: closeDayBody,
    },
    async (c, body) => {
      const events = await runCommand(c, hub, staffOf(c, ['manager']), body, closing(body))
      return closeDayAnswer(
        hall,
        body.date,
        events.map(({ event }) => event).filter((event) => isBookingEvent(event)),
      )
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/manager/call-backs',
      summary: 'Who came again for the same matter',
      answer: callBacksSchema,
      query: nothing,
    }),
    (c) => {
      staffOf(c, ['manager'])
      return c.json(callBacks(), 200)
    },
  )
  addCommand(
    router,
    {
      path: '/manager/call-backs/{callBackId}/close',
      summary: 'Close a call-back',
      answer: callBacksSchema,
      body: callBackBody,
      params: byCallBack,
      tags,
      security,
    },
    async (c, body, { callBackId }) => {
      const command = { type: 'CloseCallBack', callBackId, outcome: body.outcome } as const
      await runCommand(c, hub, staffOf(c, ['manager']), body, command)
      return callBacks()
    },
  )
  addCommand(
    router,
    {
      path: '/manager/call-backs/{callBackId}/reveal',
      summary: 'The phone of a call-back in the clear; recorded in the audit trail',
      answer: revealedPhone,
      body: nothing,
      params: byCallBack,
      tags,
      security,
    },
    async (c, _, { callBackId }) => {
      const actor = staffOf(c, ['manager'])
      const callBack = hall.book.callBacks.get(callBackId)
      if (callBack === undefined) throw new ProblemError('call_back_unknown')
      const record = { type: 'AccessRecorded', act: 'phone-revealed', subject: callBackId } as const
      await runCommand(c, hub, actor, {}, { type: 'RecordAccess', record })
      const person = hub.office.vault.reveal(callBack.personId)
      return { name: person?.name ?? '', phone: person?.phone ?? null }
    },
  )
  return router
}

function closing({ date, from, to, move, reason }: z.infer<typeof closeDayBody>): CloseBookingDay {
  return { type: 'CloseBookingDay', date, from, to, move, reason }
}
