import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { firstPassword, staffAccess } from '../../../shared/http/hall-file-schemas.ts'
import { staffActor } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { orProblem, ProblemError } from '../problem.ts'
import { createRouter, nothing, staffSecurity, viewRoute } from '../route-parts.ts'

const tags = ['administrator']
const security = staffSecurity ?? []
const byStaff = z.object({ staffId: z.string().max(80) })

/** Who of the staff can sign in: new passwords and locks. */
export function adminStaffRoutes(hub: HubContext) {
  const { hall } = hub.writer
  const actorOf = (c: Context) => staffActor(c, hub, ['administrator'])
  return createRouter()
    .openapi(
      viewRoute({
        path: '/admin/staff',
        summary: 'Who of the staff can sign in, and who is signed in',
        answer: staffAccess,
        params: nothing,
        query: nothing,
        tags,
        security,
      }),
      (c) => {
        actorOf(c)
        const present = hub.access.present()
        const statusOf = (staffId: string) =>
          !hub.access.hasPassword(staffId) ? 'locked' : present.has(staffId) ? 'present' : 'active'
        const staff = [...hall.day.staff.keys()].map(
          (staffId) => ({ staffId, status: statusOf(staffId) }) as const,
        )
        return c.json({ staff }, 200)
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/admin/staff/{staffId}/password',
        summary: 'Give a member of staff a new password, told this once; the old one and all sessions end',
        tags,
        security,
        request: { params: byStaff },
        responses: {
          200: {
            description: 'The new password',
            content: { 'application/json': { schema: firstPassword } },
          },
        },
      }),
      async (c) => {
        const actor = actorOf(c)
        const { staffId } = c.req.valid('param')
        const { password } = orProblem(await hub.access.resetPassword(staffId, actor))
        const member = hall.day.staff.get(staffId)
        if (member === undefined) throw new ProblemError('staff_unknown', { staff: staffId })
        const { name, badgeNumber, role } = member
        return c.json({ staffId, name, badgeNumber, role, password }, 200)
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/admin/staff/{staffId}/lock',
        summary: 'End the password and all sessions of a member of staff, until a new password is given',
        tags,
        security,
        request: { params: byStaff },
        responses: { 204: { description: 'Locked' } },
      }),
      async (c) => {
        const actor = actorOf(c)
        const refused = await hub.access.lock(c.req.valid('param').staffId, actor)
        if (refused !== undefined) throw ProblemError.of(refused)
        return c.body(null, 204)
      },
    )
}
