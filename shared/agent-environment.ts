import { z } from 'zod'

/** The settings that every agent beside a device has: the broker, and who the device is there. */
export const agentSettings = {
  MQTT_URL: z
    .string()
    .regex(/^(mqtts?|wss?):\/\//, 'begins with mqtt://, mqtts://, ws:// or wss://')
    .default('mqtt://127.0.0.1:1883'),
  HALL_ID: z.string().min(1),
  DEVICE_ID: z.string().min(1),
  DEVICE_SECRET: z.string().min(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}

/**
 * Reads a program's settings from the environment, where an empty variable counts as not set. Throws an error that names
 * every setting that is missing or wrong.
 */
export function readAgentSettings<Settings extends z.ZodType>(
  agent: string,
  settings: Settings,
  env: Readonly<Record<string, string | undefined>>,
): z.output<Settings> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`${agent} cannot start. Set these environment variables:\n  ${faults.join('\n  ')}`)
}

/** Reads settings before anything begins; ends the process with what is wrong with them. */
export function settingsOrExit<Settings>(read: () => Settings): Settings {
  try {
    return read()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
