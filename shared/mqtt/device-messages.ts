import * as z from 'zod/mini'
import { announcementLanguages } from '../announcements.ts'
import { ledSettings } from '../led-settings.ts'
import { id } from './message-parts.ts'

/** Birth and death of a device. */
export const presence = z.object({
  /** Drawn anew at each connection: a death is believed only if it names the session alive. */
  session: id,
  status: z.enum(['online', 'offline']),
})

/** Settings of one device. */
export const deviceConfig = z.object({
  deviceId: id,
  /** True on the one board of a zone that speaks its calls. */
  voice: z.boolean(),
  /** How calls are spoken; left out by hubs that know nothing of it. */
  announcements: z.optional(
    z.object({
      volumePercent: z.int().check(z.minimum(0), z.maximum(100)),
      /** Local times of day, `HH:MM`, when calls are shown but not spoken. */
      quietHours: z.array(z.object({ from: z.string(), to: z.string() })),
      languages: z.array(z.enum(announcementLanguages)),
    }),
  ),
  /** Changes when the clips of the hall's recorded voice do; left out while it has none. */
  voicePack: z.optional(z.string().check(z.maxLength(80))),
  /** What an LED panel is like, the zone or window it stands at, and the hall's IANA time zone. */
  led: z.optional(
    z.extend(ledSettings, { zoneId: z.optional(id), windowId: z.optional(id), timeZone: z.string() }),
  ),
})
