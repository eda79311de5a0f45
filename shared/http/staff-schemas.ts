import { z } from 'zod'
import { staffRoles } from '../hall-definition.ts'
import { text } from './schema-parts.ts'

/** Sign in with the badge. */
export const signInBody = z.object({
  badgeNumber: z.string().min(1).max(20),
  password: z.string().min(1).max(200),
})

/** A new password for who is signed in. */
export const changePasswordBody = z.object({
  present: z.string().min(1).max(200),
  /** At least 8 characters. */
  next: z.string().min(8).max(200),
})

/** Who is signed in. */
export const staffView = z
  .object({
    staffId: z.string(),
    name: text,
    badgeNumber: z.string(),
    role: z.enum(staffRoles),
  })
  .meta({ id: 'StaffSession' })
export type StaffView = z.infer<typeof staffView>
