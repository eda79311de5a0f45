import { createRoute } from '@hono/zod-openapi'
import { demoClockView, demoSpeedBody } from '../../../shared/http/demo-schemas.ts'
import type { HubContext } from '../hub-context.ts'
import { ProblemError } from '../problem.ts'
import { createRouter, nothing, viewRoute } from '../route-parts.ts'

const tags = ['demo']

/** The speed of a demo's day; a real hall has the machine's clock and refuses. */
export function demoRoutes(hub: HubContext) {
  const view = () => ({ clock: hub.demoClock?.anchor ?? null })
  return createRouter()
    .openapi(
      viewRoute({
        path: '/demo/clock',
        summary: 'How the clock of a demo runs',
        answer: demoClockView,
        params: nothing,
        query: nothing,
        tags,
      }),
      (c) => c.json(view(), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/demo/clock',
        summary: 'Change the speed of a demo’s day',
        tags,
        request: { body: { required: true, content: { 'application/json': { schema: demoSpeedBody } } } },
        responses: {
          200: {
            description: 'The clock as it runs now',
            content: { 'application/json': { schema: demoClockView } },
          },
        },
      }),
      (c) => {
        if (hub.demoClock === undefined) throw new ProblemError('not_found')
        hub.demoClock.changeSpeed(c.req.valid('json').speed)
        return c.json(view(), 200)
      },
    )
}
