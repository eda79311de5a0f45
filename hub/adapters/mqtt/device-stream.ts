import { Duplex } from 'node:stream'
import type { BrokerLimits } from './broker-limits.ts'
import { PacketGuard, type Violation } from './packet-guard.ts'
import type { Transport } from './transport.ts'

/** Why the hub's side cut a connection. */
export type CutReason = Violation | 'slow-reader'

/**
 * The byte stream of one device between its transport and the broker: judges what comes in, bounds what waits to go
 * out. A slow reader never makes the broker wait: its connection is cut, so that nobody else's message is late.
 */
export class DeviceStream extends Duplex {
  readonly #transport: Transport
  readonly #limits: BrokerLimits
  readonly #guard: PacketGuard
  readonly #onCut: (reason: CutReason) => void
  #login: 'in' | 'pending' = 'pending'
  #held = false

  constructor(transport: Transport, limits: BrokerLimits, onCut: (reason: CutReason) => void) {
    // The broker's writes must always return true: the bound of what is unread is kept below, by cutting.
    super({ writableHighWaterMark: 4 * limits.maxUnreadBytes, allowHalfOpen: false })
    this.#transport = transport
    this.#limits = limits
    this.#guard = new PacketGuard(limits, performance.now())
    this.#onCut = onCut
    transport.listen({
      data: (bytes) => this.#take(bytes),
      end: () => this.push(null),
      close: () => this.destroy(),
    })
  }

  /** Lets the larger packets of a logged-in device through. */
  admit(): void {
    this.#login = 'in'
  }

  /** Reads nothing more from the device until `release`. */
  hold(): void {
    this.#held = true
    this.#transport.pause()
  }

  /** Reads on after `hold`. */
  release(): void {
    this.#held = false
    this.#transport.resume()
  }

  override _read(): void {
    if (!this.#held) this.#transport.resume()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send(chunk)
    done()
  }

  /** One frame or segment for the pieces of a packet, and for packets that wait together. */
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(Buffer.concat(chunks.map((part) => part.chunk)))
    done()
  }

  override _destroy(_error: Error | null, done: (error?: Error | null) => void): void {
    this.#transport.destroy()
    done()
  }

  #take(bytes: Buffer): void {
    if (this.destroyed) return
    const violation = this.#guard.feed(bytes, this.#login, performance.now())
    if (violation !== undefined) this.#cut(violation)
    else if (!this.push(bytes)) this.#transport.pause()
  }

  #send(bytes: Buffer): void {
    if (this.destroyed) return
    this.#transport.write(bytes)
    if (this.#transport.unreadBytes() > this.#limits.maxUnreadBytes) this.#cut('slow-reader')
  }

  #cut(reason: CutReason): void {
    this.#onCut(reason)
    this.destroy()
  }
}
