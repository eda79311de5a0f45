import { z } from 'zod'
import { contrasts, textPercents } from '../device-look.ts'
import { deviceKinds } from '../hall-definition.ts'
import { text } from './schema-parts.ts'
import { hallWindow } from './window-schemas.ts'

/** One thing to bring. Who issues it, and whether the original or copies are wanted, where the hall says so. */
const material = z
  .object({ zh: z.string(), en: z.string(), issuedBy: text.optional(), copies: text.optional() })
  .meta({ id: 'Material' })

const hallService = z
  .object({
    id: z.string(),
    name: text,
    departmentId: z.string(),
    kind: z.enum(['matter', 'package']),
    matters: z.array(z.string()),
    seriesPrefix: z.string(),
    expectedMinutes: z.number(),
    /** Target waits by class, for the staff's "distance to target". */
    targetMinutes: z.object({ green: z.number(), appointment: z.number(), walkin: z.number() }),
    materials: z.array(material),
    /** What others most often got wrong. */
    mistakes: z.array(text),
    /** What it costs, "free" included; null when the hall does not say. */
    fee: text.nullable(),
    /** How it is done without a window; left out when it is not. */
    selfService: text.optional(),
    /** The zones whose windows take it, joined. */
    zoneName: text,
    /** Consecutive slots that a booking of it takes. */
    bookingSlots: z.number().int().min(1),
    /** Lower-case pinyin of the Chinese name without spaces, and its initials: `gongjijin`, `gjj`. */
    pinyin: z.string(),
    initials: z.string(),
  })
  .meta({ id: 'Service' })

/** What anybody may know of the hall. */
export const hallView = z
  .object({
    /** Tells the hall's definitions apart, as live views and the bus do. */
    tag: z.string().optional(),
    id: z.string(),
    name: text,
    timeZone: z.string(),
    departments: z.array(z.object({ id: z.string(), name: text })),
    services: z.array(hallService),
    zones: z.array(z.object({ id: z.string(), name: text })),
    windows: z.array(hallWindow),
    devices: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(deviceKinds),
        name: text,
        zoneId: z.string().optional(),
        windowId: z.string().optional(),
        printerId: z.string().optional(),
        /** How the screen looks; what is left out is as it was set at the screen. */
        textPercent: z.literal(textPercents).optional(),
        contrast: z.enum(contrasts).optional(),
      }),
    ),
    /** The hall's own words on its public screens; what is left out is said in the usual words. */
    wording: z
      .object({ boardWelcome: text.optional(), kioskWelcome: text.optional(), help: text.optional() })
      .optional(),
    /** Demo halls let a page enrol itself on this machine. */
    demo: z.boolean(),
    /** Where phones reach the hub, without a slash at its end; for QR codes. */
    publicUrl: z.string().optional(),
    /** Where the virtual printer shows its paper; null when none runs. */
    virtualPrinterUrl: z.string().nullable(),
  })
  .meta({ id: 'Hall' })
export type HallView = z.infer<typeof hallView>
