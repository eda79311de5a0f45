import { BitmapFont } from '../font/bitmap-font.ts'
import fontUrl from '../font/unifont-gb2312.bin?url'

/** Loads the font of dots that the page brings along. Rejects when it cannot be reached. */
export async function loadFont(): Promise<BitmapFont> {
  const response = await fetch(fontUrl)
  if (!response.ok) throw new Error(`the font of dots: HTTP ${response.status}`)
  return BitmapFont.decode(new Uint8Array(await response.arrayBuffer()))
}
