import { z } from 'zod'
import { windowKinds } from '../window-words.ts'
import { identifier, text } from './schema-parts.ts'

/** Why a window is paused. */
export const pauseReasons = ['break', 'lunch', 'meeting', 'system-fault', 'back-office', 'other'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** The longest pause that is announced with its end. */
const maxPauseMinutes = 240

/** Pause a window. */
export const pauseBody = z.object({
  reason: z.enum(pauseReasons),
  /** For how many minutes, as the clerk means it: the window's screen says when the clerk will be back. */
  minutes: z.number().int().min(1).max(maxPauseMinutes).optional(),
})

/** Sign in at a window. */
export const windowSignInBody = z.object({ windowId: identifier })

/** The services that a window takes today. */
export const windowServicesBody = z.object({ services: z.array(identifier).min(1).max(500) })

/** Windows without a clerk, by id: no ticket can be sent there. */
export const closedWindows = z.array(z.string())

/** A window of the hall, and what it takes today. */
export const hallWindow = z.object({
  id: z.string(),
  number: z.number().int(),
  name: text,
  kind: z.enum(windowKinds),
  zoneId: z.string(),
  services: z.array(z.string()),
})
