import type { GlyphStyle } from './line-buffer.ts'
import type { Align } from './paper.ts'

interface Times {
  readonly width: number
  readonly height: number
}

/** Line spacing at power-on: 30 dots, about 3.75 mm. */
const usualSpacingDots = 30

/**
 * The settings of a receipt printer. Latin and Chinese glyphs have sizes of their own: ESC ! sets the one, FS ! the
 * other, GS ! both. Chinese mode is off at power-on here, so that a print that forgets FS & comes out as garbage.
 */
export class PrintModes {
  align: Align = 'left'
  chinese = false
  bold = false
  underline = false
  inverse = false
  latin: Times = { width: 1, height: 1 }
  han: Times = { width: 1, height: 1 }
  spacingDots = usualSpacingDots
  qrModuleDots = 3
  qrLevel: 'L' | 'M' | 'Q' | 'H' = 'L'
  qrContent = ''

  /** ESC !: bits 3 bold, 4 double height, 5 double width, 7 underline. */
  setLatin(bits: number): void {
    this.bold = (bits & 0x08) !== 0
    this.underline = (bits & 0x80) !== 0
    this.latin = { width: (bits & 0x20) === 0 ? 1 : 2, height: (bits & 0x10) === 0 ? 1 : 2 }
  }

  /** FS !: bits 2 double width, 3 double height, 7 underline. */
  setHan(bits: number): void {
    this.underline = (bits & 0x80) !== 0
    this.han = { width: (bits & 0x04) === 0 ? 1 : 2, height: (bits & 0x08) === 0 ? 1 : 2 }
  }

  /** GS !: bits 0-2 height less one, bits 4-6 width less one. */
  setBoth(bits: number): void {
    this.latin = { width: ((bits >> 4) & 7) + 1, height: (bits & 7) + 1 }
    this.han = this.latin
  }

  setAlign(n: number): void {
    this.align = n === 1 || n === 49 ? 'center' : n === 2 || n === 50 ? 'right' : 'left'
  }

  usualSpacing(): void {
    this.spacingDots = usualSpacingDots
  }

  style(script: 'latin' | 'han'): GlyphStyle {
    const { width, height } = this[script]
    const { bold, underline, inverse } = this
    return { width, height, wide: script === 'han', bold, underline, inverse }
  }
}
