import { createSocket, type Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { Frame } from '../panel/frame.ts'
import type { LedDriver, Picture } from './led-driver.ts'

/** A controller takes the live stream for ended when it hears nothing for some 2.5 s (WLED's default): well below that. */
const refreshMs = 1_000

/** Where the datagrams go and what is in them. */
export interface UdpDriverOptions {
  readonly host: string
  readonly port: number
  /** The datagrams of one frame, in order. */
  readonly encode: (frame: Frame) => readonly Uint8Array[]
}

/** Sends frames of dots as datagrams. Nobody answers: an error is one of this machine or of a router near by. */
export class UdpDriver implements LedDriver {
  readonly refreshMs = refreshMs
  readonly #options: UdpDriverOptions
  readonly #socket: Socket

  constructor(options: UdpDriverOptions) {
    this.#options = options
    this.#socket = createSocket(isIPv6(options.host) ? 'udp6' : 'udp4')
    // An answer "port unreachable" comes as an event; the next frame tries again anyway.
    this.#socket.on('error', () => undefined)
  }

  async show({ frame }: Picture): Promise<void> {
    for (const datagram of this.#options.encode(frame)) await this.#send(datagram)
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#socket.close(() => resolve()))
  }

  #send(datagram: Uint8Array): Promise<void> {
    const { host, port } = this.#options
    return new Promise((resolve, reject) => {
      this.#socket.send(datagram, port, host, (error) => (error === null ? resolve() : reject(error)))
    })
  }
}
