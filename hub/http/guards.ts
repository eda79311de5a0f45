import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { DeviceDefinition, DeviceKind, StaffMember, StaffRole } from '../../shared/hall-definition.ts'
import type { StaffView } from '../../shared/http/staff-schemas.ts'
import type { Actor } from '../domain/journal.ts'
import type { HubContext } from './hub-context.ts'
import { ProblemError } from './problem.ts'

/** The cookie that carries a staff session. */
export const sessionCookie = 'tingxu_session'

/** The signed-in member of staff with one of the roles. Throws ProblemError otherwise. */
export function requireStaff(context: Context, hub: HubContext, roles: readonly StaffRole[]): StaffMember {
  const token = getCookie(context, sessionCookie)
  const staff = token === undefined ? undefined : hub.access.staffOf(token)
  if (staff === undefined) throw new ProblemError('not_signed_in')
  if (!roles.includes(staff.role)) throw new ProblemError('not_allowed')
  return staff
}

/** The signed-in member of staff, who has to have one of these roles, as the journal names who acts. Throws ProblemError otherwise. */
export function staffActor(context: Context, hub: HubContext, roles: readonly StaffRole[]): Actor {
  const { id, role } = requireStaff(context, hub, roles)
  return { kind: role, id }
}

/** The enrolled device that the request's basic credentials name. Throws ProblemError otherwise. */
export function requireDevice(context: Context, hub: HubContext, kind: DeviceKind): DeviceDefinition {
  const header = context.req.header('Authorization') ?? ''
  const credential = Buffer.from(header.replace(/^Basic /i, ''), 'base64').toString()
  // A secret may hold colons, an id none (RFC 7617, section 2).
  const colon = credential.indexOf(':')
  const device = hub.access.device(credential.slice(0, Math.max(colon, 0)), credential.slice(colon + 1))
  if (device === undefined || device.kind !== kind) throw new ProblemError('device_not_enrolled')
  return device
}

/** A member of staff as the pages see it. */
export function staffView({ id, name, badgeNumber, role }: StaffMember): StaffView {
  return { staffId: id, name, badgeNumber, role }
}
