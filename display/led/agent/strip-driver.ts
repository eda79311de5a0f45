import type { LedSettings } from '../../../shared/led-settings.ts'
import { lineText, type Page } from '../panel/page.ts'
import { encodeOnbon } from '../protocol/onbon.ts'
import type { ByteLine } from './byte-line.ts'
import type { LedDriver, Picture } from './led-driver.ts'

const refreshMs = 10_000
/** A strip that hears nothing for three refreshes takes its text away: its agent is gone. */
const timeoutSeconds = 30
/** Dots of a blank, with which a controller that draws the text itself is told where it begins. */
const blankDots = 8

/** Sends texts to a strip whose controller has a font of its own. */
export class StripDriver implements LedDriver {
  readonly refreshMs = refreshMs
  readonly #line: ByteLine
  readonly #settings: LedSettings

  constructor(line: ByteLine, settings: LedSettings) {
    this.#line = line
    this.#settings = settings
  }

  async show({ page }: Picture): Promise<void> {
    const { widthDots, heightDots, colour } = this.#settings
    const lines = stripLines(page)
    await this.#line.send(encodeOnbon({ lines, widthDots, heightDots, colour, timeoutSeconds }))
  }

  async stop(): Promise<void> {
    this.#line.close()
  }
}

/** The lines of a page, each moved to its place by blanks; one blank for a dark strip. */
function stripLines(page: Page | undefined): string[] {
  if (page === undefined) return [' ']
  return page.lines.map((line) => {
    // The controller draws all text at its own size, whatever room there would be for larger figures.
    const surplusDots = (line.scale - 1) * widthOf(lineText(line.runs))
    return ' '.repeat(Math.floor((line.xDots + surplusDots / 2) / blankDots)) + lineText(line.runs)
  })
}

/** Dots of a text in a controller's font: sixteen for a Chinese character, eight for others. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2190' ? blankDots : 2 * blankDots), 0)
}
