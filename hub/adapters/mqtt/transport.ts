import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** What a transport tells its stream. */
interface TransportListener {
  data(bytes: Buffer): void
  end(): void
  close(): void
}

/** A two-way flow of bytes with a device: TCP or WebSocket. */
export interface Transport {
  listen(listener: TransportListener): void
  write(bytes: Buffer): void
  /** Bytes written and not yet taken by the operating system. */
  unreadBytes(): number
  pause(): void
  resume(): void
  destroy(): void
}

/** The transport of a TCP socket. */
export function tcpTransport(socket: Socket): Transport {
  return {
    listen({ data, end, close }) {
      socket.on('data', data)
      socket.on('end', end)
      socket.on('close', close)
      // A reset is followed by `close`, which tells all there is to know.
      socket.on('error', () => {})
    },
    write: (bytes) => void socket.write(bytes),
    unreadBytes: () => socket.writableLength,
    pause: () => void socket.pause(),
    resume: () => void socket.resume(),
    destroy: () => void socket.destroy(),
  }
}

/** The transport of a WebSocket that speaks `mqtt` in binary frames (MQTT 3.1.1, section 6). */
export function webSocketTransport(socket: WebSocket): Transport {
  return {
    listen({ data, end, close }) {
      socket.on('message', (bytes, isBinary) => {
        if (isBinary && Buffer.isBuffer(bytes)) data(bytes)
        else socket.terminate()
      })
      socket.on('close', () => {
        end()
        close()
      })
      socket.on('error', () => {})
    },
    write: (bytes) => socket.send(bytes, { binary: true }),
    unreadBytes: () => socket.bufferedAmount,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    destroy: () => socket.terminate(),
  }
}
