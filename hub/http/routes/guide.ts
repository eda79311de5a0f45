import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import {
  greenBody,
  guideView as guideSchema,
  guideTicketBody,
  reprintBody,
  ticketList,
} from '../../../shared/http/guide-schemas.ts'
import { takenTicket as takenSchema } from '../../../shared/http/kiosk-schemas.ts'
import { transferBody, voidBody } from '../../../shared/http/ticket-schemas.ts'
import { guideView } from '../../application/views/guide-view.ts'
import { bookedTicketCard } from '../../application/views/ticket-card.ts'
import type { HallCommand } from '../../domain/hall.ts'
import type { Ticket } from '../../domain/hall-day/ticket.ts'
import { runCommand } from '../command.ts'
import { staffFollows } from '../following.ts'
import { staffActor } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { sharedView } from '../live-views.ts'
import {
  addCommand,
  commandRoute,
  createRouter,
  liveRoute,
  nothing,
  staffSecurity,
  viewRoute,
} from '../route-parts.ts'
import { takeCommand, takenTicket } from '../taken-ticket.ts'

const tags = ['guide']
const security = staffSecurity
const byTicket = z.object({ ticketId: z.string().max(80) })
/** Tickets a search shows at most. */
const foundAtMost = 20

/** What guides do on the floor: take tickets for visitors, find them, help them on. */
export function guideRoutes(hub: HubContext) {
  const { hall } = hub.writer
  const guideOf = (c: Context) => staffActor(c, hub, ['guide', 'manager'])
  const card = (ticket: Ticket) => bookedTicketCard(ticket, hub.bookedOf)
  const only = (ticketId: string) => {
    const ticket = hall.day.tickets.get(ticketId)
    return { tickets: ticket === undefined ? [] : [card(ticket)] }
  }
  const floor = sharedView(hub.version, (version) => guideView(hall, (id) => hub.health.of(id), version))
  const router = createRouter()
  const base = { params: nothing, tags, security }

  const act = <Body extends z.ZodType>(
    path: string,
    summary: string,
    body: Body,
    command: (ticketId: string, body: z.infer<Body>) => HallCommand,
  ) => {
    const full = `/guide/tickets/{ticketId}${path}`
    const route = { path: full, summary, answer: ticketList, body, params: byTicket, tags, security }
    addCommand(router, route, async (c, asked, { ticketId }) => {
      await runCommand(c, hub, guideOf(c), asked, command(ticketId, asked))
      return only(ticketId)
    })
  }

  router.openapi(
    viewRoute({
      ...base,
      path: '/guide',
      summary: 'What the guides are asked for',
      answer: guideSchema,
      query: nothing,
    }),
    (c) => {
      guideOf(c)
      return c.json(floor(), 200)
    },
  )
  router.openapi(
    liveRoute({ ...base, path: '/guide/live', summary: 'What the guides are asked for, live' }),
    (c) => {
      guideOf(c)
      return hub.live.stream(floor, staffFollows(c, hub, ['guide', 'manager'])) as never
    },
  )
  addCommand(
    router,
    {
      path: '/guide/help/{callId}/answer',
      summary: 'Say that one comes to a kiosk',
      answer: guideSchema,
      body: nothing,
      params: z.object({ callId: z.string().max(80) }),
      tags,
      security,
    },
    async (c, body, { callId }) => {
      await runCommand(c, hub, guideOf(c), body, { type: 'AnswerHelp', callId })
      return floor()
    },
  )
  router.openapi(
    viewRoute({
      path: '/guide/tickets',
      summary: 'Find tickets of today by number',
      answer: ticketList,
      params: nothing,
      query: z.object({ find: z.string().min(1).max(8) }),
      tags,
      security,
    }),
    (c) => {
      guideOf(c)
      const wanted = c.req.valid('query').find.trim().toUpperCase()
      const exact = hall.day.tickets.get(hall.day.ticketIdByNumber.get(wanted) ?? '')
      if (exact !== undefined) return c.json({ tickets: [card(exact)] }, 200)
      const tickets = [...hall.day.tickets.values()].filter(({ number }) => number.includes(wanted))
      return c.json({ tickets: tickets.slice(0, foundAtMost).map(card) }, 200)
    },
  )
  router.openapi(
    commandRoute({
      path: '/guide/tickets',
      summary: 'Take a ticket for a visitor',
      answer: takenSchema,
      body: guideTicketBody,
      params: nothing,
      tags,
      security,
    }),
    async (c) => {
      const actor = guideOf(c)
      const body = c.req.valid('json')
      const { serviceId, language, printerId } = body
      const command = await takeCommand(hub, {
        serviceId,
        language,
        ground: body.ground ?? null,
        printerId,
      })
      return c.json(takenTicket(hub, await runCommand(c, hub, actor, body, command)), 200)
    },
  )
  act('/green', 'Grant the green channel', greenBody, (ticketId, { ground }) => ({
    type: 'GrantGreenChannel',
    ticketId,
    ground,
  }))
  act('/requeue', 'Bring a no-show back to the queue', nothing, (ticketId) => ({
    type: 'RequeueTicket',
    ticketId,
  }))
  act('/transfer', 'Move a ticket to another service or window', transferBody, (ticketId, body) => ({
    type: 'TransferTicket',
    ticketId,
    serviceId: body.serviceId ?? null,
    toWindowId: body.windowId ?? null,
  }))
  act('/void', 'Make a ticket void', voidBody, (ticketId, { reason }) => ({
    type: 'VoidTicket',
    ticketId,
    reason,
  }))
  act('/reprint', 'Print a further paper, marked 补打', reprintBody, (ticketId, { printerId }) => ({
    type: 'ReprintTicket',
    ticketId,
    printerId,
    jobId: hub.ids.id(),
  }))
  return router
}
