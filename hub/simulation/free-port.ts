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
