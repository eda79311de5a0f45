import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { HallDefinition, StaffRole } from '../../../shared/hall-definition.ts'
import { auditList } from '../../../shared/http/audit-schemas.ts'
import { enrolmentCode } from '../../../shared/http/device-schemas.ts'
import { isRejection } from '../../domain/hall-day/decide-window.ts'
import { staffActor } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { ProblemError } from '../problem.ts'
import { createRouter, nothing, staffSecurity, viewRoute } from '../route-parts.ts'

const tags = ['administrator']
const security = staffSecurity ?? []
const byDevice = z.object({ deviceId: z.string().max(80) })
/** Entries of the audit trail in one answer at most. */
const auditPage = 500

/** Devices and the audit trail. */
export function adminRoutes(hub: HubContext) {
  const actorOf = (c: Context, roles: readonly StaffRole[]) => staffActor(c, hub, roles)
  return createRouter()
    .openapi(
      createRoute({
        method: 'post',
        path: '/admin/devices/{deviceId}/enrolment',
        summary: 'A code with which the device enrols itself, once and soon',
        tags,
        security,
        request: { params: byDevice },
        responses: {
          200: { description: 'The code', content: { 'application/json': { schema: enrolmentCode } } },
        },
      }),
      async (c) => {
        const actor = actorOf(c, ['administrator', 'manager'])
        const issued = await hub.access.issueEnrolment(c.req.valid('param').deviceId, actor)
        if (isRejection(issued)) throw ProblemError.of(issued)
        return c.json(issued, 200)
      },
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/admin/devices/{deviceId}/revoke',
        summary: 'End every credential of a device and cut its connections',
        tags,
        security,
        request: { params: byDevice },
        responses: { 204: { description: 'Revoked' } },
      }),
      async (c) => {
        const actor = actorOf(c, ['administrator'])
        const { deviceId } = c.req.valid('param')
        const refused = await hub.access.revoke(deviceId, actor)
        hub.disconnectDevice(deviceId)
        if (refused !== undefined) throw ProblemError.of(refused)
        return c.body(null, 204)
      },
    )
    .openapi(
      viewRoute({
        path: '/admin/audit',
        summary: 'The journal as audit trail: who did what and when, with the hash of each entry',
        answer: auditList,
        params: nothing,
        query: z.object({
          after: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(auditPage).default(100),
        }),
        tags,
        security,
      }),
      (c) => {
        actorOf(c, ['administrator'])
        const { after, limit } = c.req.valid('query')
        const entries = hub.store.readJournal(after, limit).map(({ seq, at, actor, hash, event }) => {
          const { type, ...data } = event
          return { seq, at, type, actor, data: shown(data), hash }
        })
        return c.json({ entries }, 200)
      },
    )
}

/** An event's data without the codes of tickets and bookings, which open their pages and are the visitor's alone, and a definition in figures. */
function shown(data: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data)
      .filter(([name]) => !/code$/i.test(name))
      .flatMap(([name, value]) =>
        name === 'definition' ? Object.entries(countsOf(value as HallDefinition)) : [[name, value]],
      ),
  )
}

function countsOf({ services, windows, staff, devices }: HallDefinition): Record<string, number> {
  return {
    services: services.length,
    windows: windows.length,
    staff: staff.length,
    devices: devices.length,
  }
}
