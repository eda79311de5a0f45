import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../shared/ui/tokens.css', import.meta.url), 'utf8')
const themes = ['light', 'dark', 'contrast', 'contrast-dark']

/** What lies on what: text tokens by the tokens of their ground. */
const personal: Record<string, readonly string[]> = {
  paper: ['ink', 'ink-2', 'sea', 'sea-deep', 'jade', 'indigo', 'slate', 'amber', 'red'],
  surface: ['ink', 'ink-2', 'sea', 'sea-deep', 'jade', 'indigo', 'slate', 'amber', 'red'],
  'sea-tint': ['sea', 'sea-deep', 'ink', 'ink-2'],
  'jade-tint': ['jade', 'jade-deep', 'ink', 'ink-2'],
  'indigo-tint': ['indigo', 'indigo-deep', 'ink', 'ink-2'],
  'slate-tint': ['slate', 'ink', 'ink-2'],
  'amber-tint': ['amber', 'amber-deep', 'ink', 'ink-2'],
  'red-tint': ['red', 'red-deep', 'ink', 'ink-2'],
  sea: ['on-fill'],
  'sea-deep': ['on-fill'],
  jade: ['on-fill'],
  indigo: ['on-fill'],
  slate: ['on-fill'],
  amber: ['on-fill'],
  red: ['on-fill'],
}
const board: Record<string, readonly string[]> = {
  night: ['snow', 'mist', 'call', 'ok'],
  'night-2': ['snow', 'mist', 'call', 'ok'],
  call: ['on-call'],
  alarm: ['on-alarm'],
  slip: ['slip-ink'],
}
/** On the kiosk: the darker text of each tint. */
const kiosk: Record<string, readonly string[]> = {
  paper: ['ink', 'sea-deep'],
  surface: ['ink', 'sea-deep'],
  'sea-deep': ['on-fill'],
  'sea-tint': ['sea-deep'],
  'jade-tint': ['jade-deep'],
  'indigo-tint': ['indigo-deep'],
  'amber-tint': ['amber-deep'],
  'red-tint': ['red-deep'],
}

describe('the colours of the screens', () => {
  describe.each(themes)('when the theme is %s', (theme) => {
    const colours = coloursOf(theme)
    const least = theme.startsWith('contrast') ? 7 : 4.5
    it('give every text on its ground enough contrast', () => {
      expect(tooFaint(colours, personal, least)).toEqual([])
    })
    it('give boards and kiosk seven to one', () => {
      expect(tooFaint(colours, board, 7)).toEqual([])
      expect(tooFaint(colours, kiosk, 7)).toEqual([])
    })
    it('give edges of fields and the focus three to one', () => {
      expect(tooFaint(colours, { surface: ['ink-2', 'indigo'], paper: ['indigo'] }, 3)).toEqual([])
    })
  })
})

function tooFaint(
  colours: ReadonlyMap<string, string>,
  pairs: Readonly<Record<string, readonly string[]>>,
  least: number,
): string[] {
  return Object.entries(pairs).flatMap(([ground, texts]) =>
    texts.flatMap((text) => {
      const ratio = contrast(colourOf(colours, text), colourOf(colours, ground))
      return ratio >= least ? [] : [`${text} on ${ground}: ${ratio.toFixed(2)} of ${least}`]
    }),
  )
}

/** The light theme's colours, and over them what another theme changes. */
function coloursOf(theme: string): ReadonlyMap<string, string> {
  const rule = (selector: string) => css.split(`${selector} {`)[1]?.split('}')[0] ?? ''
  const own = theme === 'light' ? '' : rule(`:root[data-theme="${theme}"]`)
  const entries = [...`${rule(':root')}${own}`.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)]
  return new Map(entries.map(([, name = '', value = '']) => [name, value]))
}

function colourOf(colours: ReadonlyMap<string, string>, name: string): string {
  const colour = colours.get(name)
  if (colour === undefined) throw new Error(`tokens.css has no colour --${name}`)
  return colour
}

/** The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
