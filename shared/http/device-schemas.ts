import { z } from 'zod'
import { deviceKinds } from '../hall-definition.ts'
import { epochMs } from './schema-parts.ts'

/** Enrol a device with the code of the administrator. */
export const enrolBody = z.object({ code: z.string().min(4).max(40) })

/** What a device signs in with, to the hub and to the broker. */
export const deviceCredential = z
  .object({
    deviceId: z.string(),
    /** Shown once; the hub keeps a hash. */
    secret: z.string(),
    hallId: z.string(),
    kind: z.enum(deviceKinds),
    zoneId: z.string().optional(),
    windowId: z.string().optional(),
  })
  .meta({ id: 'DeviceCredential' })
export type DeviceCredential = z.infer<typeof deviceCredential>

/** Enrols one device, once. */
export const enrolmentCode = z
  .object({
    code: z.string(),
    /** By the machine's clock, which is not the hall's while that is replayed. */
    expiresAt: epochMs,
    validSeconds: z.number().int(),
  })
  .meta({ id: 'EnrolmentCode' })
