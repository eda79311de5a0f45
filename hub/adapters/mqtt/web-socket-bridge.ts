import type { IncomingMessage } from 'node:http'
import { connect as connectTcp, isIP, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import type { WebSocket } from 'ws'
import type { Log } from '../../application/log.ts'
import type { BrokerAddress } from './broker-address.ts'
import { defaultBrokerLimits } from './broker-limits.ts'
import type { BusCounters } from './bus-counters.ts'
import { DeviceStream } from './device-stream.ts'
import { QuietLog } from './quiet-log.ts'
import { webSocketTransport } from './transport.ts'
import { refuseUpgrade, WebSocketDoor } from './web-socket-door.ts'

/**
 * Carries MQTT over WebSocket from the hub's own address to an external broker over TCP or TLS, so that the screens in
 * browsers need to know one address only. The devices log in at the broker with their own credentials.
 */
export class WebSocketBridge {
  readonly #address: BrokerAddress
  readonly #quiet: QuietLog
  readonly #counters: BusCounters
  readonly #door = new WebSocketDoor()
  readonly #streams = new Set<DeviceStream>()

  constructor(address: BrokerAddress, log: Log, counters: BusCounters) {
    this.#address = address
    this.#quiet = new QuietLog(log)
    this.#counters = counters
  }

  /** Takes over the upgrade of an HTTP request for `/mqtt`. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#address.transport === 'websocket')
      refuseUpgrade(
        socket,
        '501 Not Implemented',
        'MQTT_URL is a WebSocket address: devices connect to it themselves.',
      )
    else if (this.#streams.size >= defaultBrokerLimits.maxConnections)
      refuseUpgrade(socket, '503 Service Unavailable', 'Too many connections.')
    else this.#door.open(request, socket, head, (webSocket) => this.#join(webSocket))
  }

  /** Closes every connection. */
  closeAll(): void {
    for (const stream of [...this.#streams]) stream.destroy()
  }

  #join(webSocket: WebSocket): void {
    const stream = new DeviceStream(webSocketTransport(webSocket), defaultBrokerLimits, (reason) => {
      this.#counters.cut += 1
      this.#quiet.warn(`cut ${reason}`, { reason }, 'an MQTT connection was cut')
    })
    // The broker judges the login; the bound of a packet after login holds for all of them here.
    stream.admit()
    this.#streams.add(stream)
    const { host, port, transport } = this.#address
    const broker: Socket =
      transport === 'tls'
        ? connectTls({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}) })
        : connectTcp({ host, port })
    broker.setNoDelay(true)
    broker.on('error', (error) =>
      this.#quiet.warn('bridge', { reason: error.message }, 'the MQTT broker was not reached'),
    )
    broker.on('close', () => stream.destroy())
    stream.on('close', () => {
      this.#streams.delete(stream)
      broker.destroy()
    })
    stream.pipe(broker).pipe(stream)
  }
}
