import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Paper } from './checks.ts'
import { type OwnProcess, startNode, stopProcess } from './child-process.ts'
import { freePorts } from './free-port.ts'
import { sleep } from './timeline.ts'

const readyWithinMs = 30_000
const stopWithinMs = 8000
/** Papers a virtual printer keeps: more than a day's. */
const papersKept = 10_000

/** One printer of the hall with its agent. */
interface PrintStation {
  readonly printer: OwnProcess
  readonly agent: OwnProcess
  /** Where the virtual printer shows its paper. */
  readonly pageUrl: string
  lastPaper: number
}

/** Where the agents find the hub. */
export interface PrintRoomSettings {
  readonly hallId: string
  readonly brokerUrl: string
  readonly folder: string
  readonly printers: readonly { readonly deviceId: string; readonly secret: string }[]
}

/** The hall's printers: for each a real agent and, behind a TCP port, a virtual printer, all in processes of their own. */
export class PrintRoom {
  readonly papers: Paper[] = []
  readonly #stations: PrintStation[] = []

  /** Starts every station; resolves when the printers take bytes. */
  async start(settings: PrintRoomSettings): Promise<void> {
    const ports = await freePorts(settings.printers.length * 2)
    for (const [index, { deviceId, secret }] of settings.printers.entries()) {
      const [printerPort = 0, pagePort = 0] = ports.slice(index * 2)
      const dataDir = join(settings.folder, deviceId)
      await mkdir(dataDir, { recursive: true })
      const printer = startNode('ticket-printer/virtual-printer/main.ts', {
        env: {
          ...process.env,
          VIRTUAL_PRINTER_PORT: String(printerPort),
          VIRTUAL_PRINTER_PAGE_PORT: String(pagePort),
          VIRTUAL_PRINTER_KEEP: String(papersKept),
          LOG_LEVEL: 'warn',
        },
      })
      const agent = startNode('ticket-printer/agent/main.ts', {
        env: {
          ...process.env,
          MQTT_URL: settings.brokerUrl,
          HALL_ID: settings.hallId,
          DEVICE_ID: deviceId,
          DEVICE_SECRET: secret,
          PRINTER_HOST: '127.0.0.1',
          PRINTER_PORT: String(printerPort),
          AGENT_DATA_DIR: dataDir,
          LOG_LEVEL: 'error',
        },
      })
      this.#stations.push({ printer, agent, pageUrl: `http://127.0.0.1:${pagePort}/`, lastPaper: 0 })
    }
    await Promise.all(this.#stations.map(waitUntilUp))
  }

  /** Where each virtual printer shows its paper. */
  get pageUrls(): string[] {
    return this.#stations.map((station) => station.pageUrl)
  }

  /** Collects the paper that has come out since the last time. */
  async collect(): Promise<void> {
    for (const station of this.#stations) {
      const reply = await fetch(`${station.pageUrl}tickets?after=${station.lastPaper}`)
      const { tickets } = (await reply.json()) as { tickets: (Paper & { n: number })[] }
      for (const { n, number, kind, complete } of tickets) {
        this.papers.push({ number, kind, complete })
        station.lastPaper = Math.max(station.lastPaper, n)
      }
    }
  }

  /** Ends every station, agents first. */
  async stop(): Promise<void> {
    await Promise.all(this.#stations.map(({ agent }) => stopProcess(agent, stopWithinMs)))
    await Promise.all(this.#stations.map(({ printer }) => stopProcess(printer, stopWithinMs)))
  }
}

async function waitUntilUp({ printer, agent, pageUrl }: PrintStation): Promise<void> {
  let exited: string | undefined
  for (const child of [printer, agent]) void child.exited.then(() => (exited = child.tail()))
  for (const giveUpAt = Date.now() + readyWithinMs; ; await sleep(50)) {
    if (exited !== undefined) throw new Error(`a print station ended:\n${exited}`)
    try {
      const reply = await fetch(`${pageUrl}tickets`)
      await reply.arrayBuffer()
      if (reply.ok) return
    } catch (error) {
      if (Date.now() > giveUpAt) throw error
    }
  }
}
