import { z } from 'zod'
import { greenGrounds } from '../hall-definition.ts'
import { takeTicketBody } from './kiosk-schemas.ts'
import { epochMs, identifier, text, version } from './schema-parts.ts'
import { ticketCard } from './ticket-schemas.ts'
import { closedWindows } from './window-schemas.ts'

/** A guide takes a ticket for a visitor. */
export const guideTicketBody = takeTicketBody.extend({
  /** Ground of the green channel, as the guide has seen it. */
  ground: z.enum(greenGrounds).optional(),
  /** Where to print it; nowhere when left out. */
  printerId: identifier.optional(),
})

/** Move a ticket to the green channel. */
export const greenBody = z.object({ ground: z.enum(greenGrounds) })

/** Print a ticket once more. */
export const reprintBody = z.object({ printerId: identifier })

/** What a guide finds when looking for a ticket. */
export const ticketList = z.object({ tickets: z.array(ticketCard) }).meta({ id: 'TicketList' })

const printerFaults = ['paper-out', 'cover-open', 'cutter-error', 'offline'] as const

/** What the guides on the floor are asked for. */
export const guideView = z
  .object({
    ...version,
    /** Kiosks whose visitors wait for a guide, and printers that cannot print, oldest first. */
    helpCalls: z.array(
      z.object({
        id: z.string(),
        deviceId: z.string(),
        deviceName: text,
        at: epochMs,
        /** How the printer is now, which has called; left out for a visitor's call. */
        printer: z.enum([...printerFaults, 'well']).optional(),
      }),
    ),
    /** Printers that need somebody: without paper or short of it, open, with a stuck cutter, or away. */
    printerTroubles: z.array(
      z.object({
        deviceId: z.string(),
        name: text,
        /** The kiosks that print there. */
        kiosks: z.array(text),
        trouble: z.enum([...printerFaults, 'paper-low']),
        /** When it called a guide; left out when it has not. */
        calledAt: epochMs.optional(),
        /** Who said that they go there. */
        guideName: text.optional(),
      }),
    ),
    closedWindows,
  })
  .meta({ id: 'GuideView' })
export type GuideView = z.infer<typeof guideView>
