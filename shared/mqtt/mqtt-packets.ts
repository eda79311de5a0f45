/**
 * The part of MQTT 3.1.1 that a hall's screens speak: delivery at most once and at least once, clean sessions. Written by
 * the OASIS standard of 29 October 2014, http://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html; the numbers
 * in comments are its sections.
 */
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** The bytes of one packet. */
type Packet = Uint8Array<ArrayBuffer>

/** A message to a topic. */
export interface MqttMessage {
  readonly topic: string
  readonly payload: string
  readonly qos: 0 | 1
  readonly retain: boolean
}

/** What a client says first. */
export interface ConnectPacket {
  readonly clientId: string
  readonly username: string
  readonly password: string
  readonly keepAliveSeconds: number
  /** Published by the broker when the connection breaks without a farewell. */
  readonly will: MqttMessage
}

/** What a broker says, as far as a client that publishes and subscribes with QoS 0 and 1 hears it. */
export type BrokerPacket =
  /** 0 is accepted; 4 and 5 are a bad password and no right (3.2.2.3). */
  | { readonly type: 'connack'; readonly returnCode: number }
  | {
      readonly type: 'publish'
      readonly topic: string
      readonly payload: Uint8Array
      readonly retain: boolean
      /** To be acknowledged; undefined for QoS 0. */
      readonly packetId: number | undefined
    }
  | { readonly type: 'puback'; readonly packetId: number }
  | { readonly type: 'other' }

/** CONNECT (3.1), with a clean session, a will, a user name and a password. */
export function connectPacket({
  clientId,
  username,
  password,
  keepAliveSeconds,
  will,
}: ConnectPacket): Packet {
  const userPasswordWillAndClean = 0b1100_0110 | (will.qos << 3) | (will.retain ? 0b10_0000 : 0)
  return packet(0x10, [
    ...[text('MQTT'), [4, userPasswordWillAndClean], twoBytes(keepAliveSeconds)],
    ...[text(clientId), text(will.topic), text(will.payload), text(username), text(password)],
  ])
}

/** PUBLISH (3.3); the packet id is left out of a message with QoS 0. */
export function publishPacket({ topic, payload, qos, retain }: MqttMessage, packetId: number): Packet {
  const flags = (qos << 1) | (retain ? 1 : 0)
  return packet(0x30 | flags, [text(topic), qos === 0 ? [] : twoBytes(packetId), encoder.encode(payload)])
}

/** PUBACK (3.4). */
export function pubackPacket(packetId: number): Packet {
  return packet(0x40, [twoBytes(packetId)])
}

/** SUBSCRIBE (3.8) to one topic. */
export function subscribePacket(topic: string, qos: 0 | 1, packetId: number): Packet {
  return packet(0x82, [twoBytes(packetId), text(topic), [qos]])
}

/** PINGREQ (3.12). */
export const pingPacket = new Uint8Array([0xc0, 0])

/** DISCONNECT (3.14): without it the broker publishes the will. */
export const disconnectPacket = new Uint8Array([0xe0, 0])

/** Puts packets together from the bytes of a stream, in whatever pieces they come (6: a frame is no packet). */
export class BrokerPacketReader {
  private rest = new Uint8Array(0)

  /** The packets that are complete with these bytes. Throws when the bytes are not MQTT. */
  read(bytes: Uint8Array): BrokerPacket[] {
    const all = new Uint8Array(this.rest.length + bytes.length)
    all.set(this.rest)
    all.set(bytes, this.rest.length)
    const packets: BrokerPacket[] = []
    let at = 0
    for (let next = frameAt(all, at); next !== undefined; next = frameAt(all, at)) {
      packets.push(brokerPacket(next.header, all.subarray(next.from, next.to)))
      at = next.to
    }
    this.rest = all.slice(at)
    return packets
  }
}

interface Frame {
  readonly header: number
  readonly from: number
  readonly to: number
}

/** The fixed header (2.2) and where its packet lies; undefined while it is not whole. */
function frameAt(bytes: Uint8Array, at: number): Frame | undefined {
  let length = 0
  for (let digit = 0; digit < 4; digit++) {
    const byte = bytes[at + 1 + digit]
    if (byte === undefined) return undefined
    length += (byte & 0x7f) * 128 ** digit
    if (byte < 0x80) {
      const from = at + 2 + digit
      return bytes.length < from + length ? undefined : { header: bytes[at] ?? 0, from, to: from + length }
    }
  }
  throw new Error('A packet of the broker has a length of more than four bytes: this is not MQTT')
}

function brokerPacket(header: number, body: Uint8Array): BrokerPacket {
  switch (header >> 4) {
    case 2:
      return { type: 'connack', returnCode: body[1] ?? 0 }
    case 3: {
      const topicEnd = 2 + numberAt(body, 0)
      const hasId = (header & 0b110) !== 0
      return {
        type: 'publish',
        topic: decoder.decode(body.subarray(2, topicEnd)),
        payload: body.slice(hasId ? topicEnd + 2 : topicEnd),
        retain: (header & 1) === 1,
        packetId: hasId ? numberAt(body, topicEnd) : undefined,
      }
    }
    case 4:
      return { type: 'puback', packetId: numberAt(body, 0) }
    default:
      return { type: 'other' }
  }
}

function packet(header: number, parts: readonly (readonly number[] | Uint8Array)[]): Packet {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  return Uint8Array.from([header, ...remainingLength(length), ...parts.flatMap((part) => [...part])])
}

/** Seven bits a byte, the lowest first, the high bit set while more follow (2.2.3). */
function remainingLength(length: number): number[] {
  return length < 128 ? [length] : [(length % 128) | 0x80, ...remainingLength(Math.floor(length / 128))]
}

/** UTF-8 after its length (1.5.3). */
function text(value: string): number[] {
  const bytes = encoder.encode(value)
  return [...twoBytes(bytes.length), ...bytes]
}

function twoBytes(value: number): number[] {
  return [value >> 8, value & 0xff]
}

function numberAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}
