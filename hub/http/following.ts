import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { StaffRole } from '../../shared/hall-definition.ts'
import { sessionCookie } from './guards.ts'
import type { HubContext } from './hub-context.ts'
import type { Following } from './live-views.ts'
import { ProblemError } from './problem.ts'

/** How a visitor's page follows its view. Throws ProblemError when there are too many: it asks again later. */
export function visitorFollows(context: Context, hub: HubContext, ages: Following['ages']): Following {
  if (!hub.live.hasRoomFor('visitors')) throw new ProblemError('overloaded')
  return { lastEventId: lastEventIdOf(context), ages }
}

/**
 * How a page of the staff follows its view: as long as the session stands and its owner has one of these roles, since a
 * stream outlives the request that was let in. Throws ProblemError when there are too many.
 */
export function staffFollows(context: Context, hub: HubContext, roles: readonly StaffRole[]): Following {
  if (!hub.live.hasRoomFor('staff')) throw new ProblemError('overloaded')
  const token = getCookie(context, sessionCookie) ?? ''
  const mayStillSee = () => {
    const staff = hub.access.staffOf(token)
    return staff !== undefined && roles.includes(staff.role)
  }
  return { lastEventId: lastEventIdOf(context), ages: 'quickly', mayStillSee }
}

function lastEventIdOf(context: Context): string | undefined {
  return context.req.header('Last-Event-ID')
}
