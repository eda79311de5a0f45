import type { BrokerLimits } from './broker-limits.ts'
import { TokenBucket } from './token-bucket.ts'

/** Why a connection is cut before its bytes reach the broker's parser. */
export type Violation =
  | 'not-connect'
  | 'second-connect'
  | 'packet-type'
  | 'qos2'
  | 'bad-length'
  | 'too-large'
  | 'too-many-packets'

const connect = 1
const publish = 3
/** CONNECT, PUBLISH, PUBACK, SUBSCRIBE, UNSUBSCRIBE, PINGREQ, DISCONNECT: what a client of QoS 0 and 1 sends. */
const clientPackets = new Set([connect, publish, 4, 8, 10, 12, 14])

/**
 * Reads only the fixed headers of a client's byte stream (MQTT 3.1.1, section 2.2) and tells the first violation of
 * the bounds. The broker's parser would gather up to 256 MB for one packet before it judged it.
 */
export class PacketGuard {
  readonly #limits: BrokerLimits
  readonly #bucket: TokenBucket
  #state: 'header' | 'length' | 'body' = 'header'
  #connectSeen = false
  #lengthBytes = 0
  #length = 0
  #type = 0

  constructor(limits: BrokerLimits, nowMs: number) {
    this.#limits = limits
    this.#bucket = new TokenBucket(limits.packetBurst, limits.packetsPerSecond, nowMs)
  }

  /** Judges the next bytes; `login` says whether the client is in. */
  feed(bytes: Uint8Array, login: 'in' | 'pending', nowMs: number): Violation | undefined {
    let at = 0
    while (at < bytes.length) {
      if (this.#state === 'body') {
        const taken = Math.min(this.#length, bytes.length - at)
        at += taken
        this.#length -= taken
        if (this.#length === 0) this.#state = 'header'
        continue
      }
      const byte = bytes[at] ?? 0
      at += 1
      const violation = this.#state === 'header' ? this.#header(byte, nowMs) : this.#lengthByte(byte, login)
      if (violation !== undefined) return violation
    }
    return undefined
  }

  #header(byte: number, nowMs: number): Violation | undefined {
    this.#type = byte >> 4
    if (!this.#connectSeen && this.#type !== connect) return 'not-connect'
    if (this.#connectSeen && this.#type === connect) return 'second-connect'
    if (!clientPackets.has(this.#type)) return 'packet-type'
    if (this.#type === publish && (byte & 0b100) !== 0) return 'qos2'
    if (this.#bucket.take(nowMs) > 0) return 'too-many-packets'
    this.#connectSeen = true
    this.#state = 'length'
    this.#length = 0
    this.#lengthBytes = 0
    return undefined
  }

  #lengthByte(byte: number, login: 'in' | 'pending'): Violation | undefined {
    this.#length += (byte & 0x7f) * 128 ** this.#lengthBytes
    this.#lengthBytes += 1
    if (this.#length > (login === 'in' ? this.#limits.maxBytes : this.#limits.maxBytesBeforeLogin))
      return 'too-large'
    if ((byte & 0x80) !== 0) return this.#lengthBytes === 4 ? 'bad-length' : undefined
    this.#state = this.#length === 0 ? 'header' : 'body'
    return undefined
  }
}
