import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { type OwnProcess, startNode, stopProcess } from './child-process.ts'
import { freePorts } from './free-port.ts'
import { type ClockAnchor, clockSetting, sleep } from './timeline.ts'

/** A hub that is not ready by then will not be. */
const readyWithinMs = 60_000
const stopWithinMs = 15_000
const pollMs = 25

/** What a hub is started on. */
export interface HubSettings {
  /** An empty folder of our own; the hub's data goes into `data` below it. */
  readonly folder: string
  readonly hall: HallDefinition
  readonly deviceSecrets: Readonly<Record<string, string>>
  readonly staffPassword: string
  readonly anchor: ClockAnchor
  /** More environment variables. */
  readonly env?: Readonly<Record<string, string>>
  /** 0 for any free port. */
  readonly port?: number
}

/** A real hub in its own process, which can be killed and started again on the same data and clock. */
export class HubProcess {
  readonly dataDir: string
  readonly baseUrl: string
  readonly brokerUrl: string
  readonly #env: NodeJS.ProcessEnv
  #process: OwnProcess | undefined
  #isWanted = false

  private constructor(dataDir: string, ports: { http: number; mqtt: number }, env: NodeJS.ProcessEnv) {
    this.dataDir = dataDir
    this.baseUrl = `http://127.0.0.1:${ports.http}`
    this.brokerUrl = `mqtt://127.0.0.1:${ports.mqtt}`
    this.#env = env
  }

  /** Writes the hall and the secrets to the folder and picks the ports; the hub is not started yet. */
  static async prepare(settings: HubSettings): Promise<HubProcess> {
    const { folder, hall, deviceSecrets, staffPassword, anchor } = settings
    const dataDir = join(folder, 'data')
    await mkdir(dataDir, { recursive: true })
    const hallFile = join(folder, 'hall.json')
    const secretsFile = join(folder, 'device-secrets.json')
    await writeFile(hallFile, JSON.stringify(hall))
    await writeFile(secretsFile, JSON.stringify(deviceSecrets), { mode: 0o600 })
    const [anyHttp = 0, mqtt = 0] = await freePorts(2)
    const http = settings.port === undefined || settings.port === 0 ? anyHttp : settings.port
    return new HubProcess(
      dataDir,
      { http, mqtt },
      {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(http),
        MQTT_PORT: String(mqtt),
        DATA_DIR: dataDir,
        HALL_FILE: hallFile,
        DEVICE_SECRETS_FILE: secretsFile,
        STAFF_PASSWORD: staffPassword,
        CLOCK: clockSetting(anchor),
        DEMO_DEVICES: 'off',
        LOG_LEVEL: 'warn',
        ...settings.env,
      },
    )
  }

  /** Starts the hub; resolves when it takes commands. Throws with its last words when it does not come up. */
  async start(): Promise<void> {
    const started = startNode('hub/main.ts', { env: this.#env })
    this.#process = started
    this.#isWanted = true
    let exitCode: number | null | undefined
    void started.exited.then((code) => {
      exitCode = code
    })
    for (const giveUpAt = Date.now() + readyWithinMs; ; ) {
      if (exitCode !== undefined) throw new Error(`the hub exited with ${exitCode}:\n${started.tail()}`)
      if (await isReady(this.baseUrl)) return
      if (Date.now() > giveUpAt)
        throw new Error(`the hub was not ready after ${readyWithinMs / 1000} s:\n${started.tail()}`)
      await sleep(pollMs)
    }
  }

  /** Kills the hub as a power cut would: SIGKILL, by its process id. Resolves when it is dead. */
  async kill(): Promise<void> {
    this.#isWanted = false
    this.#process?.kill('SIGKILL')
    await this.#process?.exited
  }

  /** Asks the hub to stop; resolves with its exit code, null when it had to be killed. */
  async stop(): Promise<number | null> {
    this.#isWanted = false
    return this.#process === undefined ? null : await stopProcess(this.#process, stopWithinMs)
  }

  /** Calls back when the hub ends without having been asked to. */
  onCrash(tell: (lastWords: string) => void): void {
    const watched = this.#process
    void watched?.exited.then(() => {
      if (this.#isWanted && this.#process === watched) tell(watched.tail())
    })
  }

  /** The last of what the hub wrote. */
  tail(): string {
    return this.#process?.tail() ?? ''
  }
}

async function isReady(baseUrl: string): Promise<boolean> {
  try {
    const reply = await fetch(`${baseUrl}/readyz`, { signal: AbortSignal.timeout(2000) })
    await reply.arrayBuffer()
    return reply.ok
  } catch {
    return false
  }
}
