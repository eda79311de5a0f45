import { networkInterfaces } from 'node:os'
import { z } from 'zod'
import { type Clock, ScaledClock, systemClock } from '../shared/clock.ts'
import { type SmsSettings, smsSettings } from './adapters/sms/sms-settings.ts'

const port = z.coerce.number().int().min(0).max(65_535)

/** `virtualStartMs,realStartMs,speed`: a replay's clock, the same after each restart. */
const clock = z
  .string()
  .regex(/^\d+,\d+,\d+(\.\d+)?$/, 'is virtualStartMs,realStartMs,speed')
  .transform((value): ScaledClock => {
    const [virtualStartMs = 0, realStartMs = 0, speed = 1] = value.split(',').map(Number)
    return new ScaledClock({ virtualStartMs, realStartMs, speed })
  })

const environment = z.object({
  PORT: port.default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'is an address as https://hall.example' }).optional(),
  MQTT_PORT: port.default(1883),
  MQTT_URL: z
    .string()
    .regex(/^(mqtts?|wss?):\/\//, 'begins with mqtt://, mqtts://, ws:// or wss://')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  HALL_FILE: z.string().min(1).optional(),
  STAFF_PASSWORD: z.string().min(8).optional(),
  DEVICE_SECRETS_FILE: z.string().min(1).optional(),
  DEMO_DEVICES: z.enum(['on', 'off']).default('on'),
  VIRTUAL_PRINTER_PORT: port.default(9100),
  VIRTUAL_PRINTER_PAGE_PORT: port.default(9180),
  /** What is known of usual days, for the forecasts of waits; without it they go by the day so far. */
  DEMAND_PROFILE: z.string().min(1).optional(),
  /** Off: nobody is told how long to wait, and no thread is started for it. */
  FORECASTS: z.enum(['on', 'off']).default('on'),
  CLOCK: clock.optional(),
  /** On: anybody at a demo hall's portal may change the speed of `CLOCK`. */
  CLOCK_CONTROL: z.enum(['on', 'off']).default('off'),
  IDENTITY_KEY: z.string().min(1).optional(),
  IDENTITY_KEY_FILE: z.string().min(1).optional(),
  /** Reverse proxies of the hall's own before the hub, whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** The most derivations a proof of work takes when nobody presses. */
  CHALLENGE_EFFORT: z.coerce.number().int().min(1).max(100_000).default(400),
  /** Multiplies what one address may do, for a hall whose visitors all come through one. */
  VISITOR_LIMIT_SCALE: z.coerce.number().positive().max(10_000).default(1),
})

/** The hub's settings. */
export interface Config extends Omit<z.infer<typeof environment>, 'CLOCK'> {
  readonly clock: Clock
  /** The clock when its speed may be changed. */
  readonly demoClock: ScaledClock | undefined
  readonly sms: SmsSettings
}

/** A setting is missing or wrong; the message names each and says what it has to be. */
export class ConfigError extends Error {}

/** Reads the settings from environment variables. An empty variable counts as not set. Throws ConfigError. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.')
      return `  ${name}=${shown(name, given[name] ?? '')}: ${issue.message}`
    })
    throw new ConfigError(`The hub cannot start with these settings:\n${faults.join('\n')}`)
  }
  const { CLOCK, ...settings } = parsed.data
  return {
    ...settings,
    clock: CLOCK ?? systemClock,
    demoClock: settings.CLOCK_CONTROL === 'on' ? CLOCK : undefined,
    sms: smsSettings(env),
  }
}

/** The value of a setting as it may stand in a log: no password, and none of an address. */
function shown(name: string, value: string): string {
  return name === 'STAFF_PASSWORD' || name === 'IDENTITY_KEY' ? '…' : value.replace(/\/\/[^/]*@/, '//…@')
}

/**
 * The address under which phones reach the hub, for QR codes: PUBLIC_URL, else the host; a hub that listens on every
 * address names its first one on the local network.
 */
export function publicUrl(
  { PUBLIC_URL, HOST }: Pick<Config, 'PUBLIC_URL' | 'HOST'>,
  boundPort: number,
): string {
  if (PUBLIC_URL !== undefined) return PUBLIC_URL.replace(/\/$/, '')
  const isAny = HOST === '0.0.0.0' || HOST === '::'
  const local = Object.values(networkInterfaces())
    .flat()
    .find((address) => address?.family === 'IPv4' && !address.internal)
  return `http://${isAny ? (local?.address ?? '127.0.0.1') : HOST}:${boundPort}`
}

/** An address at which this machine reaches a server that listens on `host`. */
export function hostFor(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
}
