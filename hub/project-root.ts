import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The project's folder: the nearest one above this file with a package.json, whether this file was bundled or not. */
export const projectRoot: string = nearestWith('package.json', import.meta.dirname)

function nearestWith(file: string, folder: string): string {
  if (existsSync(join(folder, file))) return folder
  const above = dirname(folder)
  if (above === folder) throw new Error(`no ${file} above ${import.meta.dirname}`)
  return nearestWith(file, above)
}
