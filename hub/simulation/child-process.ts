import { type ChildProcess, spawn } from 'node:child_process'
import { projectRoot } from '../project-root.ts'

/** What is kept of a child's output, to be shown when it dies. */
const tailCharacters = 4000

const alive = new Set<ChildProcess>()
let isGuarded = false

/** A process of our own: started by us, ended by us, by its id. */
export interface OwnProcess {
  readonly pid: number
  /** Resolves with the exit code, null when it was killed. */
  readonly exited: Promise<number | null>
  /** The last of what it wrote. */
  tail(): string
  /** Sends the signal to this process alone, if it lives. */
  kill(signal: NodeJS.Signals): void
}

/** Starts `node` on a file of the project, TypeScript through tsx; every child dies with this process. */
export function startNode(
  file: string,
  options: {
    readonly args?: readonly string[]
    readonly env: NodeJS.ProcessEnv
    /** Told of all that it writes. */
    readonly onOutput?: (chunk: Buffer) => void
  },
): OwnProcess {
  guardExit()
  const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : []
  const child = spawn(process.execPath, [...loader, file, ...(options.args ?? [])], {
    cwd: projectRoot,
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  alive.add(child)
  let tail = ''
  const keep = (chunk: Buffer) => {
    options.onOutput?.(chunk)
    tail = (tail + chunk.toString('utf8')).slice(-tailCharacters)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const exited = new Promise<number | null>((resolve) => {
    const end = (code: number | null) => {
      alive.delete(child)
      resolve(code)
    }
    child.once('exit', end)
    child.once('error', (error) => {
      keep(Buffer.from(error.message))
      if (child.pid === undefined) end(null)
    })
  })
  return {
    pid: child.pid ?? -1,
    exited,
    tail: () => tail,
    kill: (signal) => {
      if (alive.has(child)) child.kill(signal)
    },
  }
}

/** Asks a process to stop, and kills it when it does not within the time. */
export async function stopProcess(owned: OwnProcess, withinMs: number): Promise<number | null> {
  const timer = setTimeout(() => owned.kill('SIGKILL'), withinMs)
  owned.kill('SIGTERM')
  const code = await owned.exited
  clearTimeout(timer)
  return code
}

function guardExit(): void {
  if (isGuarded) return
  isGuarded = true
  // Before anything else at the end: a child must not write into a folder that is being removed.
  process.prependListener('exit', () => {
    for (const child of alive) child.kill('SIGKILL')
  })
}
