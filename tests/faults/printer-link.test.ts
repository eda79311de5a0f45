import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MqttLink } from '../../ticket-printer/agent/mqtt-link.ts'
import { printCommand } from '../unit/ticket-printer/print-command.ts'
import { deviceId, eventually, hallId, secret, startBroker, type TestBroker } from './printer-broker.ts'

let broker: TestBroker
const links: MqttLink[] = []

beforeEach(async () => {
  broker = await startBroker()
})

afterEach(async () => {
  for (const link of links.splice(0)) await link.stop()
  await broker.stop()
})

function link(onMessage: (payload: string) => void, password = secret): MqttLink {
  const made = new MqttLink({
    url: broker.url,
    hallId,
    deviceId,
    secret: password,
    log: pino({ level: 'silent' }),
    subscribe: ['print'],
    onMessage: (_topic, payload) => onMessage(Buffer.from(payload).toString('utf8')),
    onOnline: () => undefined,
    shortestRetryMs: 10,
  })
  links.push(made)
  return made
}

describe('MqttLink', () => {
  describe('when a message cannot be kept', () => {
    it('ends without acknowledging it, and the broker gives it to the next one', async () => {
      const diskFull = new Error('disk full')
      const failing = link(() => {
        throw diskFull
      })
      const run = failing.run()
      const ended = expect(run).rejects.toBe(diskFull)
      await eventually(() => expect(failing.online).toBe(true))
      await broker.print(printCommand({}, { id: 'kept' }))
      await ended

      const received: string[] = []
      void link((payload) => received.push(payload)).run()
      await eventually(() => expect(received).toHaveLength(1))
      expect(JSON.parse(received[0] ?? '')).toMatchObject({ id: 'kept' })
    })
  })

  describe('when the credential is refused', () => {
    it('keeps trying, with nothing said', async () => {
      const refused = link(() => undefined, 'wrong')
      void refused.run()
      await eventually(() => expect(broker.denied.length).toBeGreaterThan(1))
      expect(refused.online).toBe(false)
      expect(broker.said).toEqual([])
    })
  })

  describe('when the broker is not there', () => {
    it('rejects what is published and comes up when the broker does', async () => {
      const { port } = broker
      await broker.stop()
      const waiting = link(() => undefined)
      void waiting.run()
      await expect(waiting.publish('printAck', { id: 'x', status: 'accepted' })).rejects.toThrow(
        'not connected',
      )
      broker = await startBroker(port)
      await eventually(() => expect(waiting.online).toBe(true))
      await waiting.publish('printAck', { id: 'x', status: 'accepted' })
      await eventually(() => expect(broker.acks()).toEqual([{ id: 'x', status: 'accepted' }]))
    })
  })
})
