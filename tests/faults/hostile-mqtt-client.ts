import { connect, type Socket } from 'node:net'

/** A TCP client that sends any bytes at all and notes what becomes of its connection. */
export interface RawClient {
  readonly socket: Socket
  readonly received: () => Buffer
  readonly isClosed: () => boolean
  send(...packets: Buffer[]): void
}

const sockets = new Set<Socket>()

/** Connects without a login. */
export async function rawClient(port: number): Promise<RawClient> {
  const socket = connect({ port, host: '127.0.0.1' })
  sockets.add(socket)
  const chunks: Buffer[] = []
  let closed = false
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.on('error', () => {})
  socket.on('close', () => {
    closed = true
    sockets.delete(socket)
  })
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))
  return {
    socket,
    received: () => Buffer.concat(chunks),
    isClosed: () => closed,
    send: (...packets) => void (closed || socket.write(Buffer.concat(packets))),
  }
}

/** Destroys every raw client that is left. */
export function endRawClients(): void {
  for (const socket of sockets) socket.destroy()
}

/** A packet of any type byte around its body. */
export function packet(typeByte: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const length: number[] = []
  let rest = body.length
  do {
    length.push((rest & 0x7f) | (rest > 127 ? 0x80 : 0))
    rest >>= 7
  } while (rest > 0)
  return Buffer.concat([Buffer.from([typeByte, ...length]), body])
}

const uint16 = (value: number) => Buffer.from([value >> 8, value & 0xff])
const text = (value: string | Buffer) => {
  const bytes = Buffer.from(value as string)
  return Buffer.concat([uint16(bytes.length), bytes])
}

/** CONNECT with user and password, clean session, keep-alive of a minute. */
export const connectPacket = (clientId: string, username: string, password: string) =>
  packet(
    0x10,
    text('MQTT'),
    Buffer.from([4, 0b1100_0010]),
    uint16(60),
    text(clientId),
    text(username),
    text(password),
  )

/** PUBLISH; QoS 1 and 2 carry the packet id 7. */
export const publishPacket = (
  topic: string | Buffer,
  payload: string,
  flags: { qos?: 0 | 1 | 2; retain?: boolean } = {},
) => {
  const { qos = 1, retain = false } = flags
  return packet(
    0x30 | (qos << 1) | (retain ? 1 : 0),
    text(topic),
    ...(qos > 0 ? [uint16(7)] : []),
    Buffer.from(payload),
  )
}

/** SUBSCRIBE with the packet id 9. */
export const subscribePacket = (filter: string, qos = 1) =>
  packet(0x82, uint16(9), text(filter), Buffer.from([qos]))

/** PINGREQ. */
export const pingPacket = packet(0xc0)
/** The answer to a subscription with packet id 9 that was denied. */
export const denied = Buffer.from([0x90, 3, 0, 9, 0x80])
/** The acknowledgement of a publish with packet id 7. */
export const puback = Buffer.from([0x40, 2, 0, 7])
