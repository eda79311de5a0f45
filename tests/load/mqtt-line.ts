import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** What a connection says of itself at its begin. */
export interface MqttLogin {
  readonly clientId: string
  readonly username: string
  readonly password: string
  readonly will: { readonly topic: string; readonly payload: string }
}

const keepAliveSeconds = 60
const pingMs = (keepAliveSeconds * 1000) / 2
/** The first byte of a packet: its type, and its flags where MQTT 3.1.1 (section 2.2) fixes them. */
const firstByte = { connect: 0x10, publishQos1: 0x32, subscribe: 0x82 } as const
const pingRequest = Buffer.from([0xc0, 0])
const types = { connack: 2, publish: 3, puback: 4, suback: 9 } as const
const retainFlag = 0x01
/** Clean session, will of QoS 1 and retained, password, user name (section 3.1.2.3). */
const connectFlags = 0x02 | 0x04 | 0x08 | 0x20 | 0x40 | 0x80

/**
 * One MQTT 3.1.1 connection over TCP, of QoS 0 and 1. The bench shares two cores with what it measures, so its 600
 * clients do no more than the protocol asks of them: acknowledge, ping, hand the payload over.
 */
export class MqttLine {
  readonly #socket: Socket
  readonly #onMessage: (topic: string, payload: Buffer) => void
  readonly #answers = new Map<string, () => void>()
  #unread: Buffer = Buffer.alloc(0)
  #packetId = 0
  #ping: NodeJS.Timeout | undefined

  private constructor(socket: Socket, onMessage: (topic: string, payload: Buffer) => void) {
    this.#socket = socket
    this.#onMessage = onMessage
    socket.on('data', (bytes) => this.#take(bytes))
    // What breaks is seen by the messages that are missing.
    socket.on('error', () => {})
    socket.on('close', () => clearInterval(this.#ping))
  }

  /** Connects and logs in. Rejects when the broker cannot be reached or closes the line. */
  static async open(
    brokerUrl: string,
    login: MqttLogin,
    onMessage: (topic: string, payload: Buffer) => void,
  ): Promise<MqttLine> {
    const { hostname, port } = new URL(brokerUrl)
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    const line = new MqttLine(socket, onMessage)
    const { clientId, will, username, password } = login
    const head = Buffer.from([0, 4, ...Buffer.from('MQTT'), 4, connectFlags, 0, keepAliveSeconds])
    const texts = [clientId, will.topic, will.payload, username, password].map(withLength)
    await line.#ask(types.connack, 0, packet(firstByte.connect, head, ...texts))
    line.#ping = setInterval(() => socket.write(pingRequest), pingMs)
    return line
  }

  /** Subscribes in QoS 1. */
  async subscribe(topics: readonly string[]): Promise<void> {
    const id = this.#nextId()
    const entries = topics.flatMap((topic) => [withLength(topic), Buffer.from([1])])
    await this.#ask(types.suback, id, packet(firstByte.subscribe, twoBytes(id), ...entries))
  }

  /** Publishes in QoS 1; resolves when the broker has it. */
  async publish(topic: string, payload: string, kept: 'retained' | 'passing'): Promise<void> {
    const id = this.#nextId()
    const first = firstByte.publishQos1 | (kept === 'retained' ? retainFlag : 0)
    await this.#ask(types.puback, id, packet(first, withLength(topic), twoBytes(id), Buffer.from(payload)))
  }

  close(): void {
    this.#socket.destroy()
  }

  #ask(type: number, id: number, bytes: Buffer): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error('the broker closed the connection'))
      this.#socket.once('close', fail)
      this.#answers.set(`${type}.${id}`, () => {
        this.#socket.off('close', fail)
        resolve()
      })
      this.#socket.write(bytes)
    })
  }

  #nextId(): number {
    this.#packetId = (this.#packetId % 0xffff) + 1
    return this.#packetId
  }

  #take(bytes: Buffer): void {
    this.#unread = this.#unread.length === 0 ? bytes : Buffer.concat([this.#unread, bytes])
    const acks: Buffer[] = []
    for (let size = this.#firstSize(); size > 0; size = this.#firstSize()) {
      const whole = this.#unread.subarray(0, size)
      this.#unread = this.#unread.subarray(size)
      this.#handle(whole, acks)
    }
    if (acks.length > 0) this.#socket.write(Buffer.concat(acks))
  }

  /** Bytes of the first packet unread; 0 while it is not whole. */
  #firstSize(): number {
    const { size } = lengthOf(this.#unread)
    return size <= this.#unread.length ? size : 0
  }

  #handle(whole: Buffer, acks: Buffer[]): void {
    const first = whole[0] ?? 0
    const type = first >> 4
    const { begin } = lengthOf(whole)
    if (type !== types.publish) {
      const id = type === types.connack ? 0 : whole.readUInt16BE(Math.min(begin, whole.length - 2))
      const key = `${type}.${id}`
      this.#answers.get(key)?.()
      this.#answers.delete(key)
      return
    }
    const topicEnd = begin + 2 + whole.readUInt16BE(begin)
    const qos = (first >> 1) & 3
    if (qos > 0)
      acks.push(Buffer.from([types.puback << 4, 2, whole[topicEnd] ?? 0, whole[topicEnd + 1] ?? 0]))
    this.#onMessage(
      whole.toString('utf8', begin + 2, topicEnd),
      whole.subarray(qos > 0 ? topicEnd + 2 : topicEnd),
    )
  }
}

/** Where the body of the packet begins and how many bytes it has in all; infinitely many while that cannot be read. */
function lengthOf(bytes: Buffer): { begin: number; size: number } {
  let length = 0
  for (let index = 1; index <= 4; index += 1) {
    const byte = bytes[index]
    if (byte === undefined) break
    length += (byte & 0x7f) * 128 ** (index - 1)
    if (byte < 0x80) return { begin: index + 1, size: index + 1 + length }
  }
  return { begin: 0, size: Number.POSITIVE_INFINITY }
}

function packet(first: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const head = [first]
  let rest = body.length
  do {
    head.push((rest % 128) + (rest >= 128 ? 0x80 : 0))
    rest = Math.floor(rest / 128)
  } while (rest > 0)
  return Buffer.concat([Buffer.from(head), body])
}

function twoBytes(value: number): Buffer {
  return Buffer.from([value >> 8, value & 0xff])
}

function withLength(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([twoBytes(bytes.length), bytes])
}
