/** One character as dots. */
export interface Glyph {
  /** 8 for narrow characters, 16 for Chinese ones. */
  readonly widthDots: number
  /** Sixteen rows from the top; the leftmost dot is the highest of `widthDots` bits. */
  readonly rows: readonly number[]
}

/** Rows of every glyph. */
export const glyphHeightDots = 16
const narrowDots = 8
const wideDots = 16
/** From here on characters are Chinese, Japanese or Korean and their signs: an unknown one takes a wide box. */
const firstWideCode = 0x2e80

/** What stands for a character that the font does not have: a box, so that it is seen that something is missing. */
function box(widthDots: number): Glyph {
  const edge = (2 ** (widthDots - 2) - 1) << 1
  const side = (1 << (widthDots - 2)) | 2
  const rows = Array.from({ length: glyphHeightDots }, (_, row) => {
    if (row < 2 || row > 13) return 0
    return row === 2 || row === 13 ? edge : side
  })
  return { widthDots, rows }
}

/**
 * A font of dots. Its file is: the count of narrow and of wide glyphs, two bytes each; the Unicode numbers of the narrow
 * and then the wide ones, two bytes each; their rows in the same order, one byte a row for narrow and two for wide
 * glyphs. All numbers are big endian. `font/README.md` tells where it comes from.
 */
export class BitmapFont {
  readonly #bytes: DataView
  readonly #places = new Map<number, { readonly offset: number; readonly widthDots: number }>()
  readonly #glyphs = new Map<number, Glyph>()

  private constructor(bytes: DataView) {
    this.#bytes = bytes
    const narrow = bytes.getUint16(0)
    const count = narrow + bytes.getUint16(2)
    let offset = 4 + 2 * count
    for (let at = 0; at < count; at += 1) {
      const widthDots = at < narrow ? narrowDots : wideDots
      this.#places.set(bytes.getUint16(4 + 2 * at), { offset, widthDots })
      offset += (glyphHeightDots * widthDots) / 8
    }
    if (offset !== bytes.byteLength)
      throw new Error(`the font file has ${bytes.byteLength} bytes, but its table asks for ${offset}`)
  }

  /** Reads the table of a font file. Throws when the file is cut or of another form. */
  static decode(file: Uint8Array): BitmapFont {
    return new BitmapFont(new DataView(file.buffer, file.byteOffset, file.byteLength))
  }

  /** The glyph of a character; a box for one that the font does not have. */
  glyph(character: string): Glyph {
    const code = character.codePointAt(0) ?? 0
    const known = this.#glyphs.get(code)
    if (known !== undefined) return known
    const glyph = this.#read(code)
    this.#glyphs.set(code, glyph)
    return glyph
  }

  /** Dots from left to right that a text takes at its own size. */
  widthOf(text: string): number {
    let widthDots = 0
    for (const character of text) widthDots += this.glyph(character).widthDots
    return widthDots
  }

  #read(code: number): Glyph {
    const place = this.#places.get(code)
    if (place === undefined) return box(code < firstWideCode ? narrowDots : wideDots)
    const { offset, widthDots } = place
    const rows = Array.from({ length: glyphHeightDots }, (_, row) =>
      widthDots === narrowDots ? this.#bytes.getUint8(offset + row) : this.#bytes.getUint16(offset + 2 * row),
    )
    return { widthDots, rows }
  }
}
