import { z } from 'zod'

const port = z.coerce.number().int().min(1).max(65_535)

const environment = z.object({
  MQTT_URL: z
    .string()
    .regex(/^(mqtts?|wss?):\/\//, 'begins with mqtt://, mqtts://, ws:// or wss://')
    .default('mqtt://127.0.0.1:1883'),
  HALL_ID: z.string().min(1),
  DEVICE_ID: z.string().min(1),
  DEVICE_SECRET: z.string().min(1),
  PRINTER_HOST: z.string().min(1).default('127.0.0.1'),
  PRINTER_PORT: port.default(9100),
  AGENT_DATA_DIR: z.string().min(1).default('./data/printer-agent'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

/** The agent's settings. */
export type AgentConfig = z.infer<typeof environment>

/** Reads the settings from the environment. Throws an error that names every setting that is missing or wrong. */
export function readAgentConfig(env: NodeJS.ProcessEnv): AgentConfig {
  const parsed = environment.safeParse(env)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(
    `The printer agent cannot start. Set these environment variables:\n  ${faults.join('\n  ')}`,
  )
}
