import { z } from '@hono/zod-openapi'
import { followView as followSchema } from '../../../shared/http/follow-schemas.ts'
import { hallView } from '../../../shared/http/hall-schemas.ts'
import { queuesView as queuesSchema } from '../../../shared/http/queue-schemas.ts'
import { followView, queuesView } from '../../application/views/queues-view.ts'
import type { Ticket } from '../../domain/hall-day/ticket.ts'
import { runCommand } from '../command.ts'
import { visitorFollows } from '../following.ts'
import type { HubContext } from '../hub-context.ts'
import { sharedView } from '../live-views.ts'
import { ProblemError } from '../problem.ts'
import { commandRoute, createRouter, liveRoute, nothing, viewRoute } from '../route-parts.ts'

const tags = ['visitor']
const byCode = z.object({ code: z.string().min(8).max(40) })

/** What anybody may see and do: the hall, its queues, and a ticket whose code one holds. */
export function visitorRoutes(hub: HubContext) {
  const { hall } = hub.writer
  const ticketOf = (code: string): Ticket => {
    const ticket = hall.day.tickets.get(hall.day.ticketIdByCode.get(code) ?? '')
    if (ticket === undefined) throw new ProblemError('ticket_unknown', { ticket: '…' })
    return ticket
  }
  const base = { params: nothing, query: nothing, tags }
  const queues = sharedView(hub.version, (version) => queuesView(hall, version, hub.waits))
  return createRouter()
    .openapi(
      viewRoute({ ...base, path: '/hall', summary: 'The hall: services, windows, zones', answer: hallView }),
      (c) => c.json(hub.hallView(), 200),
    )
    .openapi(
      viewRoute({ ...base, path: '/queues', summary: 'Who waits for what', answer: queuesSchema }),
      (c) => c.json(queues(), 200),
    )
    .openapi(liveRoute({ ...base, path: '/queues/live', summary: 'Who waits for what, live' }), (c) => {
      return hub.live.stream(queues, visitorFollows(c, hub, 'quickly')) as never
    })
    .openapi(
      viewRoute({
        ...base,
        path: '/tickets/{code}',
        summary: 'A ticket, by its code',
        answer: followSchema,
        params: byCode,
      }),
      (c) => c.json(followView(hall, ticketOf(c.req.valid('param').code), hub.version(), hub.waits), 200),
    )
    .openapi(
      liveRoute({ path: '/tickets/{code}/live', summary: 'A ticket, live', params: byCode, tags }),
      (c) => {
        const { code } = c.req.valid('param')
        ticketOf(code)
        const render = () => {
          const ticket = hall.day.tickets.get(hall.day.ticketIdByCode.get(code) ?? '')
          return ticket === undefined ? undefined : followView(hall, ticket, hub.version(), hub.waits)
        }
        return hub.live.stream(render, visitorFollows(c, hub, 'slowly')) as never
      },
    )
    .openapi(
      commandRoute({
        path: '/tickets/{code}/leave',
        summary: 'Leave the queue',
        answer: followSchema,
        body: nothing,
        params: byCode,
        tags,
      }),
      async (c) => {
        const ticket = ticketOf(c.req.valid('param').code)
        const actor = { kind: 'visitor', id: ticket.id } as const
        await runCommand(
          c,
          hub,
          actor,
          {},
          { type: 'VoidTicket', ticketId: ticket.id, reason: 'visitor-left' },
        )
        return c.json(followView(hall, ticketOf(ticket.code), hub.version(), hub.waits), 200)
      },
    )
}
