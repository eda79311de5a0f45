import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { SmsGateway, SmsOutcome, SmsRequest } from '../../../hub/application/booking/sms-gateway.ts'
import { retryMs, type SmsSenderParts } from '../../../hub/application/booking/sms-sender.ts'
import type { Sms } from '../../../hub/application/booking/sms-store.ts'
import { messageOf, openOutbox, senderOf, smsOf } from '../../support/sms-kit.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** A gateway under the test's command that remembers what it was asked. */
class ScriptedGateway implements SmsGateway {
  readonly requests: SmsRequest[] = []
  answer: (request: SmsRequest) => SmsOutcome | Promise<SmsOutcome> = ({ id }) => ({
    status: 'accepted',
    providerId: `serial/${id}`,
  })

  async send(request: SmsRequest): Promise<SmsOutcome> {
    this.requests.push(request)
    return this.answer(request)
  }

  get ids(): string[] {
    return this.requests.map(({ id }) => id)
  }
}

const accepted: SmsOutcome = { status: 'accepted', providerId: 'serial' }
const unavailable: SmsOutcome = { status: 'unavailable', code: 'ECONNREFUSED' }

function room(given: Partial<SmsSenderParts> = {}, dataDir = tempFolder()) {
  const outbox = openOutbox(dataDir)
  onTestFinished(() => outbox.database.close())
  const time = { now: 10_000 }
  const gateway = new ScriptedGateway()
  const parts = { store: outbox.store, gateway, clock: { now: () => time.now }, ...given }
  const sender = senderOf(parts)
  onTestFinished(() => sender.stop())
  return {
    ...outbox,
    time,
    gateway,
    sender,
    parts,
    put: (...messages: Sms[]) =>
      outbox.write((store) => {
        for (const message of messages) store.put(message)
      }),
    /** Moves the hub's clock, and lets the sender look at the outbox. */
    async pass(ms: number): Promise<void> {
      time.now += ms
      await vi.advanceTimersByTimeAsync(500)
    },
    statusOf: (id: string) => outbox.store.recentOf(`b-${id}`)[0]?.status,
  }
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setImmediate', 'setInterval', 'setTimeout'] }))
afterEach(() => void vi.useRealTimers())

describe('SMS sender', () => {
  describe('when a message is due', () => {
    it('sends it once, with the phone number of that moment', async () => {
      const { put, sender, gateway, pass, statusOf } = room({
        phoneOf: ({ personId }) => `+86139${personId.slice(2)}`,
      })
      put(smsOf('00000001'))
      sender.start()
      await pass(0)
      await pass(hourMs)
      expect(gateway.requests).toHaveLength(1)
      expect(gateway.requests[0]).toMatchObject({
        id: '00000001',
        phone: '+8613900000001',
        template: 'confirmed',
        earlier: 'none',
      })
      expect(gateway.requests[0]?.text).toContain('预约成功')
      expect(statusOf('00000001')).toBe('sent')
    })

    it('sends a new one at once when woken, without waiting for its next look', async () => {
      const { put, sender, gateway } = room()
      sender.start()
      await vi.advanceTimersByTimeAsync(1)
      put(smsOf('a'))
      sender.wake()
      await vi.advanceTimersByTimeAsync(1)
      expect(gateway.ids).toEqual(['a'])
    })

    it('does not send a reminder before its time', async () => {
      const { put, sender, gateway, pass } = room()
      put(smsOf('a', { dueAt: 10_000 + hourMs, message: messageOf['day-before'] }))
      sender.start()
      await pass(hourMs - 1)
      expect(gateway.ids).toEqual([])
      await pass(1)
      expect(gateway.ids).toEqual(['a'])
    })
  })

  describe('when the gateway does not take it', () => {
    it('tries again after growing pauses, and records it once it went', async () => {
      const { put, sender, gateway, pass, statusOf } = room()
      gateway.answer = () => unavailable
      put(smsOf('a'))
      sender.start()
      await pass(0)
      expect(gateway.requests).toHaveLength(1)
      await pass(retryMs(1, 0.5) - 1)
      expect(gateway.requests).toHaveLength(1)
      await pass(1)
      expect(gateway.requests).toHaveLength(2)
      gateway.answer = () => accepted
      await pass(retryMs(2, 0.5))
      await pass(hourMs)
      expect(gateway.requests).toHaveLength(3)
      expect(statusOf('a')).toBe('sent')
    })

    it('tells the gateway when an earlier attempt had no answer', async () => {
      const { put, sender, gateway, pass } = room()
      gateway.answer = () => ({ status: 'unknown', code: 'timeout' })
      put(smsOf('a'))
      sender.start()
      await pass(0)
      await pass(minuteMs)
      expect(gateway.requests.map(({ earlier }) => earlier)).toEqual(['none', 'unanswered'])
    })

    it('gives up at once when the refusal is for good', async () => {
      const { put, sender, gateway, pass, store } = room()
      gateway.answer = () => ({ status: 'refused', code: 'FailedOperation.PhoneNumberInBlacklist' })
      put(smsOf('a'))
      sender.start()
      await pass(0)
      await pass(hourMs)
      expect(gateway.requests).toHaveLength(1)
      expect(store.recentOf('b-a')[0]).toMatchObject({
        status: 'failed',
        lastError: 'FailedOperation.PhoneNumberInBlacklist',
      })
    })

    it('gives up after a cap of attempts', async () => {
      const { put, sender, gateway, pass, statusOf } = room()
      gateway.answer = () => unavailable
      put(smsOf('a', { expiresAt: 1_000 * hourMs }))
      sender.start()
      for (let tries = 0; tries < 450; tries += 1) await pass(11 * minuteMs)
      expect(gateway.requests).toHaveLength(400)
      expect(statusOf('a')).toBe('failed')
    })

    it('treats a gateway that throws as one that gave no answer', async () => {
      const { put, sender, gateway, pass, statusOf } = room()
      gateway.answer = () => Promise.reject(new Error('bug'))
      put(smsOf('a'))
      sender.start()
      await pass(0)
      expect(statusOf('a')).toBe('waiting')
      gateway.answer = () => accepted
      await pass(minuteMs)
      expect(statusOf('a')).toBe('sent')
    })
  })

  describe('when it is too late', () => {
    it('records a message as expired instead of sending it', async () => {
      const { put, sender, gateway, pass, statusOf, time } = room()
      time.now = 50_000
      put(smsOf('a', { expiresAt: 50_000 }), smsOf('b', { expiresAt: 50_001 }))
      sender.start()
      await pass(0)
      expect(gateway.ids).toEqual(['b'])
      expect(statusOf('a')).toBe('expired')
    })

    it('records it at its end when it had been tried before', async () => {
      const { put, sender, gateway, pass, statusOf } = room()
      gateway.answer = () => unavailable
      put(smsOf('a', { expiresAt: 10_000 + 12_000 }))
      sender.start()
      await pass(0)
      await pass(6_000)
      await pass(6_000)
      expect(statusOf('a')).toBe('expired')
    })
  })

  describe('when there is no phone or no code', () => {
    it('fails with a record and asks no gateway', async () => {
      const { put, sender, gateway, pass, store } = room({ phoneOf: () => null })
      put(smsOf('a'))
      sender.start()
      await pass(0)
      expect(gateway.requests).toEqual([])
      expect(store.recentOf('b-a')[0]).toMatchObject({ status: 'failed', lastError: 'no-phone' })
    })

    it('fetches a one-time code at the moment of sending, and keeps it nowhere', async () => {
      const codeFor = vi.fn((_purpose: string, subjectId: string) => (subjectId === 'b1' ? '482913' : null))
      const { put, sender, gateway, pass, store } = room({ codeFor })
      const used = { ...messageOf.code, subjectId: 'used' }
      put(smsOf('a', { message: messageOf.code }), smsOf('b', { message: used }))
      sender.start()
      await pass(0)
      expect(codeFor).toHaveBeenCalledWith('confirm', 'b1')
      expect(gateway.requests.map(({ params }) => params)).toEqual([['482913', '10']])
      expect(JSON.stringify(store.recentOf('b-a'))).not.toContain('482913')
      expect(store.recentOf('b-b')[0]).toMatchObject({ status: 'failed', lastError: 'no-code' })
    })

    it('waits for a vault that cannot be read, without telling its error', async () => {
      const warned: unknown[] = []
      const note = (data: object) => void warned.push(data)
      const { put, sender, pass, statusOf } = room({
        phoneOf: () => {
          throw new Error('cannot decrypt 13812345678')
        },
        log: { debug: note, info: note, warn: note, error: note },
      })
      put(smsOf('a'))
      sender.start()
      await pass(0)
      expect(statusOf('a')).toBe('waiting')
      expect(warned).not.toHaveLength(0)
      expect(JSON.stringify(warned)).not.toContain('138')
    })
  })

  describe('when many are due', () => {
    it('has few on their way at a time, and one of each person', async () => {
      const { put, sender, gateway, pass } = room()
      const open: (() => void)[] = []
      gateway.answer = () => new Promise((resolve) => open.push(() => resolve(accepted)))
      put(smsOf('x', { personId: 'p' }), smsOf('y', { personId: 'p', dueAt: 2_000 }))
      put(...Array.from({ length: 30 }, (_, index) => smsOf(`m${index}`, { dueAt: 3_000 + index })))
      sender.start()
      await pass(0)
      expect(gateway.ids).toEqual(['x', 'm0', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6'])
      for (const finish of open.splice(0, 1)) finish()
      await pass(0)
      expect(gateway.ids.at(-1)).toBe('y')
      while (gateway.requests.length < 32 || open.length > 0) {
        for (const finish of open.splice(0)) finish()
        await pass(0)
      }
      expect(new Set(gateway.ids).size).toBe(32)
    })

    it('keeps to so many a minute, and lets codes pass first', async () => {
      const { put, sender, gateway, pass } = room({ perMinute: 60 })
      put(...Array.from({ length: 200 }, (_, index) => smsOf(`m${index}`)))
      sender.start()
      await pass(0)
      const atOnce = gateway.requests.length
      expect(atOnce).toBeLessThanOrEqual(10)
      put(smsOf('code', { message: messageOf.code, dueAt: 11_000 }))
      for (let second = 0; second < 60; second += 1) await pass(1_000)
      expect(gateway.ids[atOnce]).toBe('code')
      expect(gateway.requests.length).toBe(atOnce + 60)
    })
  })

  describe('when the gateway is down for a day', () => {
    it('sends what still matters once, and records the rest as expired', async () => {
      const { put, sender, gateway, pass, store, time } = room()
      let isUp = false
      const taken: string[] = []
      gateway.answer = ({ id }) => {
        if (!isUp) return unavailable
        taken.push(id)
        return { status: 'accepted', providerId: id }
      }
      sender.start()
      for (let quarter = 0; quarter < 96; quarter += 1) {
        const at = time.now
        put(
          smsOf(`confirmed-${quarter}`, { dueAt: at, expiresAt: at + 72 * hourMs }),
          smsOf(`code-${quarter}`, { dueAt: at, expiresAt: at + 10 * minuteMs, message: messageOf.code }),
        )
        for (let step = 0; step < 3; step += 1) await pass(5 * minuteMs)
      }
      expect(taken).toEqual([])
      expect(sender.counters()).toMatchObject({ sent: 0, expired: 96, waiting: 96 })
      isUp = true
      for (let step = 0; step < 12; step += 1) await pass(minuteMs)
      expect(taken.toSorted()).toEqual(Array.from({ length: 96 }, (_, n) => `confirmed-${n}`).toSorted())
      expect(sender.counters()).toMatchObject({ sent: 96, expired: 96, waiting: 0 })
      expect(store.statistics(time.now, 0)).toMatchObject({ sent: 96, expired: 96, failed: 0 })
    })

    it('says so in one line, not in one for each message', async () => {
      const lines: string[] = []
      const note = (_: object, line: string) => void lines.push(line)
      const { put, sender, gateway, pass } = room({
        log: { debug: note, info: note, warn: note, error: note },
      })
      gateway.answer = () => unavailable
      put(...Array.from({ length: 20 }, (_, index) => smsOf(`m${index}`)))
      sender.start()
      for (let step = 0; step < 20; step += 1) await pass(minuteMs)
      expect(sender.isOut()).toBe(true)
      gateway.answer = () => accepted
      for (let step = 0; step < 20; step += 1) await pass(minuteMs)
      expect(sender.isOut()).toBe(false)
      expect(lines).toEqual([
        'the SMS gateway does not take messages; they are kept and tried again',
        'the SMS gateway takes messages again',
      ])
    })
  })

  describe('when the hub is restarted in the middle', () => {
    it('loses nothing, and does not repeat what was recorded', async () => {
      const dataDir = tempFolder()
      const first = room({}, dataDir)
      first.gateway.answer = ({ id }) => (id === 'done' ? accepted : unavailable)
      first.put(smsOf('done'), smsOf('tried'))
      first.sender.start()
      await first.pass(0)
      first.put(smsOf('new'))
      await first.sender.stop()
      first.database.close()

      const second = room({}, dataDir)
      second.sender.start()
      await second.pass(hourMs)
      expect(second.gateway.ids.toSorted()).toEqual(['new', 'tried'])
    })

    it('records on stopping what is on its way, and begins no more', async () => {
      const { put, sender, gateway, pass, statusOf } = room()
      let finish = () => {}
      gateway.answer = () =>
        new Promise((resolve) => {
          finish = () => resolve(accepted)
        })
      put(smsOf('a'))
      sender.start()
      await pass(0)
      const stopped = sender.stop()
      put(smsOf('b'))
      finish()
      await vi.advanceTimersByTimeAsync(1_000)
      await stopped
      expect(statusOf('a')).toBe('sent')
      expect(gateway.ids).toEqual(['a'])
    })
  })

  describe('when the outbox cannot be written', () => {
    it('tells that the hub must end, once', async () => {
      const onFatal = vi.fn()
      const { put, sender, pass, parts } = room({ onFatal })
      vi.spyOn(parts.store, 'settle').mockImplementation(() => {
        throw new Error('disk full')
      })
      put(smsOf('a'), smsOf('b'))
      sender.start()
      await pass(0)
      await pass(hourMs)
      expect(onFatal).toHaveBeenCalledTimes(1)
    })
  })
})

describe('retryMs', () => {
  describe('when attempts fail', () => {
    it('doubles from five seconds to ten minutes, half of it by chance', () => {
      expect([1, 2, 3].map((attempts) => retryMs(attempts, 0.999999))).toEqual([5_000, 10_000, 20_000])
      expect(retryMs(1, 0)).toBe(2_500)
      expect(retryMs(50, 0)).toBe(300_000)
      expect(retryMs(5_000, 0.999999)).toBe(600_000)
    })
  })
})
