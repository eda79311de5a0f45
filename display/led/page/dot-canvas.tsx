import { useEffect, useRef } from 'preact/hooks'
import type { LedSettings } from '../../../shared/led-settings.ts'
import type { BitmapFont } from '../font/bitmap-font.ts'
import { bytesPerDot, darkFrame, drawPage, type Frame } from '../panel/frame.ts'
import type { Page } from '../panel/page.ts'

/** Pixels of the canvas for a dot and the gap beside it; the page scales the canvas to its own width. */
const mostPitchPixels = 12
const leastPitchPixels = 4
/** A canvas need not be wider than a screen. */
const widestPixels = 3840
/** The radius of a dot as a share of its pitch; the rest is the gap that makes dots of it. */
const radiusShare = 0.38

interface Props {
  /** Undefined for a dark panel. */
  readonly page: Page | undefined
  readonly settings: LedSettings
  readonly font: BitmapFont
}

/** The dots of a panel, round as they are. The page tells the words beside it: a picture says nothing to a screen reader. */
export function DotCanvas({ page, settings, font }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const pitchPixels = Math.min(
    Math.max(Math.floor(widestPixels / settings.widthDots), leastPitchPixels),
    mostPitchPixels,
  )
  useEffect(() => {
    const pen = canvas.current?.getContext('2d')
    if (canvas.current === null || pen === null || pen === undefined) return
    const darkColour = getComputedStyle(canvas.current).getPropertyValue('--dark-dot')
    paint(pen, page === undefined ? darkFrame(settings) : drawPage(page, settings, font), {
      pitchPixels,
      darkColour,
    })
  }, [page, settings, font, pitchPixels])
  return (
    <canvas
      ref={canvas}
      class="dots"
      width={settings.widthDots * pitchPixels}
      height={settings.heightDots * pitchPixels}
      style={{ '--ratio': settings.widthDots / settings.heightDots }}
    />
  )
}

/** How dots are drawn. */
interface DotStyle {
  readonly pitchPixels: number
  readonly darkColour: string
}

function paint(pen: CanvasRenderingContext2D, frame: Frame, { pitchPixels, darkColour }: DotStyle): void {
  const width = frame.widthDots * pitchPixels
  const height = frame.heightDots * pitchPixels
  pen.clearRect(0, 0, width, height)
  // Most dots are dark: a pattern draws them all at once.
  const dark = pen.createPattern(oneDot(darkColour, pitchPixels), 'repeat')
  if (dark !== null) {
    pen.fillStyle = dark
    pen.fillRect(0, 0, width, height)
  }
  const sprites = new Map<string, HTMLCanvasElement>()
  for (let y = 0; y < frame.heightDots; y += 1)
    for (let x = 0; x < frame.widthDots; x += 1) {
      const at = (y * frame.widthDots + x) * bytesPerDot
      const [red = 0, green = 0, blue = 0] = frame.dots.subarray(at, at + bytesPerDot)
      if (red + green + blue === 0) continue
      const colour = `rgb(${red} ${green} ${blue})`
      const sprite = sprites.get(colour) ?? oneDot(colour, pitchPixels)
      sprites.set(colour, sprite)
      pen.drawImage(sprite, x * pitchPixels, y * pitchPixels)
    }
}

/** A dot with the gap around it. */
function oneDot(colour: string, pitchPixels: number): HTMLCanvasElement {
  const dot = document.createElement('canvas')
  dot.width = pitchPixels
  dot.height = pitchPixels
  const pen = dot.getContext('2d')
  if (pen === null) return dot
  pen.fillStyle = colour
  pen.arc(pitchPixels / 2, pitchPixels / 2, pitchPixels * radiusShare, 0, 2 * Math.PI)
  pen.fill()
  return dot
}
