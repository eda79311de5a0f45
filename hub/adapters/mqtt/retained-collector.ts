import { setTimeout as delay } from 'node:timers/promises'
import type { MqttClient } from 'mqtt'
import { type TopicName, topicFor, topics } from '../../../shared/mqtt/topic-map.ts'

/** A broker has sent all it retains for a subscription when it has been silent for this long. */
const silenceMs = 200
/** The longest wait for one subscription: live traffic may never fall silent. */
const longestMs = 5000

/**
 * Every topic below the hall's root that the broker retains a message for. Pattern by pattern first, because brokers
 * drop what goes beyond about a thousand messages to one reader; then all the rest.
 */
export async function collectRetained(client: MqttClient, hallId: string): Promise<readonly string[]> {
  const found = new Set<string>()
  let lastMs = 0
  client.on('message', (topic, payload, packet) => {
    if (!packet.retain || payload.length === 0) return
    found.add(topic)
    lastMs = performance.now()
  })
  const retained = (Object.keys(topics) as TopicName[]).filter((name) => topics[name].retain)
  for (const filter of [...retained.map((name) => topicFor(hallId, name, '+')), `hall/${hallId}/#`]) {
    await client.subscribeAsync(filter, { qos: 0 })
    const startedMs = performance.now()
    lastMs = startedMs
    while (performance.now() - lastMs < silenceMs && performance.now() - startedMs < longestMs)
      await delay(silenceMs / 4)
    await client.unsubscribeAsync(filter)
  }
  return [...found]
}
