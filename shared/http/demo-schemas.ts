import { z } from 'zod'

/** The speeds of the demo's day that the portal offers. */
export const demoSpeeds = [1, 6, 20] as const

/** The fastest a demo's day may run: beyond it the screens only flicker. */
export const highestDemoSpeed = 60

/** How the hub's clock runs where it may be changed, else null: a real hall's day cannot be hurried. */
export const demoClockView = z.object({
  clock: z
    .object({ virtualStartMs: z.number(), realStartMs: z.number(), speed: z.number().positive() })
    .nullable(),
})
export type DemoClockView = z.infer<typeof demoClockView>

export const demoSpeedBody = z.object({ speed: z.number().min(1).max(highestDemoSpeed) })
