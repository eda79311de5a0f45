import { once } from 'node:events'
import { createServer, type Server } from 'node:net'

/** Distinct TCP ports of the loopback that nobody listens on now. */
export async function freePorts(count: number): Promise<number[]> {
  // All are held at once, so that none is handed out twice.
  const servers: Server[] = []
  for (let index = 0; index < count; index += 1) {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    servers.push(server)
  }
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** True when nobody listens on this TCP port of the loopback now. */
export async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const listening = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
  if (!(await listening)) return false
  await new Promise((resolve) => server.close(resolve))
  return true
}

/** The first of `count` neighbouring TCP ports of the loopback, from a wished one up, that nobody listens on. */
export async function freeRun(from: number, count: number): Promise<number> {
  for (let first = from; ; first += 1) {
    const run = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)))
    if (run.every((free) => free)) return first
  }
}
