import { createServer, type Socket } from 'node:net'
import { Aedes } from 'aedes'
import { onTestFinished } from 'vitest'

/** A broker that lets everybody in and keeps all that is said on it; for a hub that is pointed at it by MQTT_URL. */
export interface OpenBroker {
  readonly url: string
  /** Topic and payload of every message, wills and the broker's own included. */
  readonly said: readonly { readonly topic: string; readonly payload: Buffer }[]
}

/** Starts a broker that ends with the test. */
export async function startOpenBroker(): Promise<OpenBroker> {
  const broker = await Aedes.createBroker()
  const said: { topic: string; payload: Buffer }[] = []
  broker.on('publish', ({ topic, payload }) => said.push({ topic, payload: Buffer.from(payload) }))
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    broker.handle(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => broker.close(() => resolve()))
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  return {
    url: `mqtt://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    said,
  }
}
