import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createAdaptorServer } from '@hono/node-server'

/** Requests under way have this long when the server stops; streams and idle connections are cut at once. */
const endWithinMs = 1_000

/** The HTTP port is in use. */
export class HttpPortTaken extends Error {
  constructor(port: number) {
    super(
      `端口 ${port} 已被占用：请停止占用它的程序，或用 PORT 指定其他端口。 ` +
        `Port ${port} is taken: stop the program that uses it, or set PORT to a free port.`,
    )
  }
}

/** The hub's HTTP side on its port. */
export interface HttpServer {
  /** The port it listens on, also when any was asked for. */
  readonly port: number
  /** Resolves when every connection has ended. */
  close(): Promise<void>
}

/** Listens; requests go to `fetch`, upgrades to `handleUpgrade`. Rejects with HttpPortTaken. */
export async function listenHttp(
  { port, host }: { port: number; host: string },
  fetch: (request: Request, env: object) => Response | Promise<Response>,
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void,
): Promise<HttpServer> {
  const server = createAdaptorServer({ fetch }) as Server
  server.removeAllListeners('upgrade')
  server.on('upgrade', handleUpgrade)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new HttpPortTaken(port) : error),
    )
    server.listen(port, host, () => resolve())
  })
  return { port: (server.address() as AddressInfo).port, close: () => close(server) }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), endWithinMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
