import { z } from 'zod'

const environment = z.object({
  MQTT_URL: z
    .string()
    .regex(/^(mqtts?|wss?):\/\//, 'begins with mqtt://, mqtts://, ws:// or wss://')
    .default('mqtt://127.0.0.1:1883'),
  HALL_ID: z.string().min(1),
  DEVICE_ID: z.string().min(1),
  DEVICE_SECRET: z.string().min(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

/** The LED agent's settings; what the panel is like comes from the hall. */
export type LedAgentConfig = z.infer<typeof environment>

/** Reads the settings from the environment. Throws an error that names every setting that is missing or wrong. */
export function readLedAgentConfig(env: NodeJS.ProcessEnv): LedAgentConfig {
  const parsed = environment.safeParse(env)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The LED agent cannot start. Set these environment variables:\n  ${faults.join('\n  ')}`)
}
