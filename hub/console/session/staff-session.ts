import { useEffect, useMemo } from 'preact/hooks'
import type { StaffRole } from '../../../shared/hall-definition.ts'
import type { StaffView } from '../../../shared/http/staff-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { ApiProblem, get } from '../../../shared/ui/api.ts'
import { type LiveOptions, type LiveView, live, type Versioned } from '../../../shared/ui/live.ts'

/** The pages of the staff, with who may use them and where they are. */
export const staffPages = {
  clerk: { path: '/clerk', title: consoleTexts.clerkPage, roles: ['clerk'] },
  guide: { path: '/guide', title: consoleTexts.guidePage, roles: ['guide', 'manager'] },
  manager: { path: '/manager', title: consoleTexts.managerPage, roles: ['manager'] },
  bookings: {
    path: '/bookings',
    title: consoleTexts.bookingsPage,
    roles: ['guide', 'manager', 'administrator'],
  },
  admin: { path: '/admin', title: consoleTexts.adminPage, roles: ['administrator', 'manager'] },
} as const satisfies Record<string, { path: string; title: Text; roles: readonly StaffRole[] }>
export type StaffPage = keyof typeof staffPages

/** The page where a role does its main work. */
export const homePage: Readonly<Record<StaffRole, StaffPage>> = {
  clerk: 'clerk',
  guide: 'guide',
  manager: 'manager',
  administrator: 'admin',
}

/** True when a role may use a page; the hub checks each act again. */
export function mayUse(role: StaffRole, page: StaffPage): boolean {
  const roles: readonly StaffRole[] = staffPages[page].roles
  return roles.includes(role)
}

/** Who is signed in on this page. */
export interface StaffSession {
  readonly staff: StaffView
  /** Signs out at the hub and goes back to the form. */
  signOut(): Promise<void>
  /** Goes back to the form because the hub no longer knows the session. */
  expired(): void
}

/** True for the refusal that means "sign in again". */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401
}

/**
 * Follows a live view while the component is there. A stream cannot say why it was refused, so when it falls silent the
 * session is asked for: one that ended leads back to the form.
 */
export function useLive<T extends Versioned>(
  path: string,
  session: StaffSession,
  options: LiveOptions = {},
): LiveView<T> {
  const followed = useMemo(() => live<T>(path, options), [path])
  useEffect(() => () => followed.stop(), [followed])
  const isSilent = followed.connection.value === 'stale'
  useEffect(() => {
    if (!isSilent) return
    get('/api/v1/session').catch((error: unknown) => {
      if (isSignedOut(error)) session.expired()
    })
  }, [isSilent, session])
  return followed
}
