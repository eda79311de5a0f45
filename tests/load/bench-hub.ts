import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePorts } from '../../hub/simulation/free-port.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { benchPassword, secretOf } from './bench-hall.ts'
import { OwnChild } from './own-child.ts'

/** A hub that is not ready by then will not be. */
const readyWithinMs = 60_000
const pollMs = 5
/** The hub's clock starts here, a Wednesday morning in Shanghai, so that no run of the bench crosses midnight. */
export const benchStartMs = Date.UTC(2026, 2, 4, 1, 0)

/** What a hub of the bench runs on. */
export interface BenchHubSettings {
  /** A folder of the bench; the data go into `data` below it. */
  readonly folder: string
  readonly hall: HallDefinition
  readonly nodeOptions?: readonly string[]
  /** More settings of the hub. */
  readonly env?: Readonly<Record<string, string>>
  /** Where the hub's clock begins, in epoch milliseconds. */
  readonly startMs?: number
}

/** A real hub in its own process on the bench's hall. */
export class BenchHub {
  readonly baseUrl: string
  readonly brokerUrl: string
  readonly dataDir: string
  readonly #env: Record<string, string>
  readonly #nodeOptions: readonly string[]
  #child: OwnChild | undefined

  private constructor(
    dataDir: string,
    ports: readonly number[],
    env: Record<string, string>,
    nodeOptions: readonly string[],
  ) {
    const [http = 0, mqtt = 0] = ports
    this.dataDir = dataDir
    this.baseUrl = `http://127.0.0.1:${http}`
    this.brokerUrl = `mqtt://127.0.0.1:${mqtt}`
    this.#env = { ...env, PORT: String(http), MQTT_PORT: String(mqtt), DATA_DIR: dataDir }
    this.#nodeOptions = nodeOptions
  }

  /** Writes the hall's files and picks the ports; nothing runs yet. */
  static async prepare(settings: BenchHubSettings): Promise<BenchHub> {
    const { folder, hall, nodeOptions = [], startMs = benchStartMs } = settings
    const dataDir = join(folder, 'data')
    await mkdir(dataDir, { recursive: true })
    const hallFile = join(folder, 'hall.json')
    const secretsFile = join(folder, 'device-secrets.json')
    await writeFile(hallFile, JSON.stringify(hall))
    const secrets = Object.fromEntries(hall.devices.map(({ id }) => [id, secretOf(id)]))
    await writeFile(secretsFile, JSON.stringify(secrets))
    const env = {
      ...settings.env,
      HOST: '127.0.0.1',
      HALL_FILE: hallFile,
      DEVICE_SECRETS_FILE: secretsFile,
      STAFF_PASSWORD: benchPassword,
      DEMO_DEVICES: 'off',
      LOG_LEVEL: 'warn',
      MQTT_URL: '',
      PUBLIC_URL: '',
      CLOCK: `${startMs},${Date.now()},1`,
    }
    return new BenchHub(dataDir, await freePorts(2), env, nodeOptions)
  }

  /** Starts the process; resolves with the milliseconds until `/readyz` said yes. Throws when it does not come up. */
  async start(): Promise<number> {
    const begun = performance.now()
    const child = new OwnChild('dist/hub/main.js', { env: this.#env, nodeOptions: this.#nodeOptions })
    this.#child = child
    while (!(await this.#isReady())) {
      if (!child.isAlive) throw new Error(`the hub ended at its start:\n${child.tail}`)
      if (performance.now() - begun > readyWithinMs) throw new Error(`the hub is not ready:\n${child.tail}`)
      await delay(pollMs)
    }
    return performance.now() - begun
  }

  /** A figure of `/metrics` by its name. Throws when there is none. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.baseUrl}/metrics`)).text()
    const line = text.split('\n').find((entry) => entry.startsWith(`${name} `))
    if (line === undefined) throw new Error(`the hub has no metric ${name}`)
    return Number(line.slice(name.length + 1))
  }

  /** The last of what it wrote. */
  get tail(): string {
    return this.#child?.tail ?? ''
  }

  /** Stops the hub in order. */
  async stop(): Promise<void> {
    await this.#child?.stop()
  }

  /** Ends the hub as a power cut would. */
  async kill(): Promise<void> {
    await this.#child?.kill()
  }

  async #isReady(): Promise<boolean> {
    try {
      const reply = await fetch(`${this.baseUrl}/readyz`, { signal: AbortSignal.timeout(2_000) })
      await reply.arrayBuffer()
      return reply.ok
    } catch {
      return false
    }
  }
}
