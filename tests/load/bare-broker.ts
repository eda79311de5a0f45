import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { Aedes } from 'aedes'
import { monotonicMs } from './monotonic.ts'
import { answerParent } from './own-child.ts'

/** A message that the bare broker publishes, retained and in QoS 1. */
export interface BarePublish {
  readonly topic: string
  readonly payload: string
}

const broker = await Aedes.createBroker()
const server = createServer({ noDelay: true }, (socket) => broker.handle(socket))

async function start(): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** Publishes; resolves with the monotonic milliseconds at which it began. */
function publish({ topic, payload }: BarePublish): Promise<number> {
  const packet = {
    cmd: 'publish',
    topic,
    payload: Buffer.from(payload),
    qos: 1,
    retain: true,
    dup: false,
  } as const
  const begun = monotonicMs()
  return new Promise((resolve, reject) =>
    broker.publish(packet, (error) => (error ? reject(error) : resolve(begun))),
  )
}

answerParent({ start, publish })
