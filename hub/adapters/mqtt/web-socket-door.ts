import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'

/** The path on which devices in a browser speak MQTT over WebSocket. */
export const mqttPath = '/mqtt'

const subProtocol = 'mqtt'
/** Bytes of one frame: a client may put several packets into it, each bounded on its own. */
const maxFrameBytes = 64 * 1024

/** Takes WebSocket upgrades for MQTT; at another path a client gets a plain 404, without the sub-protocol `mqtt` a 400. */
export class WebSocketDoor {
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: maxFrameBytes,
    handleProtocols: () => subProtocol,
  })

  /** Answers the upgrade and gives the open socket to `enter`. */
  open(request: IncomingMessage, socket: Duplex, head: Buffer, enter: (socket: WebSocket) => void): void {
    const offered = request.headers['sec-websocket-protocol'] ?? ''
    if (request.url?.replace(/\?.*$/s, '') !== mqttPath)
      refuseUpgrade(socket, '404 Not Found', `MQTT over WebSocket is at ${mqttPath}.`)
    else if (offered.split(',').some((name) => name.trim() === subProtocol))
      this.#server.handleUpgrade(request, socket, head, enter)
    else refuseUpgrade(socket, '400 Bad Request', 'The WebSocket sub-protocol must be "mqtt".')
  }
}

/** Ends an upgrade with a plain HTTP answer. Whoever never ends his side must not keep the socket, nor a stopping hub. */
export function refuseUpgrade(socket: Duplex, status: string, message: string): void {
  socket.on('error', () => {})
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`,
    () => socket.destroy(),
  )
}
