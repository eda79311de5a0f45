import { Parser } from '@asyncapi/parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { asyncApiDocument } from '../../hub/adapters/mqtt/asyncapi.ts'
import { type TopicName, topicFor, topics } from '../../shared/mqtt/topic-map.ts'

const names = Object.keys(topics) as TopicName[]
const source = asyncApiDocument({
  hallId: 'xm',
  version: '0.1.0',
  mqttHost: '192.168.1.10:1883',
  webHost: '192.168.1.10:8080',
})

describe('the AsyncAPI document', () => {
  describe('when an independent parser reads it', () => {
    let parsed: Awaited<ReturnType<Parser['parse']>>
    beforeAll(async () => {
      parsed = await new Parser().parse(JSON.stringify(source))
    })

    it('is a valid AsyncAPI 3.0 document without a warning that counts', () => {
      const complaints = parsed.diagnostics.filter(({ severity }) => severity <= 1)
      expect(complaints.map(({ message, path }) => `${path.join('.')}: ${message}`)).toEqual([])
      expect(parsed.document?.version()).toBe('3.0.0')
    })

    it.each(names)('describes the topic %s as the map has it', (name) => {
      const entry = topics[name]
      const channel = parsed.document?.channels().get(name)
      const operation = parsed.document?.operations().get(name)
      const parameters = channel?.parameters().all() ?? []
      expect(parameters).toHaveLength(entry.pattern.includes('{') ? 1 : 0)
      const filled = channel?.address()?.replace(`{${parameters[0]?.id()}}`, 'k1')
      expect(filled).toBe(topicFor('xm', name, 'k1'))
      expect(operation?.action()).toBe(entry.from === 'hub' ? 'send' : 'receive')
      expect(operation?.bindings().get('mqtt')?.value()).toMatchObject({
        qos: entry.qos,
        retain: entry.retain,
      })
      const payload = channel?.messages().get(name)?.payload()?.json()
      expect(payload).toHaveProperty(['print', 'printerReport'].includes(name) ? 'oneOf' : 'properties')
    })

    it('asks every connection for the credential of a device', () => {
      for (const server of parsed.document?.servers().all() ?? [])
        expect(server.security()[0]?.all()[0]?.scheme().type()).toBe('userPassword')
      expect(
        parsed.document
          ?.servers()
          .all()
          .map((server) => server.url()),
      ).toEqual(['mqtt://192.168.1.10:1883/', 'ws://192.168.1.10:8080/mqtt'])
    })
  })
})
