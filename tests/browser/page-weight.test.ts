import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const pagesDir = fileURLToPath(new URL('../../dist/pages', import.meta.url))
/** The most script that the first load may bring, compressed, in bytes: visitors load it over a phone's network. */
const scriptLimit = 60_000

/** The scripts that a built page loads before it can be used: its own and all that they import at once. */
function firstScripts(page: string): Set<string> {
  const html = readFileSync(join(pagesDir, page), 'utf8')
  const scripts = new Set<string>()
  const add = (path: string) => {
    if (scripts.has(path)) return
    scripts.add(path)
    const text = readFileSync(join(pagesDir, path), 'utf8')
    for (const [, name] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) add(`assets/${name}`)
  }
  for (const [, path] of html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)) add(path as string)
  return scripts
}

describe('the pages on a visitor’s phone', () => {
  describe('when they are loaded for the first time', () => {
    it.each(['book', 'pass', 'mine', 'follow'])('%s brings less than 60 kB of script', (name) => {
      const scripts = [...firstScripts(`web-booking/${name}.html`)]
      const bytes = scripts.map((script) => gzipSync(readFileSync(join(pagesDir, script))).length)
      expect(scripts.length).toBeGreaterThan(1)
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(scriptLimit)
    })
  })
})
