import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Rejection, reject } from '../../../shared/errors.ts'
import type { StaffMember } from '../../../shared/hall-definition.ts'
import {
  addMatterBody,
  type ClerkView,
  callNumberBody,
  clerkView as clerkSchema,
  finishBody,
  holdBody,
  nextBody,
  resumeTicketBody,
} from '../../../shared/http/clerk-schemas.ts'
import { transferBody, voidBody } from '../../../shared/http/ticket-schemas.ts'
import { pauseBody, windowSignInBody } from '../../../shared/http/window-schemas.ts'
import { clerkView } from '../../application/views/clerk-view.ts'
import type { Hall, HallCommand } from '../../domain/hall.ts'
import type { Finishing } from '../../domain/hall-day/commands.ts'
import { leftWindow } from '../../domain/hall-day/decide-window.ts'
import { runCommand } from '../command.ts'
import { staffFollows } from '../following.ts'
import { requireStaff, staffView } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { addCommand, createRouter, liveRoute, nothing, staffSecurity, viewRoute } from '../route-parts.ts'

const tags = ['clerk']
const security = staffSecurity

/** The clerk's own window, and the ticket at it. */
interface Place {
  readonly windowId: string
  readonly ticketId: string | null
}

function finishingOf({
  outcome,
  caseNumber,
}: {
  outcome: Finishing['outcome']
  caseNumber?: string | undefined
}): Finishing {
  return { outcome, caseNumber: caseNumber ?? null }
}

/** The acts at a window, each on the window where the clerk is signed in when its turn comes. */
export function clerkRoutes(hub: HubContext) {
  const { hall } = hub.writer
  const clerkOf = (c: Context) => requireStaff(c, hub, ['clerk'])
  const view = (staff: StaffMember): ClerkView => clerkView(hall, staffView(staff), hub, hub.version())
  const router = createRouter()

  /** A command of a clerk, at a window or at none. */
  const order = <Body extends z.ZodType>(
    path: string,
    summary: string,
    body: Body,
    command: (now: Hall, asked: z.infer<Body>, clerkId: string) => HallCommand | Rejection,
  ) => {
    const route = {
      path: `/clerk${path}`,
      summary,
      answer: clerkSchema,
      body,
      params: nothing,
      tags,
      security,
    }
    addCommand(router, route, async (c, asked) => {
      const staff = clerkOf(c)
      const decide = (now: Hall) => command(now, asked, staff.id)
      await runCommand(c, hub, { kind: 'clerk', id: staff.id }, asked, decide)
      return view(staff)
    })
  }

  const act = <Body extends z.ZodType>(
    path: string,
    summary: string,
    body: Body,
    command: (body: z.infer<Body>, place: Place) => HallCommand | Rejection,
  ) =>
    order(path, summary, body, ({ day }, asked, clerkId) => {
      const windowId = day.windowOfClerk.get(clerkId)
      if (windowId === undefined) return reject('not_your_window')
      return command(asked, { windowId, ticketId: day.windows.get(windowId)?.currentTicketId ?? null })
    })

  router.openapi(
    viewRoute({
      path: '/clerk',
      summary: 'My window',
      answer: clerkSchema,
      params: nothing,
      query: nothing,
      tags,
      security,
    }),
    (c) => c.json(view(clerkOf(c)), 200),
  )
  router.openapi(
    liveRoute({ path: '/clerk/live', summary: 'My window, live', params: nothing, tags, security }),
    (c) => {
      const staff = clerkOf(c)
      return hub.live.stream(() => view(staff), staffFollows(c, hub, ['clerk'])) as never
    },
  )
  order('/sign-in', 'Open a window', windowSignInBody, (_, { windowId }, clerkId) => ({
    type: 'SignInWindow',
    windowId,
    clerkId,
  }))
  act('/sign-out', 'Close my window', nothing, (_, { windowId }) => ({ type: 'SignOutWindow', windowId }))
  order('/undo-sign-out', 'Take my sign-out back', nothing, ({ day }, _, clerkId) => {
    const windowId = leftWindow(day, clerkId)?.windowId
    return windowId === undefined ? reject('nothing_to_undo') : { type: 'UndoSignOut', windowId }
  })
  act('/pause', 'Pause my window', pauseBody, ({ reason, minutes }, { windowId }) => ({
    type: 'PauseWindow',
    windowId,
    reason,
    ...(minutes !== undefined && { minutes }),
  }))
  act('/resume', 'Go on', nothing, (_, { windowId }) => ({ type: 'ResumeWindow', windowId }))
  act('/next', 'Finish if asked, and call the next ticket', nextBody, ({ finishing }, { windowId }) => ({
    type: 'CallNextTicket',
    windowId,
    finishing: finishing === undefined ? null : finishingOf(finishing),
  }))
  act('/call', 'Call a given number', callNumberBody, ({ ticketNumber }, { windowId }) => ({
    type: 'CallGivenTicket',
    windowId,
    ticketNumber,
  }))
  act('/recall', 'Call again', nothing, (_, { windowId }) => ({ type: 'RecallTicket', windowId }))
  act('/arrive', 'The visitor is here; the service starts', nothing, (_, { windowId }) => ({
    type: 'StartService',
    windowId,
  }))
  act('/finish', 'The service is over', finishBody, (body, { windowId }) => ({
    type: 'FinishService',
    windowId,
    finishing: finishingOf(body),
  }))
  act('/no-show', 'The visitor did not come', nothing, (_, { windowId }) => ({
    type: 'MarkNoShow',
    windowId,
  }))
  act('/hold', 'Park the ticket', holdBody, ({ reason }, { windowId }) => ({
    type: 'HoldTicket',
    windowId,
    reason,
  }))
  act('/resume-ticket', 'Go on with a ticket on hold', resumeTicketBody, ({ ticketId }, { windowId }) => ({
    type: 'ResumeTicket',
    windowId,
    ticketId,
  }))
  act('/requeue', 'Bring a no-show back to the queue', resumeTicketBody, ({ ticketId }) => ({
    type: 'RequeueTicket',
    ticketId,
  }))
  act('/transfer', 'Move the ticket to another service or window', transferBody, (body, { ticketId }) =>
    ticketId === null
      ? reject('window_idle')
      : {
          type: 'TransferTicket',
          ticketId,
          serviceId: body.serviceId ?? null,
          toWindowId: body.windowId ?? null,
        },
  )
  act('/add-matter', 'Add a matter to the ticket', addMatterBody, ({ serviceId }, { windowId }) => ({
    type: 'AddMatter',
    windowId,
    serviceId,
  }))
  act('/void', 'Make the ticket void', voidBody, ({ reason }, { ticketId }) =>
    ticketId === null ? reject('window_idle') : { type: 'VoidTicket', ticketId, reason },
  )
  act('/undo', 'Take the last act back', nothing, (_, { windowId }) => ({ type: 'UndoLastAct', windowId }))
  return router
}
