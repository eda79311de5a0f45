import { createRoute } from '@hono/zod-openapi'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { staffRoles } from '../../../shared/hall-definition.ts'
import {
  changePasswordBody,
  signInBody,
  staffView as staffSchema,
} from '../../../shared/http/staff-schemas.ts'
import { isRejection } from '../../domain/hall-day/decide-window.ts'
import { requireStaff, sessionCookie, staffView } from '../guards.ts'
import type { HubContext } from '../hub-context.ts'
import { ProblemError } from '../problem.ts'
import { createRouter, nothing, staffSecurity, viewRoute } from '../route-parts.ts'
import { isEncrypted, limitedAddress } from '../visitor-address.ts'

const tags = ['session']

/** Signing in and out of the staff pages. */
export function sessionRoutes(hub: HubContext) {
  return createRouter()
    .openapi(
      createRoute({
        method: 'post',
        path: '/session',
        summary: 'Sign in with badge number and password',
        tags,
        request: { body: { required: true, content: { 'application/json': { schema: signInBody } } } },
        responses: {
          200: {
            description: 'Signed in; the session is in a cookie',
            content: { 'application/json': { schema: staffSchema } },
          },
        },
      }),
      async (c) => {
        const { badgeNumber, password } = c.req.valid('json')
        const signedIn = await hub.access.signIn(badgeNumber, password, limitedAddress(c, hub))
        if (isRejection(signedIn)) throw ProblemError.of(signedIn)
        // Whoever sat here before is out: the cookie that could end that session is about to be lost.
        const earlier = getCookie(c, sessionCookie)
        if (earlier !== undefined) await hub.access.signOut(earlier)
        const secure = isEncrypted(c, hub)
        setCookie(c, sessionCookie, signedIn.token, { httpOnly: true, sameSite: 'Strict', path: '/', secure })
        return c.json(staffView(signedIn.staff), 200)
      },
    )
    .openapi(
      viewRoute({
        path: '/session',
        summary: 'Who is signed in',
        answer: staffSchema,
        params: nothing,
        query: nothing,
        tags,
        security: staffSecurity,
      }),
      (c) => c.json(staffView(requireStaff(c, hub, staffRoles)), 200),
    )
    .openapi(
      createRoute({
        method: 'post',
        path: '/session/password',
        summary: 'Change my password',
        tags,
        security: staffSecurity ?? [],
        request: {
          body: { required: true, content: { 'application/json': { schema: changePasswordBody } } },
        },
        responses: { 204: { description: 'Changed' } },
      }),
      async (c) => {
        const { present, next } = c.req.valid('json')
        const refused = await hub.access.changePassword(getCookie(c, sessionCookie) ?? '', present, next)
        if (refused !== undefined) throw ProblemError.of(refused)
        return c.body(null, 204)
      },
    )
    .openapi(
      createRoute({
        method: 'delete',
        path: '/session',
        summary: 'Sign out',
        tags,
        security: staffSecurity ?? [],
        responses: { 204: { description: 'Signed out' } },
      }),
      async (c) => {
        const token = getCookie(c, sessionCookie)
        if (token !== undefined) await hub.access.signOut(token)
        deleteCookie(c, sessionCookie, { path: '/' })
        return c.body(null, 204)
      },
    )
}
