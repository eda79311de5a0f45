import { randomUUID } from 'node:crypto'
import { forEachAtMost } from '../../hub/simulation/concurrency.ts'
import type { DeviceDefinition } from '../../shared/hall-definition.ts'
import { rightsOf } from '../../shared/mqtt/rights.ts'
import { topicFor } from '../../shared/mqtt/topic-map.ts'
import { secretOf } from './bench-hall.ts'
import { newCallsOf } from './call-reader.ts'
import { monotonicMs } from './monotonic.ts'
import { MqttLine } from './mqtt-line.ts'
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
const lines: MqttLine[] = []
let sample: Buffer = Buffer.alloc(0)

async function connect({ brokerUrl, hallId, devices }: DevicesWanted): Promise<void> {
  await forEachAtMost(connectsAtOnce, devices, async (device) => {
    const session = randomUUID()
    const presence = topicFor(hallId, 'devicePresence', device.id)
    const login = {
      clientId: `${device.id}.${session}`,
      username: device.id,
      password: secretOf(device.id),
      will: { topic: presence, payload: JSON.stringify({ session, status: 'offline' }) },
    }
    const handlers = { board: boardHandler, printer: printHandler } as const
    const make = device.kind === 'board' || device.kind === 'printer' ? handlers[device.kind] : undefined
    const handle = make?.(hallId, device, () => line)
    const line: MqttLine = await MqttLine.open(brokerUrl, login, (topic, payload) => handle?.(topic, payload))
    lines.push(line)
    await line.subscribe(rightsOf(hallId, device).subscribe)
    await line.publish(presence, JSON.stringify({ session, status: 'online' }), 'retained')
  })
}

type Handle = (topic: string, payload: Buffer) => void

/** Notes when a call is first seen. */
function boardHandler(hallId: string, { zoneId }: DeviceDefinition): Handle {
  const boardTopic = topicFor(hallId, 'boardState', zoneId)
  let last = ''
  return (topic, payload) => {
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
  }
}

/** Takes print jobs over, as an agent does that has them on its own disk. */
function printHandler(hallId: string, { id: printerId }: DeviceDefinition, line: () => MqttLine): Handle {
  const printTopic = topicFor(hallId, 'print', printerId)
  const ackTopic = topicFor(hallId, 'printAck', printerId)
  return (topic, payload) => {
    if (topic !== printTopic) return
    const { id } = JSON.parse(payload.toString('utf8')) as { id: string }
    void line().publish(ackTopic, JSON.stringify({ id, status: 'accepted' }), 'passing')
  }
}

function collect(): Sightings {
  const calls = Object.fromEntries(seen)
  seen.clear()
  return { calls, sample: sample.toString('utf8') }
}

answerParent({ connect, collect })
