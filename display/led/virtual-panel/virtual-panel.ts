import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { bytesPerDot, darkFrame, type Frame } from '../panel/frame.ts'
import type { PanelSize } from '../panel/page.ts'
import { readDdp } from '../protocol/ddp.ts'
import { type PlacedImage, readFlaschenTaschen } from '../protocol/flaschen-taschen.ts'

/** What a virtual panel is like. */
export interface VirtualPanelOptions {
  readonly size: PanelSize
  readonly protocol: 'ddp' | 'ft'
  readonly host: string
  /** The UDP port; 0 for a free one. */
  readonly port: number
  /** Told after each datagram that changed what is shown. */
  readonly onFrame?: (frame: Frame) => void
}

/** A panel of dots without dots: it takes datagrams as a controller does and keeps what the dots would show. */
export class VirtualPanel {
  readonly #socket: Socket
  readonly #memory: Frame
  readonly #onFrame: ((frame: Frame) => void) | undefined
  #shown: Frame
  #dropped = 0

  private constructor(socket: Socket, { size, protocol, onFrame }: VirtualPanelOptions) {
    this.#socket = socket
    this.#memory = darkFrame(size)
    this.#shown = darkFrame(size)
    this.#onFrame = onFrame
    socket.on('message', (datagram) => {
      const isPush = protocol === 'ddp' ? this.#takeDdp(datagram) : this.#takeImage(datagram)
      if (isPush) this.#push()
    })
  }

  /** Listens. Throws when the port is taken. */
  static async start(options: VirtualPanelOptions): Promise<VirtualPanel> {
    const socket = createSocket('udp4')
    const panel = new VirtualPanel(socket, options)
    socket.bind(options.port, options.host)
    await once(socket, 'listening')
    return panel
  }

  get port(): number {
    return this.#socket.address().port
  }

  /** What the dots show. */
  get frame(): Frame {
    return this.#shown
  }

  /** Datagrams that were of another protocol or for dots that the panel does not have. */
  get dropped(): number {
    return this.#dropped
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#socket.close(() => resolve()))
  }

  #push(): void {
    this.#shown = { ...this.#memory, dots: this.#memory.dots.slice() }
    this.#onFrame?.(this.#shown)
  }

  /** Dots of DDP wait in memory for the push. */
  #takeDdp(datagram: Uint8Array): boolean {
    const write = readDdp(datagram)
    if (write === undefined || write.offset + write.dots.length > this.#memory.dots.length) {
      this.#dropped += 1
      return false
    }
    this.#memory.dots.set(write.dots, write.offset)
    return write.isPush
  }

  #takeImage(datagram: Uint8Array): boolean {
    const image = readFlaschenTaschen(datagram)
    if (image === undefined || !this.#holds(image)) {
      this.#dropped += 1
      return false
    }
    const rowBytes = image.widthDots * bytesPerDot
    for (let row = 0; row < image.heightDots; row += 1)
      this.#memory.dots.set(
        image.dots.subarray(row * rowBytes, (row + 1) * rowBytes),
        ((image.yDots + row) * this.#memory.widthDots + image.xDots) * bytesPerDot,
      )
    return true
  }

  #holds({ xDots, yDots, widthDots, heightDots }: PlacedImage): boolean {
    return (
      xDots >= 0 &&
      yDots >= 0 &&
      xDots + widthDots <= this.#memory.widthDots &&
      yDots + heightDots <= this.#memory.heightDots
    )
  }
}
