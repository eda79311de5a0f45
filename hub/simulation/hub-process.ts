import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClockAnchor } from '../../shared/clock.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { BadInput } from '../bad-input.ts'
import { type OwnProcess, startNode, stopProcess } from './child-process.ts'
import { freePorts, isFree } from './free-port.ts'
import { clockSetting, sleep } from './timeline.ts'

/** A hub that is not ready by then will not be. */
const readyWithinMs = 60_000
const stopWithinMs = 15_000
const pollMs = 25
/** The hub as it runs in a hall: `npm run build:hub` makes it. */
const hubFile = 'dist/hub/main.js'

/** A hall of our own with the secrets of its devices; without it a hub brings up the demo hall. */
interface OwnHall {
  readonly definition: HallDefinition
  readonly deviceSecrets: ReadonlyMap<string, string>
}

/** What a hub is started on. */
export interface HubSettings {
  /** A folder of our own, for the hall's file and secrets. */
  readonly folder: string
  readonly dataDir: string
  readonly own: OwnHall | null
  readonly staffPassword: string
  /** HTTP and MQTT port; 0 for any free one. */
  readonly ports?: { readonly http: number; readonly mqtt: number }
  /** More settings of the hub. */
  readonly env?: Readonly<Record<string, string>>
  /** Told of all that the hub writes to its log. */
  readonly onOutput?: (chunk: Buffer) => void
}

/** A real hub in its own process, which can be killed and started again on the same data and clock. */
export class HubProcess {
  readonly dataDir: string
  readonly baseUrl: string
  readonly brokerUrl: string
  readonly #env: NodeJS.ProcessEnv
  readonly #onOutput: (chunk: Buffer) => void
  #process: OwnProcess | undefined
  #isWanted = false

  private constructor(
    dataDir: string,
    ports: { http: number; mqtt: number },
    env: NodeJS.ProcessEnv,
    onOutput: (chunk: Buffer) => void,
  ) {
    this.dataDir = dataDir
    this.baseUrl = `http://127.0.0.1:${ports.http}`
    this.brokerUrl = `mqtt://127.0.0.1:${ports.mqtt}`
    this.#env = env
    this.#onOutput = onOutput
  }

  /** Writes the hall and the secrets to the folder and picks the ports; the hub is not started yet. Throws BadInput for a port in use. */
  static async prepare(settings: HubSettings): Promise<HubProcess> {
    const { dataDir, staffPassword, ports } = settings
    await mkdir(dataDir, { recursive: true })
    const [freeHttp = 0, freeMqtt = 0] = await freePorts(2)
    const http = ports?.http || freeHttp
    const mqtt = ports?.mqtt || freeMqtt
    // Another hub on the port would answer in place of ours.
    for (const [name, port] of Object.entries({ PORT: http, MQTT_PORT: mqtt }))
      if (!(await isFree(port)))
        throw new BadInput(
          name,
          `${port} 已被占用，请指定其他端口。 ${port} is taken; set ${name} to a free port.`,
        )
    return new HubProcess(
      dataDir,
      { http, mqtt },
      {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(http),
        MQTT_PORT: String(mqtt),
        MQTT_URL: '',
        PUBLIC_URL: '',
        DATA_DIR: dataDir,
        STAFF_PASSWORD: staffPassword,
        LOG_LEVEL: 'warn',
        // A recorded day runs many times as fast: the moment that a ticket waits for its forecast would be minutes of it.
        ...(settings.own !== null && { FORECASTS: 'off' }),
        ...settings.env,
        ...(settings.own === null ? { HALL_FILE: '' } : await writeOwnHall(settings.folder, settings.own)),
      },
      settings.onOutput ?? (() => {}),
    )
  }

  /** Starts the hub on a clock, the first time; resolves when it takes commands. Throws with its last words. */
  async start(anchor: ClockAnchor): Promise<void> {
    this.#env.CLOCK = clockSetting(anchor)
    await this.startAgain()
  }

  /** Starts the hub on the same data and the same clock. */
  async startAgain(): Promise<void> {
    const started = startNode(hubFile, { env: this.#env, onOutput: this.#onOutput })
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

async function writeOwnHall(
  folder: string,
  { definition, deviceSecrets }: OwnHall,
): Promise<NodeJS.ProcessEnv> {
  const hallFile = join(folder, 'hall.json')
  const secretsFile = join(folder, 'device-secrets.json')
  await writeFile(hallFile, JSON.stringify(definition))
  await writeFile(secretsFile, JSON.stringify(Object.fromEntries(deviceSecrets)), { mode: 0o600 })
  return { HALL_FILE: hallFile, DEVICE_SECRETS_FILE: secretsFile, DEMO_DEVICES: 'off' }
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
