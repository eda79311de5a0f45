import { createServer, type Socket } from 'node:net'
import { Aedes, type Client } from 'aedes'
import { vi } from 'vitest'
import { rightsOf } from '../../shared/mqtt/rights.ts'
import {
  matchTopic,
  type Payload,
  type PrintCommand,
  parsePayload,
  type TopicName,
  topicFor,
} from '../../shared/mqtt/topic-map.ts'

export const hallId = 'h1'
export const deviceId = 'p01'
export const secret = 'printer-secret'

type Said = { [Name in TopicName]: { name: Name; value: Payload<Name> } }[TopicName]

/** A hub's broker as a printer meets it: its credential, its rights and nothing else. */
export interface TestBroker {
  readonly port: number
  readonly url: string
  /** All that the printer said, in order. */
  readonly said: Said[]
  /** Reasons for which the printer was turned away. */
  readonly denied: string[]
  print(command: PrintCommand): Promise<void>
  /** Any bytes on the print topic. */
  garbage(payload: string): Promise<void>
  /** How often the printer has come on line; from then on it gets what is published. */
  births(): number
  /** The job reports so far. */
  jobReports(): Extract<Payload<'printerReport'>, { kind: 'job' }>[]
  acks(): Payload<'printAck'>[]
  /** Connections that the broker holds now. */
  connections(): number
  stop(): Promise<void>
}

/** Starts a broker; give the port of one that was stopped to play a hub that comes back. */
export async function startBroker(atPort = 0): Promise<TestBroker> {
  const rights = rightsOf(hallId, { id: deviceId, kind: 'printer', name: { zh: '打印机', en: 'Printer' } })
  const said: Said[] = []
  const denied: string[] = []
  const deny = (reason: string) => {
    denied.push(reason)
    return new Error(reason)
  }
  const broker = await Aedes.createBroker({
    authenticate: (client: Client, username, password, done) => {
      const known =
        username === deviceId && password?.toString() === secret && client.id.startsWith(`${deviceId}.`)
      done(known ? null : Object.assign(deny(`credential of ${username}`), { returnCode: 5 }), known)
    },
    authorizePublish: (client, { topic }, done) =>
      done(client === null || rights.publish.includes(topic) ? null : deny(`publish ${topic}`)),
    authorizeSubscribe: (_client, subscription, done) =>
      rights.subscribe.includes(subscription.topic)
        ? done(null, subscription)
        : done(deny(`subscribe ${subscription.topic}`)),
  })
  broker.on('publish', ({ topic, payload }, client) => {
    const match = matchTopic(hallId, topic)
    // The broker itself publishes last wills; only the hub's own commands are not the printer's words.
    if (match === undefined || (client === null && match.name === 'print')) return
    const parsed = parsePayload(match.name, Buffer.from(payload))
    if (parsed.ok) said.push({ name: match.name, value: parsed.value } as Said)
    else denied.push(`${topic}: ${parsed.reason}`)
  })
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    broker.handle(socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(atPort, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const publish = (payload: string) =>
    new Promise<void>((resolve, reject) =>
      broker.publish(
        {
          cmd: 'publish',
          topic: topicFor(hallId, 'print', deviceId),
          payload,
          qos: 1,
          retain: false,
          dup: false,
        },
        (error) => (error ? reject(error) : resolve()),
      ),
    )
  return {
    port,
    url: `mqtt://127.0.0.1:${port}`,
    said,
    denied,
    print: (command) => publish(JSON.stringify(command)),
    garbage: publish,
    births: () =>
      said.filter((word) => word.name === 'devicePresence' && word.value.status === 'online').length,
    jobReports: () =>
      said.flatMap((word) =>
        word.name === 'printerReport' && word.value.kind === 'job' ? [word.value] : [],
      ),
    acks: () => said.flatMap((word) => (word.name === 'printAck' ? [word.value] : [])),
    connections: () => sockets.size,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
      await new Promise<void>((resolve) => broker.close(() => resolve()))
    },
  }
}

/** Waits until the printer's words hold what is asked. */
export const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 })
