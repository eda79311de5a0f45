import { connect, type Socket } from 'node:net'

/** Why a wait on the printer's line ended without an answer. */
export class LineError extends Error {
  readonly reason: 'reset' | 'silent'

  constructor(reason: 'reset' | 'silent') {
    super(reason === 'reset' ? 'the printer closed the connection' : 'the printer did not answer in time')
    this.name = 'LineError'
    this.reason = reason
  }
}

interface Waiter {
  readonly accepts: (byte: number) => boolean
  readonly resolve: (byte: number) => void
  readonly reject: (error: LineError) => void
}

/** One TCP connection to a printer: bytes out, single status bytes back. */
export class PrinterLine {
  readonly #socket: Socket
  readonly #waiters = new Set<Waiter>()
  #open = true

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (bytes) => {
      for (const byte of bytes) this.#receive(byte)
    })
    const end = () => {
      this.#open = false
      for (const waiter of this.#waiters) waiter.reject(new LineError('reset'))
      socket.destroy()
    }
    socket.on('end', end)
    socket.on('close', end)
    socket.on('error', end)
  }

  /** Connects; rejects with a `LineError`: `silent` when nobody answered in time, `reset` when refused. */
  static open(host: string, port: number, timeoutMs: number): Promise<PrinterLine> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, noDelay: true })
      const fail = (reason: 'reset' | 'silent') => {
        clearTimeout(timer)
        socket.destroy()
        reject(new LineError(reason))
      }
      const timer = setTimeout(() => fail('silent'), timeoutMs)
      const refused = () => fail('reset')
      socket.once('error', refused)
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.off('error', refused)
        resolve(new PrinterLine(socket))
      })
    })
  }

  get isOpen(): boolean {
    return this.#open
  }

  send(bytes: Uint8Array): void {
    if (this.#open) this.#socket.write(bytes)
  }

  /** The next byte received that `accepts` it; bytes that nobody waits for are dropped. Rejects with a `LineError`. */
  next(accepts: (byte: number) => boolean, timeoutMs: number): Promise<number> {
    return new Promise((resolve, reject) => {
      if (!this.#open) {
        reject(new LineError('reset'))
        return
      }
      const done = () => {
        clearTimeout(timer)
        this.#waiters.delete(waiter)
      }
      const waiter: Waiter = {
        accepts,
        resolve: (byte) => {
          done()
          resolve(byte)
        },
        reject: (error) => {
          done()
          reject(error)
        },
      }
      const timer = setTimeout(() => waiter.reject(new LineError('silent')), timeoutMs)
      this.#waiters.add(waiter)
    })
  }

  close(): void {
    this.#open = false
    for (const waiter of this.#waiters) waiter.reject(new LineError('reset'))
    this.#socket.end()
    // A printer that never closes its side must not keep the socket for ever.
    this.#socket.setTimeout(1_000, () => this.#socket.destroy())
  }

  #receive(byte: number): void {
    for (const waiter of this.#waiters) {
      if (!waiter.accepts(byte)) continue
      waiter.resolve(byte)
      return
    }
  }
}
