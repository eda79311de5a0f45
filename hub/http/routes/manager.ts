import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { managerView as managerSchema, pauseBody, windowServicesBody } from '../../../shared/http/schemas.ts'
import { managerView } from '../../application/views/manager-view.ts'
import type { HallCommand } from '../../domain/hall.ts'
import { runCommand } from '../command.ts'
import { requireStaff, stillSignedIn } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { addCommand, createRouter, liveRoute, nothing, staffSecurity, viewRoute } from '../route-parts.ts'
import { refuseWhenFull } from './visitor.ts'

const tags = ['manager']
const security = staffSecurity
const byWindow = z.object({ windowId: z.string().max(80) })

/** The hall as its manager sees and steers it. */
export function managerRoutes(hub: HubContext) {
  const managerOf = (c: Context) => requireStaff(c, hub, ['manager'])
  const view = () => managerView(hub.writer.hall, hub.figures, hub.health, hub.version())
  const base = { params: nothing, tags, security }
  const router = createRouter()

  const act = <Params extends z.ZodObject, Body extends z.ZodType>(
    path: string,
    summary: string,
    params: Params,
    body: Body,
    command: (body: z.infer<Body>, params: z.infer<Params>) => HallCommand,
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
    refuseWhenFull(hub, 'staff')
    return hub.live.stream(view, c.req.header('Last-Event-ID'), stillSignedIn(c, hub)) as never
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
  act('/windows/{windowId}/sign-out', 'Close a window', byWindow, nothing, (_, { windowId }) => ({
    type: 'SignOutWindow',
    windowId,
  }))
  act('/windows/{windowId}/pause', 'Pause a window', byWindow, pauseBody, ({ reason }, { windowId }) => ({
    type: 'PauseWindow',
    windowId,
    reason,
  }))
  act('/windows/{windowId}/resume', 'Let a window go on', byWindow, nothing, (_, { windowId }) => ({
    type: 'ResumeWindow',
    windowId,
  }))
  act('/day/close', 'Close the day: what still waits is closed by rule', nothing, nothing, () => ({
    type: 'CloseBusinessDay',
  }))
  return router
}
