import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const folders = ['display', 'evaluator', 'hub/console', 'shared/ui', 'ticket-printer', 'web-booking']
const tokens = 'shared/ui/tokens.css'

/** Every sheet of the pages, by its place in the project. */
const sheets = folders.flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => `${folder}/${path}`),
)

describe('a theme', () => {
  // What stands where, and what is said to a screen reader, is then the same in all: axe's rules but that of contrast
  // hold in every theme when they hold in one.
  describe('when it is chosen', () => {
    it('gives other values to tokens and changes nothing else', () => {
      const css = readFileSync(root + tokens, 'utf8')
      const rules = [...css.matchAll(/\[data-theme="[\w-]+"\] \{([^}]*)\}/g)].map(([, rule = '']) => rule)
      const declared = rules.flatMap((rule) => rule.match(/[\w-]+(?=:)/g) ?? [])
      expect(rules).toHaveLength(3)
      expect(declared.filter((name) => !name.startsWith('--') && name !== 'color-scheme')).toEqual([])
    })
    it('is named by no other sheet', () => {
      const others = sheets.filter((path) => path !== tokens)
      const asking = /data-theme|prefers-color-scheme|prefers-contrast|forced-colors/
      expect(others.length).toBeGreaterThan(40)
      expect(others.filter((path) => asking.test(readFileSync(root + path, 'utf8')))).toEqual([])
    })
  })
})
