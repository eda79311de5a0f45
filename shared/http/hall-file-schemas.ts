import { z } from 'zod'
import { staffRoles, ticketClasses, ticketLayout } from '../hall-definition.ts'
import { text } from './schema-parts.ts'

/** One mistake of a hall file, where it stands. */
export const hallFileFault = z
  .object({
    /** From 1. */
    line: z.number().int(),
    /** In characters, from 1. */
    column: z.number().int(),
    /** The field, as in `services[3].name.zh`; empty for a mistake of the file as a whole. */
    path: z.string(),
    message: text,
  })
  .meta({ id: 'HallFileFault' })
export type HallFileFault = z.infer<typeof hallFileFault>

/** What a hall file would change in one list of the hall: ids of entries. */
const listChange = z.object({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.string()),
})

/** What a hall file would change, by the field of the definition. */
export const hallChanges = z
  .object({
    lists: z.record(z.string(), listChange),
    /** Fields that are no lists of entries and differ. */
    fields: z.array(z.string()),
  })
  .meta({ id: 'HallChanges' })
export type HallChanges = z.infer<typeof hallChanges>

/** A hall file judged and not applied. */
export const hallFileCheck = z
  .object({ faults: z.array(hallFileFault), changes: hallChanges.nullable() })
  .meta({ id: 'HallFileCheck' })
export type HallFileCheck = z.infer<typeof hallFileCheck>

/** A first password, told this once. */
export const firstPassword = z
  .object({
    staffId: z.string(),
    name: text,
    badgeNumber: z.string(),
    role: z.enum(staffRoles),
    password: z.string(),
  })
  .meta({ id: 'FirstPassword' })
export type FirstPassword = z.infer<typeof firstPassword>

/** A hall that was configured. */
export const configuredHall = z
  .object({
    /** The version to base the next change on. */
    tag: z.string(),
    /** Passwords of staff who had none, told this once. */
    firstPasswords: z.array(firstPassword),
  })
  .meta({ id: 'ConfiguredHall' })
export type ConfiguredHall = z.infer<typeof configuredHall>

/** A member of staff as the administrator sees him. */
export const staffAccess = z
  .object({
    staff: z.array(
      z.object({
        staffId: z.string(),
        /** `locked` has no password and cannot sign in; `present` is signed in somewhere. */
        status: z.enum(['active', 'present', 'locked']),
      }),
    ),
  })
  .meta({ id: 'StaffAccess' })
export type StaffAccess = z.infer<typeof staffAccess>

/** A version of the hall's definition as the journal keeps it. */
export const hallVersion = z
  .object({ seq: z.number().int(), at: z.number().int(), actorKind: z.string(), actorId: z.string() })
  .meta({ id: 'HallVersion' })
export type HallVersion = z.infer<typeof hallVersion>

/** The hall's definitions, the newest first. */
export const hallVersions = z.object({ versions: z.array(hallVersion) }).meta({ id: 'HallVersions' })

/** What a sample ticket is to look like. */
export const ticketPreviewBody = z.object({
  layout: ticketLayout.optional(),
  class: z.enum(ticketClasses),
  /** The service on the ticket; the hall's first when there is none of that id. */
  serviceId: z.string().max(80),
  /** A name of the hall that is not saved yet. */
  hallName: text.optional(),
})

/** A ticket as it would be printed. */
export const ticketPicture = z.object({ svg: z.string() }).meta({ id: 'TicketPicture' })
export type TicketPicture = z.infer<typeof ticketPicture>
