import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Log } from '../../application/log.ts'
import { projectRoot } from '../../project-root.ts'

/** A printer of the demo hall: its agent and the virtual printer that stands for the machine. */
export interface DemoPrinter {
  readonly deviceId: string
  readonly secret: string
}

/** What the demo's devices need to reach the hub. */
export interface DemoDevicesOptions {
  readonly printers: readonly DemoPrinter[]
  readonly hallId: string
  readonly mqttUrl: string
  readonly dataDir: string
  /** The first printer's ports; the next printers take the ones after. */
  readonly printerPort: number
  readonly pagePort: number
  readonly log: Log
}

/** A process that does not end by itself is killed after this long. */
const endWithinMs = 3_000

/**
 * The printers that a demo hall has no machines for, each as two processes of the ticket-printer app. They are tied
 * to the hub by a channel, so they end when it ends, however it ends.
 */
export class DemoDevices {
  private readonly options: DemoDevicesOptions
  private readonly children: ChildProcess[] = []

  constructor(options: DemoDevicesOptions) {
    this.options = options
  }

  start(): void {
    const { printers, hallId, mqttUrl, dataDir, printerPort, pagePort } = this.options
    for (const [index, { deviceId, secret }] of printers.entries()) {
      this.run('ticket-printer/virtual-printer/main.ts', {
        VIRTUAL_PRINTER_PORT: String(printerPort + index),
        VIRTUAL_PRINTER_PAGE_PORT: String(pagePort + index),
      })
      this.run('ticket-printer/agent/main.ts', {
        MQTT_URL: mqttUrl,
        HALL_ID: hallId,
        DEVICE_ID: deviceId,
        DEVICE_SECRET: secret,
        PRINTER_PORT: String(printerPort + index),
        AGENT_DATA_DIR: join(dataDir, 'printer-agents', deviceId),
      })
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.children.map(end))
  }

  private run(file: string, env: Readonly<Record<string, string>>): void {
    const child = spawn(process.execPath, ['--import', 'tsx', file], {
      cwd: projectRoot,
      env: { ...process.env, LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.on('error', (error) =>
      this.options.log.error({ file, error: String(error) }, 'a demo device did not start'),
    )
    child.on('exit', (code) => {
      if (code !== 0 && code !== null) this.options.log.error({ file, code }, 'a demo device has ended')
    })
    this.children.push(child)
  }
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), endWithinMs)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
