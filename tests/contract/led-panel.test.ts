import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { connectAsync, type MqttClient } from 'mqtt'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LedAgent } from '../../display/led/agent/led-agent.ts'
import type { LedDriver } from '../../display/led/agent/led-driver.ts'
import { openDriver } from '../../display/led/agent/open-driver.ts'
import { drawPage, textArt } from '../../display/led/panel/frame.ts'
import { panelPages } from '../../display/led/panel/panel-pages.ts'
import { VirtualPanel } from '../../display/led/virtual-panel/virtual-panel.ts'
import { type Payload, type TopicName, topicFor, topics } from '../../shared/mqtt/topic-map.ts'
import { callOfA008, ledConfig, openCall, panelFont, zoneState } from '../support/led-panel.ts'
import { startOpenBroker } from '../support/open-broker.ts'

const size = { widthDots: 128, heightDots: 32 }
const soon = { timeout: 10_000, interval: 20 }

describe.each(['ddp', 'ft'] as const)('a panel that is driven by %s over UDP', (protocol) => {
  let panel: VirtualPanel
  beforeEach(async () => {
    panel = await VirtualPanel.start({ size, protocol, host: '127.0.0.1', port: 0 })
  })
  afterEach(() => panel.stop())

  describe('when a ticket is called', () => {
    it('shows 请 A008 到 3 号窗口 in dots', async () => {
      const config = ledConfig({ controller: `${protocol}://127.0.0.1:${panel.port}` })
      const driver = openDriver(config) as LedDriver
      const state = zoneState([openCall('A008', 3)])
      const surroundings = { timeZone: config.timeZone, nowMs: 0 }
      const [page] = panelPages({ kind: 'zone', state }, config, surroundings, panelFont)
      if (page === undefined) throw new Error('there is nothing to show')
      await driver.show({ page, frame: drawPage(page, config, panelFont) })
      await expect.poll(() => textArt(panel.frame), soon).toBe(callOfA008)
      expect(panel.dropped).toBe(0)
      await driver.stop()
    })
  })
})

/** A strip's controller: keeps what it is sent, and can break off. */
async function startStrip() {
  let said = ''
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('data', (bytes) => {
      said += bytes.toString('latin1')
    })
    socket.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    said: () => said,
    breakOff: () => {
      for (const socket of sockets) socket.destroy()
      sockets.clear()
    },
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('an LED panel’s agent', () => {
  let hub: MqttClient
  let agent: LedAgent
  let rev = 0
  const publish = <Name extends TopicName>(name: Name, key: string, payload: Payload<Name>) =>
    hub.publishAsync(topicFor('hall', name, key), JSON.stringify(payload), { ...topics[name] })
  const beat = (status: 'online' | 'offline') =>
    publish('hubState', '', { epoch: 1, rev: ++rev, at: Date.now(), status, businessDay: '2026-11-22' })
  const call = (ticket: string) => publish('boardState', 'hall', zoneState([openCall(ticket, 3)], 0, ++rev))
  const start = async (controller: string) => {
    const broker = await startOpenBroker()
    hub = await connectAsync(broker.url)
    const led = ledConfig({ controller, zoneId: 'hall' })
    await publish('deviceConfig', 'led-1', { deviceId: 'led-1', voice: false, led })
    await call('A008')
    await beat('online')
    agent = LedAgent.start({
      mqttUrl: broker.url,
      hallId: 'hall',
      deviceId: 'led-1',
      secret: 'secret',
      font: panelFont,
      log: pino({ level: 'silent' }),
    })
    return broker
  }
  afterEach(() => hub.endAsync(true))

  describe('when the hub falls silent and comes back', () => {
    it('shows the call, then sends people to the board, then the call again, and leaves the panel dark', async () => {
      const panel = await VirtualPanel.start({ size, protocol: 'ddp', host: '127.0.0.1', port: 0 })
      const lit = () => textArt(panel.frame)
      const broker = await start(`ddp://127.0.0.1:${panel.port}`)
      await expect.poll(lit, soon).toBe(callOfA008)
      const births = broker.said.filter(({ topic }) => topic === topicFor('hall', 'devicePresence', 'led-1'))
      expect(births.map(({ payload }) => JSON.parse(payload.toString()).status)).toContain('online')

      await beat('offline')
      const [stale] = panelPages({ kind: 'stale' }, ledConfig(), { timeZone: 'UTC', nowMs: 0 }, panelFont)
      const seeBoard = textArt(drawPage(stale ?? { lines: [] }, ledConfig(), panelFont))
      await expect.poll(lit, soon).toBe(seeBoard)

      await beat('online')
      await expect.poll(lit, soon).toBe(callOfA008)

      await agent.stop()
      await expect.poll(lit, soon).not.toContain('#')
      await panel.stop()
    })
  })

  describe('when the line to a strip breaks', () => {
    it('connects again and sends what is shown now, each text once', async () => {
      const strip = await startStrip()
      await start(`onbon://127.0.0.1:${strip.port}`)
      const times = (ticket: string) => strip.said().split(ticket).length - 1
      await expect.poll(() => times('A008'), soon).toBe(1)
      strip.breakOff()
      await call('B112')
      // A write into a broken line can seem to succeed: the refresh repairs it at the latest.
      await expect.poll(() => times('B112'), { ...soon, timeout: 15_000 }).toBeGreaterThan(0)
      expect(times('A008')).toBe(1)
      await agent.stop()
      await strip.stop()
    })
  })
})
