import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build, type InlineConfig } from 'vite'
import { projectRoot } from '../../hub/project-root.ts'

/** Builds a folder of `dist` unless it is newer than all that it is made of; paths are those of the project. */
export async function buildWhenStale(
  built: string,
  sources: readonly string[],
  config: InlineConfig = {},
): Promise<void> {
  const changedAt = Math.max(...[...sources, 'package-lock.json'].map(newest))
  if (newest(built) > changedAt) return
  await build({ root: projectRoot, logLevel: 'warn', ...config })
}

/** The latest change below a path in epoch milliseconds; 0 when there is nothing. */
function newest(path: string): number {
  const found = statSync(join(projectRoot, path), { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const names = readdirSync(join(projectRoot, path))
  return Math.max(0, ...names.map((name) => newest(join(path, name))))
}
