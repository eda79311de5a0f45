import {
  type BrokerPacket,
  BrokerPacketReader,
  type ConnectPacket,
  connectPacket,
  disconnectPacket,
  type MqttMessage,
  pingPacket,
  pubackPacket,
  publishPacket,
  subscribePacket,
} from '../mqtt/mqtt-packets.ts'

/** How long a broker may take to let a client in, in milliseconds. */
const connectTimeoutMs = 3_000
/** Packet ids are 16 bits and never 0. */
const lastPacketId = 0xffff

/** What becomes of a connection. */
export interface MqttHandlers {
  onConnect(): void
  /** The broker does not let the client in; `returnCode` is that of its CONNACK. */
  onRefused(returnCode: number): void
  onMessage(topic: string, payload: Uint8Array, isRetained: boolean): void
  /** Once, at the end of the connection, however it came. */
  onClose(): void
}

interface Unacknowledged {
  readonly resolve: () => void
  readonly reject: (reason: Error) => void
}

/**
 * One connection to a broker by MQTT 3.1.1 in WebSocket, from CONNECT to its end; it is not opened again. A screen needs no
 * more, and a twentieth of the script of a general client.
 */
export class MqttConnection {
  readonly #socket: WebSocket
  readonly #handlers: MqttHandlers
  readonly #reader = new BrokerPacketReader()
  readonly #unacknowledged = new Map<number, Unacknowledged>()
  readonly #timeout: ReturnType<typeof setTimeout>
  readonly #pingMs: number
  #pings: ReturnType<typeof setInterval> | undefined
  #isPingUnanswered = false
  #lastId = 0
  #saidMs = 0
  #isConnected = false
  #isClosed = false

  constructor(url: string, packet: ConnectPacket, handlers: MqttHandlers) {
    this.#handlers = handlers
    this.#pingMs = (packet.keepAliveSeconds * 1000) / 2
    this.#socket = new WebSocket(url, ['mqtt'])
    this.#socket.binaryType = 'arraybuffer'
    this.#socket.onopen = () => this.#send(connectPacket(packet))
    this.#socket.onmessage = ({ data }) => this.#read(data)
    this.#socket.onclose = () => this.close()
    // A failed connection tells its end through `onclose` as well.
    this.#socket.onerror = () => {}
    this.#timeout = setTimeout(() => this.close(), connectTimeoutMs)
  }

  /** True from the broker's consent to the end. */
  get isConnected(): boolean {
    return this.#isConnected
  }

  subscribe(topic: string, qos: 0 | 1): void {
    this.#send(subscribePacket(topic, qos, this.#nextId()))
  }

  /** Resolves when the broker has taken the message over (QoS 1) or it was sent (QoS 0); rejects when the connection ends before. */
  publish(message: MqttMessage): Promise<void> {
    if (!this.#isConnected) return Promise.reject(new Error('The connection to the broker is not open'))
    const packetId = this.#nextId()
    this.#send(publishPacket(message, packetId))
    if (message.qos === 0) return Promise.resolve()
    return new Promise((resolve, reject) => this.#unacknowledged.set(packetId, { resolve, reject }))
  }

  /** Takes leave: the broker does not publish the will. */
  end(): void {
    if (this.#isConnected) this.#send(disconnectPacket)
    this.close()
  }

  /** Ends the connection at once; to the broker it broke. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#isConnected = false
    clearTimeout(this.#timeout)
    clearInterval(this.#pings)
    // The farewell of a dead network would come minutes later.
    this.#socket.onclose = null
    this.#socket.onmessage = null
    this.#socket.close()
    for (const { reject } of this.#unacknowledged.values())
      reject(new Error('The connection to the broker ended before it took the message over'))
    this.#unacknowledged.clear()
    this.#handlers.onClose()
  }

  #send(packet: Uint8Array<ArrayBuffer>): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#saidMs = performance.now()
    this.#socket.send(packet)
  }

  #read(data: unknown): void {
    this.#isPingUnanswered = false
    // In a hidden tab browsers let timers sleep; what the hub says wakes the page all the same.
    if (this.#isConnected && performance.now() - this.#saidMs > this.#pingMs) this.#send(pingPacket)
    try {
      if (!(data instanceof ArrayBuffer)) throw new Error('The broker sent text: this is not MQTT')
      for (const packet of this.#reader.read(new Uint8Array(data))) this.#take(packet)
    } catch (error) {
      console.warn('The connection to the broker was given up', error)
      this.close()
    }
  }

  #take(packet: BrokerPacket): void {
    switch (packet.type) {
      case 'connack':
        this.#onConnack(packet.returnCode)
        break
      case 'publish':
        this.#handlers.onMessage(packet.topic, packet.payload, packet.retain)
        if (packet.packetId !== undefined) this.#send(pubackPacket(packet.packetId))
        break
      case 'puback':
        this.#unacknowledged.get(packet.packetId)?.resolve()
        this.#unacknowledged.delete(packet.packetId)
        break
      case 'other':
        break
    }
  }

  #onConnack(returnCode: number): void {
    clearTimeout(this.#timeout)
    if (returnCode !== 0) {
      this.#handlers.onRefused(returnCode)
      this.close()
      return
    }
    this.#isConnected = true
    this.#pings = setInterval(() => this.#ping(), this.#pingMs)
    this.#handlers.onConnect()
  }

  /** A broker that has said nothing since the last ping is gone. */
  #ping(): void {
    if (this.#isPingUnanswered) {
      this.close()
      return
    }
    this.#isPingUnanswered = true
    this.#send(pingPacket)
  }

  #nextId(): number {
    do this.#lastId = this.#lastId === lastPacketId ? 1 : this.#lastId + 1
    while (this.#unacknowledged.has(this.#lastId))
    return this.#lastId
  }
}
