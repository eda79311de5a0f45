import { readFile, writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import type { Size } from './screens.ts'

const quality = 0.72

/** Writes the upper part of a picture as a small WebP of this size in pixels, drawn smaller by the browser. */
export async function drawSmaller(
  browser: Browser,
  picture: string,
  file: string,
  size: Size,
): Promise<void> {
  const page = await browser.newPage()
  const source = `data:image/png;base64,${(await readFile(picture)).toString('base64')}`
  const small = await page.evaluate(
    async ({ source, size, quality }) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = document.createElement('canvas')
      canvas.width = size.width
      canvas.height = size.height
      const pen = canvas.getContext('2d')
      if (pen === null) throw new Error('this browser cannot draw')
      pen.imageSmoothingQuality = 'high'
      pen.drawImage(image, 0, 0, size.width, (image.height / image.width) * size.width)
      return canvas.toDataURL('image/webp', quality)
    },
    { source, size, quality },
  )
  await page.close()
  await writeFile(file, Buffer.from(small.split(',')[1] ?? '', 'base64'))
}
