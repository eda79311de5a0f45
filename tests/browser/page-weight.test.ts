import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const pagesDir = fileURLToPath(new URL('../../dist/pages', import.meta.url))
/**
 * The most script that the first load of a page may bring, compressed, in bytes: visitors load theirs over a phone's
 * network, and the hall's screens have the processor of a television.
 */
const scriptLimits: Record<string, number> = {
  'web-booking/book': 60_000,
  'web-booking/pass': 60_000,
  'web-booking/mine': 60_000,
  'web-booking/follow': 60_000,
  'display/board': 130_000,
  'display/window-screen': 130_000,
  'evaluator/pad': 130_000,
  'ticket-printer/kiosk/kiosk': 80_000,
  'hub/console/clerk': 80_000,
  'hub/console/manager': 150_000,
}

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

describe('the pages of a hall', () => {
  describe('when they are loaded for the first time', () => {
    it.each(Object.entries(scriptLimits))('%s brings less than %i bytes of script', (page, limit) => {
      const scripts = [...firstScripts(`${page}.html`)]
      const bytes = scripts.map((script) => gzipSync(readFileSync(join(pagesDir, script))).length)
      expect(scripts.length).toBeGreaterThan(1)
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(limit)
    })
  })
})
