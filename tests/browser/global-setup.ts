import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Where the pages' sources and tools are described. */
const sources = [
  'hub/console',
  'ticket-printer/kiosk',
  'display',
  'evaluator',
  'web-booking',
  'shared',
  'vite.config.ts',
  'package-lock.json',
]

/** Builds the pages once for all browser walks, when they are missing or older than their sources. */
export default async function setup(): Promise<void> {
  const built = newest(join(root, 'dist/pages'))
  if (built > Math.max(...sources.map((source) => newest(join(root, source))))) return
  await build({ root, logLevel: 'warn' })
}

/** The latest change below a path in epoch milliseconds; 0 when there is nothing. */
function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}
