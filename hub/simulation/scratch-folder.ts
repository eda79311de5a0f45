import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A fresh folder of our own, readable by nobody else, that is gone when this process ends, however it ends. */
export function scratchFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `tingxu-${name}-`))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}
