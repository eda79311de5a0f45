import { randomUUID } from 'node:crypto'
import mqtt, { type MqttClient } from 'mqtt'
import { forEachAtMost } from '../../hub/simulation/concurrency.ts'
import type { DeviceDefinition } from '../../shared/hall-definition.ts'
import { rightsOf } from '../../shared/mqtt/rights.ts'
import { topicFor } from '../../shared/mqtt/topic-map.ts'
import { secretOf } from './bench-hall.ts'
import { newCallsOf } from './call-reader.ts'
import { monotonicMs } from './monotonic.ts'
import { answerParent } from './own-child.ts'

const connectsAtOnce = 50

/** Which devices connect where. */
export interface DevicesWanted {
  readonly brokerUrl: string
  readonly hallId: string
  readonly devices: readonly DeviceDefinition[]
}

/** What the boards have seen since the last question: when each call came to each board, in monotonic milliseconds. */
export interface Sightings {
  readonly calls: Readonly<Record<string, readonly number[]>>
  /** The last payload of a board. */
  readonly sample: string
}

const seen = new Map<string, number[]>()
const clients: MqttClient[] = []
let sample: Buffer = Buffer.alloc(0)

async function connect({ brokerUrl, hallId, devices }: DevicesWanted): Promise<void> {
  await forEachAtMost(connectsAtOnce, devices, async (device) => {
    const session = randomUUID()
    const presence = topicFor(hallId, 'devicePresence', device.id)
    const client = await mqtt.connectAsync(brokerUrl, {
      protocolVersion: 4,
      clean: true,
      clientId: `${device.id}.${session}`,
      username: device.id,
      password: secretOf(device.id),
      keepalive: 60,
      reconnectPeriod: 0,
      will: {
        topic: presence,
        payload: Buffer.from(JSON.stringify({ session, status: 'offline' })),
        qos: 1,
        retain: true,
      },
    })
    clients.push(client)
    if (device.kind === 'board') watchBoard(client, topicFor(hallId, 'boardState', device.zoneId))
    if (device.kind === 'printer') answerPrints(client, hallId, device.id)
    await client.subscribeAsync([...rightsOf(hallId, device).subscribe], { qos: 1 })
    await client.publishAsync(presence, JSON.stringify({ session, status: 'online' }), {
      qos: 1,
      retain: true,
    })
  })
}

function watchBoard(client: MqttClient, boardTopic: string): void {
  let last = ''
  client.on('message', (topic, payload) => {
    if (topic !== boardTopic) return
    const at = monotonicMs()
    sample = payload
    const numbers = newCallsOf(payload, last)
    for (const number of numbers) {
      const times = seen.get(number)
      if (times === undefined) seen.set(number, [at])
      else times.push(at)
    }
    last = numbers[0] ?? last
  })
}

/** Takes print jobs over, as an agent does that has them on its own disk. */
function answerPrints(client: MqttClient, hallId: string, printerId: string): void {
  const printTopic = topicFor(hallId, 'print', printerId)
  const ackTopic = topicFor(hallId, 'printAck', printerId)
  client.on('message', (topic, payload) => {
    if (topic !== printTopic) return
    const { id } = JSON.parse(payload.toString('utf8')) as { id: string }
    client.publish(ackTopic, JSON.stringify({ id, status: 'accepted' }), { qos: 1 })
  })
}

function collect(): Sightings {
  const calls = Object.fromEntries(seen)
  seen.clear()
  return { calls, sample: sample.toString('utf8') }
}

async function disconnect(): Promise<void> {
  await Promise.all(clients.splice(0).map((client) => client.endAsync(true)))
}

answerParent({ connect, collect, disconnect })
