import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { reject } from '../../../shared/errors.ts'
import {
  bookingLoadView as bookingLoadSchema,
  dayCurveView as dayCurveSchema,
  managerView as managerSchema,
  negativeMarkBody,
  noticeBody,
} from '../../../shared/http/manager-schemas.ts'
import {
  acceptMoveBody,
  dayAheadView as dayAheadSchema,
  windowOfClerkBody,
} from '../../../shared/http/rebalancing-schemas.ts'
import { pauseBody, windowServicesBody } from '../../../shared/http/window-schemas.ts'
import type { CommandRequest } from '../../application/hall-writer.ts'
import { bookingLoadView } from '../../application/views/booking-load-view.ts'
import { dayAheadView } from '../../application/views/day-ahead-view.ts'
import { dayCurveView } from '../../application/views/day-curve-view.ts'
import { managerView } from '../../application/views/manager-view.ts'
import type { Hall } from '../../domain/hall.ts'
import { runCommand } from '../command.ts'
import { staffFollows } from '../following.ts'
import { requireStaff } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { addCommand, createRouter, liveRoute, nothing, staffSecurity, viewRoute } from '../route-parts.ts'

const tags = ['manager']
const security = staffSecurity
const byWindow = z.object({ windowId: z.string().max(80) })
const byNotice = z.object({ noticeId: z.string().max(80) })
const byCase = z.object({ caseId: z.string().max(80) })
const byMove = z.object({ moveId: z.string().max(80) })

/** The hall as its manager sees and steers it. */
export function managerRoutes(hub: HubContext) {
  const managerOf = (c: Context) => requireStaff(c, hub, ['manager'])
  const view = () =>
    managerView(hub.writer.hall, hub.figures, hub.health, hub.waits, hub.rebalancing.state, hub.version())
  const base = { params: nothing, tags, security }
  const router = createRouter()

  const act = <Params extends z.ZodObject, Body extends z.ZodType>(
    path: string,
    summary: string,
    params: Params,
    body: Body,
    command: (body: z.infer<Body>, params: z.infer<Params>) => CommandRequest['command'],
  ) => {
    const route = { path: `/manager${path}`, summary, answer: managerSchema, body, params, tags, security }
    addCommand(router, route, async (c, asked, of) => {
      const { id } = managerOf(c)
      await runCommand(c, hub, { kind: 'manager', id }, asked, command(asked, of))
      return view()
    })
  }

  router.openapi(
    viewRoute({ ...base, path: '/manager', summary: 'The hall now', answer: managerSchema, query: nothing }),
    (c) => {
      managerOf(c)
      return c.json(view(), 200)
    },
  )
  router.openapi(liveRoute({ ...base, path: '/manager/live', summary: 'The hall, live' }), (c) => {
    managerOf(c)
    return hub.live.stream(view, staffFollows(c, hub, ['manager'])) as never
  })
  act(
    '/windows/{windowId}/services',
    'Change what a window takes',
    byWindow,
    windowServicesBody,
    (body, { windowId }) => ({
      type: 'ChangeWindowServices',
      windowId,
      services: body.services,
    }),
  )
  act(
    '/windows/{windowId}/sign-in',
    'Open a window with a clerk who is at none',
    byWindow,
    windowOfClerkBody,
    ({ clerkId }, { windowId }) => ({ type: 'SignInWindow', windowId, clerkId }),
  )
  act('/windows/{windowId}/sign-out', 'Close a window', byWindow, nothing, (_, { windowId }) => ({
    type: 'SignOutWindow',
    windowId,
  }))
  act(
    '/windows/{windowId}/undo-sign-out',
    'Open a window again as it was closed, with the clerk who left it last',
    byWindow,
    windowOfClerkBody,
    ({ clerkId }, { windowId }) => ({ type: 'UndoSignOut', windowId, clerkId }),
  )
  act(
    '/windows/{windowId}/pause',
    'Pause a window',
    byWindow,
    pauseBody,
    ({ reason, minutes }, { windowId }) => ({
      type: 'PauseWindow',
      windowId,
      reason,
      ...(minutes !== undefined && { minutes }),
    }),
  )
  act('/windows/{windowId}/resume', 'Let a window go on', byWindow, nothing, (_, { windowId }) => ({
    type: 'ResumeWindow',
    windowId,
  }))
  act('/day/close', 'Close the day: what still waits is closed by rule', nothing, nothing, () => ({
    type: 'CloseBusinessDay',
  }))
  act(
    '/moves/{moveId}/accept',
    'Make a suggested move',
    byMove,
    acceptMoveBody,
    ({ clerkId }, { moveId }) =>
      (hall) =>
        acceptance(hall, moveId, clerkId),
  )
  act(
    '/notices',
    'Post a notice on the boards',
    nothing,
    noticeBody,
    ({ text, zoneId = null, until = null }) => ({
      type: 'PostNotice',
      id: hub.ids.id(),
      text,
      zoneId,
      until,
    }),
  )
  act(
    '/notices/{noticeId}/withdraw',
    'Take a notice from the boards',
    byNotice,
    nothing,
    (_, { noticeId }) => ({ type: 'WithdrawNotice', noticeId }),
  )
  act(
    '/negatives/{caseId}/mark',
    'Mark a negative rating as seen, or as not seen after all',
    byCase,
    negativeMarkBody,
    ({ mark }, { caseId }) => ({ type: 'MarkNegative', caseId, mark }),
  )
  act('/moves/{moveId}/undo', 'Put an accepted move back', byMove, nothing, (_, { moveId }) => ({
    type: 'UndoMove',
    moveId,
  }))
  router.openapi(
    viewRoute({
      ...base,
      path: '/manager/day-ahead',
      summary: 'The windows that the next working day needs; the first to ask sets the work going',
      answer: dayAheadSchema,
      query: nothing,
    }),
    (c) => {
      managerOf(c)
      return c.json(dayAheadView(hub.writer.hall.day, hub.dayAhead.look()), 200)
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/manager/curve',
      summary: 'Who waited and how long, by five minutes of the day so far',
      answer: dayCurveSchema,
      query: nothing,
    }),
    async (c) => {
      managerOf(c)
      return c.json(await dayCurveView(hub.writer.hall, hub.curve, hub.version()), 200)
    },
  )
  router.openapi(
    viewRoute({
      ...base,
      path: '/manager/booking/load',
      summary: 'How full the slots of today and of the next open day are',
      answer: bookingLoadSchema,
      query: nothing,
    }),
    (c) => {
      managerOf(c)
      return c.json(bookingLoadView(hub.writer.hall, hub.version()), 200)
    },
  )
  router.openapi(
    createRoute({
      method: 'get',
      path: '/manager/report',
      summary: 'The report of the business day so far: one HTML file that needs nothing else',
      tags,
      security: security ?? [],
      responses: {
        200: { description: 'The report', content: { 'text/html': { schema: z.string() } } },
      },
    }),
    async (c) => {
      managerOf(c)
      return c.html(await hub.dayReport(), 200, { 'Content-Security-Policy': reportPolicy }) as never
    },
  )
  return router

  /** The command of an accepted suggestion; made when its turn comes, so that it fits the hall as it is then. */
  function acceptance(hall: Hall, moveId: string, clerkId: string | undefined) {
    const suggestion = hub.rebalancing.suggestion(moveId)
    if (suggestion === undefined) return reject('move_outdated')
    const { move, prediction, until } = suggestion
    if (move.kind !== 'open-window' || clerkId === undefined)
      return { type: 'AcceptMove', moveId, move, predicted: prediction, until } as const
    if (!isClerk(hall, clerkId) || hall.day.windowOfClerk.has(clerkId))
      return reject('clerk_not_free', { clerk: hall.day.staff.get(clerkId)?.name ?? clerkId })
    return { type: 'AcceptMove', moveId, move: { ...move, clerkId }, predicted: prediction, until } as const
  }
}

/** The report carries its own style and pictures, and nothing else may run or load in it. */
const reportPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'"

function isClerk({ day }: Hall, staffId: string): boolean {
  return day.staff.get(staffId)?.role === 'clerk'
}
