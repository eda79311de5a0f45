import { type ChildProcess, spawn } from 'node:child_process'
import type { TicketPrint } from '../../../shared/mqtt/topic-map.ts'
import { projectRoot } from '../../project-root.ts'

/** A process that draws one ticket for longer than this hangs. */
const answerWithinMs = 10_000
/** Nobody designs tickets for longer than this without a change: the process is let go, and started anew when needed. */
const idleMs = 120_000

interface Waiting {
  readonly child: ChildProcess
  resolve(svg: string): void
  reject(error: Error): void
}

/** Draws tickets as they would be printed, by the ticket-printer app in a process of its own that runs while it is needed. */
export class TicketPreview {
  private child: ChildProcess | undefined
  private readonly waiting = new Map<number, Waiting>()
  private idleTimer: NodeJS.Timeout | undefined
  private lastId = 0

  /** The ticket as SVG. Rejects when the process does not answer. */
  async draw(ticket: TicketPrint): Promise<string> {
    this.child ??= this.start()
    const { child } = this
    clearTimeout(this.idleTimer)
    this.idleTimer = setTimeout(() => this.stop(), idleMs)
    this.idleTimer.unref()
    this.lastId += 1
    const id = this.lastId
    let timer: NodeJS.Timeout | undefined
    try {
      return await new Promise<string>((resolve, reject) => {
        this.waiting.set(id, { child, resolve, reject })
        timer = setTimeout(() => {
          reject(new Error('the ticket preview did not answer'))
          this.end(child)
        }, answerWithinMs)
        child.send({ id, ticket })
      })
    } finally {
      clearTimeout(timer)
      this.waiting.delete(id)
    }
  }

  /** Ends the process; what waits is refused. */
  stop(): void {
    clearTimeout(this.idleTimer)
    if (this.child !== undefined) this.end(this.child)
  }

  private end(child: ChildProcess): void {
    if (this.child === child) this.child = undefined
    child.kill()
  }

  private start(): ChildProcess {
    const child = spawn(process.execPath, ['--import', 'tsx', 'ticket-printer/preview/main.ts'], {
      cwd: projectRoot,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const fail = (error: Error) => {
      if (this.child === child) this.child = undefined
      for (const { child: asked, reject } of this.waiting.values()) if (asked === child) reject(error)
    }
    child.on('message', ({ id, svg }: { id: number; svg: string }) => this.waiting.get(id)?.resolve(svg))
    child.on('error', fail)
    child.on('exit', () => fail(new Error('the ticket preview has ended')))
    return child
  }
}
