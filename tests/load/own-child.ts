import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** What is kept of a child's output, to be shown when it dies. */
const tailCharacters = 4_000
const stopWithinMs = 10_000

const alive = new Set<ChildProcess>()
let isGuarded = false

/** Settings of a child. */
export interface ChildSettings {
  readonly env?: Readonly<Record<string, string>>
  /** Options of node itself, as `--cpu-prof`. */
  readonly nodeOptions?: readonly string[]
}

/** What `npm start` gives the hub, and so every process it is compared with: short-lived objects die in a larger nursery. */
const commonNodeOptions = ['--max-semi-space-size=32']

/** A process of the bench's own, started and ended by its id; it dies with the bench. */
export class OwnChild {
  readonly #child: ChildProcess
  readonly #exited: Promise<unknown>
  #tail = ''
  #questions = 0

  /** Starts node on a TypeScript file, relative to the project. */
  constructor(file: string, { env = {}, nodeOptions = [] }: ChildSettings = {}) {
    guardExit()
    this.#child = fork(file, {
      cwd: new URL('../..', import.meta.url),
      env: { ...process.env, ...env },
      execArgv: [...commonNodeOptions, ...nodeOptions, ...(file.endsWith('.ts') ? ['--import', 'tsx'] : [])],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    alive.add(this.#child)
    const keep = (chunk: Buffer) => {
      this.#tail = (this.#tail + chunk.toString('utf8')).slice(-tailCharacters)
    }
    this.#child.stdout?.on('data', keep)
    this.#child.stderr?.on('data', keep)
    this.#exited = once(this.#child, 'exit').then(() => alive.delete(this.#child))
  }

  /** True until the process has ended. */
  get isAlive(): boolean {
    return alive.has(this.#child)
  }

  /** The last of what it wrote. */
  get tail(): string {
    return this.#tail
  }

  /** Asks a child that answers by `answerParent`; rejects with its error, or with its last words when it dies. */
  async ask<Answer>(name: string, data: unknown = null): Promise<Answer> {
    this.#questions += 1
    const id = this.#questions
    const answered = new Promise<Answer>((resolve, reject) => {
      const hear = (message: unknown) => {
        const { id: ofId, answer, error } = message as { id: number; answer: Answer; error?: string }
        if (ofId !== id) return
        this.#child.off('message', hear)
        if (error === undefined) resolve(answer)
        else reject(new Error(`${name}: ${error}`))
      }
      this.#child.on('message', hear)
    })
    this.#child.send({ id, name, data })
    const died = this.#exited.then(() => {
      throw new Error(`the child died before it answered "${name}":\n${this.#tail}`)
    })
    return Promise.race([answered, died])
  }

  /** Asks the process to end, and kills it when it does not; resolves when it is gone. */
  async stop(): Promise<void> {
    if (this.isAlive) this.#child.kill('SIGTERM')
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), stopWithinMs)
    await this.#exited
    clearTimeout(timer)
  }

  /** Ends the process as a power cut would. */
  async kill(): Promise<void> {
    if (this.isAlive) this.#child.kill('SIGKILL')
    await this.#exited
  }
}

/** In a child: answers the bench's questions by name, and ends when the bench is gone. */
export function answerParent(handlers: Readonly<Record<string, (data: never) => unknown>>): void {
  process.on('disconnect', () => process.exit(0))
  process.on('message', (message) => {
    const { id, name, data } = message as { id: number; name: string; data: never }
    const answer = async () => {
      const handle = handlers[name]
      if (handle === undefined) throw new Error('there is no such question')
      return await handle(data)
    }
    answer().then(
      (value) => process.send?.({ id, answer: value ?? null }),
      (error: unknown) => process.send?.({ id, error: String(error) }),
    )
  })
}

function guardExit(): void {
  if (isGuarded) return
  isGuarded = true
  process.on('exit', () => {
    for (const child of alive) child.kill('SIGKILL')
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
}
