import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { promisify } from 'node:util'

/** How long a connection or the handing over of a frame may take, in milliseconds. */
const lineTimeoutMs = 3_000

/** A way for bytes to a controller. It opens itself when it is needed, and anew after it broke. */
export interface ByteLine {
  /** Resolves when the bytes are handed over; rejects when the line is broken, which closes it. */
  send(bytes: Uint8Array): Promise<void>
  close(): void
}

/** A line over TCP, also to a serial server. */
export class TcpLine implements ByteLine {
  readonly #host: string
  readonly #port: number
  #socket: Socket | undefined

  constructor(host: string, port: number) {
    this.#host = host
    this.#port = port
  }

  async send(bytes: Uint8Array): Promise<void> {
    const socket = this.#socket ?? (await this.#open())
    await new Promise<void>((resolve, reject) => {
      const fail = (error: Error) => {
        clearTimeout(timer)
        this.close()
        reject(error)
      }
      const timer = setTimeout(() => fail(new Error(`${this.#host} takes no bytes`)), lineTimeoutMs)
      socket.write(bytes, (error) => {
        if (error !== null && error !== undefined) return fail(error)
        clearTimeout(timer)
        resolve()
      })
    })
  }

  close(): void {
    this.#socket?.destroy()
    this.#socket = undefined
  }

  #open(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: this.#host, port: this.#port, noDelay: true, keepAlive: true })
      socket.setTimeout(lineTimeoutMs, () => socket.destroy(new Error(`${this.#host} does not answer`)))
      // The controller's answers are not read for anything.
      socket.resume()
      socket.on('error', reject)
      socket.once('connect', () => {
        socket.setTimeout(0)
        this.#socket = socket
        resolve(socket)
      })
      socket.once('close', () => {
        if (this.#socket === socket) this.#socket = undefined
      })
    })
  }
}

/** A serial line, as a device file: eight bits, no parity, one stop bit. */
export class SerialLine implements ByteLine {
  readonly #path: string
  readonly #baud: number
  #file: FileHandle | undefined

  constructor(path: string, baud: number) {
    this.#path = path
    this.#baud = baud
  }

  async send(bytes: Uint8Array): Promise<void> {
    try {
      this.#file ??= await this.#open()
      for (let sent = 0; sent < bytes.length; )
        sent += (await this.#file.write(bytes, sent, bytes.length - sent)).bytesWritten
    } catch (error) {
      this.close()
      throw error
    }
  }

  close(): void {
    this.#file?.close().catch(() => undefined)
    this.#file = undefined
  }

  async #open(): Promise<FileHandle> {
    const set = [String(this.#baud), 'raw', 'cs8', '-parenb', '-cstopb', '-crtscts', 'clocal', '-echo']
    await promisify(execFile)('stty', ['-F', this.#path, ...set], { timeout: lineTimeoutMs })
    // Without NOCTTY the terminal could end this process; without NONBLOCK opening waits for a carrier.
    return open(this.#path, constants.O_WRONLY | constants.O_NOCTTY | constants.O_NONBLOCK)
  }
}
