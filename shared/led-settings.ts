import * as z from 'zod/mini'

/** Where an LED controller is reached and how it is spoken to: `ddp://`, `ft://` (FlaschenTaschen), `onbon://` or `onbon:/dev/…`. */
const controllerPattern =
  /^(?:(?:ddp|ft|onbon):\/\/(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}|\[[0-9a-fA-F:.]{2,45}\])(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?|onbon:\/dev\/[A-Za-z0-9][A-Za-z0-9/_-]{0,80})$/

/** An LED panel as its administrator describes it: its dots, its colours, its controller. */
export const ledSettings = z.object({
  /** Dots from left to right. */
  widthDots: z.int().check(z.minimum(32), z.maximum(1024)),
  /** Dots from top to bottom; one line of text takes sixteen. */
  heightDots: z.int().check(z.minimum(16), z.maximum(256)),
  /** The colour of its dots; `rgb` for a panel of many colours. */
  colour: z.enum(['rgb', 'red', 'green', 'amber', 'white']),
  /** The languages it speaks, one after another; Chinese alone when left out. */
  languages: z.optional(z.array(z.enum(['zh', 'en'])).check(z.minLength(1), z.maxLength(2))),
  /** `ddp://192.168.1.50`, `ft://panel.local:1337`, `onbon://192.168.1.60:5005`, `onbon:/dev/ttyUSB0`; left out for a panel on a page. */
  controller: z.optional(
    z
      .string()
      .check(
        z.regex(
          controllerPattern,
          'a controller is ddp://host, ft://host, onbon://host (with :port where it is not the usual one) or onbon:/dev/ttyUSB0',
        ),
      ),
  ),
})
/** An LED panel as its administrator describes it. */
export type LedSettings = z.infer<typeof ledSettings>
