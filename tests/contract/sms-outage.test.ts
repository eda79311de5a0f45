import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { buildGateway } from '../../hub/adapters/sms/build-gateway.ts'
import { smsSettings } from '../../hub/adapters/sms/sms-settings.ts'
import {
  type FakeGatewayMode,
  fakeTemplateIds,
  startFakeSmsGateway,
} from '../../hub/simulation/fake-sms-gateway.ts'
import { messageOf, openOutbox, senderOf, smsOf } from '../support/sms-kit.ts'
import { tempFolder } from '../support/temp-folder.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** For a loaded machine. */
const patience = { timeout: 20_000 }
/** Between two steps of the clock: a request that the gateway is still reading is not overtaken by its retry. */
const stepEvery = { ...patience, interval: 1_000 }

async function room() {
  const folder = tempFolder()
  const outbox = openOutbox(folder)
  onTestFinished(() => outbox.database.close())
  const provider = await startFakeSmsGateway({ slowMs: 1_500 })
  onTestFinished(() => provider.stop())
  const file = join(folder, 'templates.json')
  writeFileSync(file, JSON.stringify(fakeTemplateIds))
  const settings = smsSettings({
    SMS_GATEWAY: 'tencent',
    SMS_ENDPOINT: provider.url,
    SMS_SECRET_ID: 'id',
    SMS_SECRET_KEY: 'key',
    SMS_APP_ID: '1400006666',
    SMS_TEMPLATES_FILE: file,
    SMS_TIMEOUT_MS: '400',
  })
  const time = { now: 10_000 }
  const gateway = buildGateway(settings, 'hidden', () => {})
  const sender = senderOf({ store: outbox.store, gateway, clock: { now: () => time.now } })
  onTestFinished(() => sender.stop())
  return { ...outbox, provider, sender, time }
}

describe('messages through an outage', () => {
  describe('when the gateway is away for a day', () => {
    it.each(['down', '500', 'silent'] as const)(
      'go out once afterwards, and codes do not come late: %s',
      async (mode: FakeGatewayMode) => {
        const { write, provider, sender, time, store } = await room()
        await provider.become(mode)
        write(() => {
          for (let index = 0; index < 8; index += 1) store.put(smsOf(`m${index}`, { expiresAt: 72 * hourMs }))
          store.put(smsOf('code', { message: messageOf.code, expiresAt: 10_000 + 10 * minuteMs }))
          store.put(smsOf('evening', { message: messageOf['day-before'], expiresAt: 14 * hourMs }))
        })
        sender.start()
        await vi.waitFor(() => expect(sender.counters().retried).toBeGreaterThanOrEqual(10), patience)
        for (let hour = 0; hour < 24; hour += 6) {
          const { retried, expired } = sender.counters()
          time.now += 6 * hourMs
          sender.wake()
          await vi.waitFor(() => {
            const counters = sender.counters()
            const ends = counters.expired - expired
            expect(counters.retried - retried + ends).toBeGreaterThanOrEqual(8)
          }, patience)
        }
        await provider.become('ok')
        await vi.waitFor(() => {
          time.now += 11 * minuteMs
          expect(store.statistics(time.now, 0)).toMatchObject({ sent: 8, expired: 2, waiting: 0, failed: 0 })
        }, stepEvery)
        const ids = provider.messages.map(({ id }) => id)
        expect(ids.toSorted()).toEqual(Array.from({ length: 8 }, (_, index) => `m${index}`).toSorted())
        expect(provider.messages[0]?.text).toContain('预约成功')
      },
    )
  })

  describe('when the gateway takes a message and answers too late', () => {
    it('does not text twice', async () => {
      const { write, provider, sender, time, store } = await room()
      await provider.become('slow')
      write(() => store.put(smsOf('a')))
      sender.start()
      await vi.waitFor(() => expect(sender.counters().retried).toBe(1), patience)
      await provider.become('ok')
      await vi.waitFor(() => {
        time.now += 11 * minuteMs
        sender.wake()
        expect(store.recentOf('b-a')[0]?.status).toBe('sent')
      }, stepEvery)
      expect(provider.messages).toHaveLength(1)
      expect(provider.requests).toBe(1)
    })
  })
})
