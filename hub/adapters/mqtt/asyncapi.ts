import { toJSONSchema } from 'zod/mini'
import { type TopicName, topics } from '../../../shared/mqtt/topic-map.ts'
import { mqttPath } from './web-socket-door.ts'

/** What the document says of this hall's bus. */
export interface AsyncApiOptions {
  readonly hallId: string
  /** The version of the program. */
  readonly version: string
  /** Host and port of MQTT over TCP, as `192.168.1.10:1883`. */
  readonly mqttHost: string
  /** Host and port of the hub's pages, where `/mqtt` speaks MQTT over WebSocket. */
  readonly webHost: string
}

const placeholder = /\{([a-zA-Z]+)\}/
const parameterNotes: Readonly<Record<string, string>> = {
  windowId: 'The id of a window (窗口).',
  zoneId: 'The id of a zone (区域).',
  deviceId: 'The id of a device (设备); also its user name.',
}
const mqttBindingVersion = '0.2.0'

/** The AsyncAPI 3.0 document of the hall's bus, made from the topic map; `send` and `receive` as the hub sees it. */
export function asyncApiDocument(options: AsyncApiOptions) {
  const names = Object.keys(topics) as TopicName[]
  const each = <Value>(make: (name: TopicName) => Value) =>
    Object.fromEntries(names.map((name) => [name, make(name)] as const))
  return {
    asyncapi: '3.0.0',
    info: {
      title: '厅序 Tingxu: the hall bus',
      version: options.version,
      description:
        'MQTT 3.1.1, QoS 0 and 1. Payloads are JSON. A device logs in with its id as user name, its secret as password ' +
        'and `{deviceId}.{session}` as client id; its will is its own death. It may touch its own topics only; ' +
        'sessions of the embedded broker are clean, and every state is retained. A receiver never goes back to a ' +
        'smaller (epoch, rev).',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    servers: {
      tcp: {
        host: options.mqttHost,
        protocol: 'mqtt',
        protocolVersion: '3.1.1',
        description: 'MQTT over TCP, for printers and other agents.',
        security: [{ $ref: '#/components/securitySchemes/deviceCredential' }],
      },
      webSocket: {
        host: options.webHost,
        pathname: mqttPath,
        protocol: 'ws',
        protocolVersion: '3.1.1',
        description: 'MQTT over WebSocket, sub-protocol `mqtt`, for boards, window screens, pads and kiosks.',
        security: [{ $ref: '#/components/securitySchemes/deviceCredential' }],
      },
    },
    channels: each((name) => channel(options.hallId, name)),
    operations: each(operation),
    components: {
      messages: each(message),
      schemas: each(schema),
      securitySchemes: {
        deviceCredential: {
          type: 'userPassword',
          description:
            'User name: the device id. Password: the secret given to the device when it was enrolled.',
        },
      },
    },
  }
}

function channel(hallId: string, name: TopicName) {
  const { pattern, summary } = topics[name]
  const parameter = placeholder.exec(pattern)?.[1]
  return {
    address: `hall/${hallId}/${pattern}`,
    description: summary,
    servers: [{ $ref: '#/servers/tcp' }, { $ref: '#/servers/webSocket' }],
    messages: { [name]: { $ref: `#/components/messages/${name}` } },
    ...(parameter === undefined
      ? {}
      : { parameters: { [parameter]: { description: parameterNotes[parameter] ?? `The ${parameter}.` } } }),
    bindings: { mqtt: { bindingVersion: mqttBindingVersion } },
  }
}

function operation(name: TopicName) {
  const { from, qos, retain, summary } = topics[name]
  return {
    action: from === 'hub' ? 'send' : 'receive',
    channel: { $ref: `#/channels/${name}` },
    summary,
    messages: [{ $ref: `#/channels/${name}/messages/${name}` }],
    bindings: { mqtt: { qos, retain, bindingVersion: mqttBindingVersion } },
  }
}

function message(name: TopicName) {
  return {
    name,
    title: name,
    summary: topics[name].summary,
    payload: { $ref: `#/components/schemas/${name}` },
  }
}

function schema(name: TopicName) {
  // Draft 7 is the dialect of AsyncAPI's own schema objects.
  const { $schema: _dialect, ...rest } = toJSONSchema(topics[name].schema, { target: 'draft-7', io: 'input' })
  return rest
}
