import {
  matchTopic,
  type Payload,
  parsePayload,
  type TopicName,
  topics,
} from '../../../shared/mqtt/topic-map.ts'

/** The names of the topics that devices publish on. */
export type DeviceTopicName = {
  [Name in TopicName]: (typeof topics)[Name]['from'] extends 'device' ? Name : never
}[TopicName]

/** Names of the topics that devices publish on. */
export const deviceTopicNames = (Object.keys(topics) as TopicName[]).filter(isDeviceTopic)

/** A device's message after its topic's schema. */
export type ParsedMessage = {
  [Name in DeviceTopicName]: { name: Name; key: string; value: Payload<Name> }
}[DeviceTopicName]

/** Reasons quote pieces of the payload; a log line stays a line. */
const maxReasonLength = 200

/** Parses a message of a device by the topic map; the reason in words when it is none. */
export function parseDeviceMessage(
  hallId: string,
  topic: string,
  payload: Uint8Array,
): { ok: true; message: ParsedMessage } | { ok: false; reason: string } {
  const match = matchTopic(hallId, topic)
  if (match === undefined || !isDeviceTopic(match.name))
    return { ok: false, reason: 'not a topic that devices publish on' }
  const parsed = parsePayload(match.name, payload)
  if (!parsed.ok) return { ok: false, reason: parsed.reason.slice(0, maxReasonLength) }
  return { ok: true, message: { name: match.name, key: match.key, value: parsed.value } as ParsedMessage }
}

function isDeviceTopic(name: TopicName): name is DeviceTopicName {
  return topics[name].from === 'device'
}
