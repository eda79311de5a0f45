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

/** Reads an agent's settings from the environment. Throws an error that names every setting that is missing or wrong. */
export function readAgentSettings<Settings extends z.ZodType>(
  agent: string,
  settings: Settings,
  env: Readonly<Record<string, string | undefined>>,
): z.output<Settings> {
  const parsed = settings.safeParse(env)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`${agent} cannot start. Set these environment variables:\n  ${faults.join('\n  ')}`)
}
