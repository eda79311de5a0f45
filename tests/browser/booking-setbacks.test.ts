import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BookingVisitor, openPhone, visitor, words } from './support/booking-visitor.ts'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { type FakeBookingHub, messageCode, startFakeBookingHub } from './support/fake-booking-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import type { Walk } from './support/walk.ts'

let browser: Browser
let hub: FakeBookingHub
let walk: Walk
let person: BookingVisitor

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  hub = await startFakeBookingHub()
  await open('/book')
})
afterEach(async () => {
  expect(walk.errors).toEqual([])
  await walk.context.close()
  await hub.stop()
})

async function open(path: string): Promise<void> {
  await walk?.context.close()
  walk = await openPhone(browser, hub.url + path)
  person = new BookingVisitor(walk.page, path.includes('lang=en') ? 'en' : 'zh')
}

const shows = (text: string | RegExp) => walk.page.getByText(text).first().waitFor()
const heading = (name: string) => walk.page.getByRole('heading', { level: 1, name }).waitFor()
const commandsTo = (end: string) => hub.commands.filter(({ path }) => path.endsWith(end))

describe('a booking that does not go straight through', () => {
  describe('when others take the chosen slot first', () => {
    it('says so, offers the nearest free ones, and keeps what was typed', async () => {
      await person.goToForm()
      await person.fillIn()
      hub.slot('2026-11-24', '11:00').free = 0
      await person.submit()
      await heading('几点来？')
      await shows('您选的 11:00 刚刚约满')
      await walk.page.locator('.offers button').first().tap()
      await walk.page.getByRole('button', { name: words.zh.nextIdentity }).tap()
      expect(await walk.page.locator('#number').inputValue()).toBe(visitor.number)
      await person.submit()
      await heading('输入短信验证码')
      const ids = commandsTo('/holds').map(({ id }) => id)
      expect(new Set(ids).size).toBe(2)
    })
  })

  describe('when the hub refuses the person', () => {
    it('says until when, and that a ticket can be taken in the hall', async () => {
      hub.refusal = { path: '/holds', code: 'booking_restricted', data: { until: '2026-12-20' } }
      await person.goToForm()
      await person.fillIn()
      await person.submit()
      await shows('2026-12-20 前不能预约。您仍可现场取号。')
      expect(await accessibilityFaults(walk.page)).toEqual([])
    })
    it('leads to the booking that is open already', async () => {
      hub.refusal = { path: '/holds', code: 'booking_open_already', data: { service: '不动产转移登记' } }
      await person.goToForm()
      await person.fillIn()
      await person.submit()
      await walk.page.getByRole('link', { name: '我的预约' }).waitFor()
    })
    it('works on a fresh challenge without a word when the first has grown old', async () => {
      await person.goToForm()
      await person.fillIn()
      hub.refusal = { path: '/holds', code: 'challenge_invalid' }
      const refused = walk.page.waitForResponse((response) => response.url().endsWith('/holds'))
      await person.submit()
      await refused
      hub.refusal = undefined
      await heading('输入短信验证码')
    })
  })

  describe('when the network is away', () => {
    it('sends the same command again when it is back', async () => {
      await person.goToForm()
      await person.fillIn()
      await walk.page.waitForLoadState('networkidle')
      hub.setPresence('absent')
      const refused = walk.page.waitForResponse((response) => response.url().endsWith('/holds'))
      await person.submit()
      await refused
      await shows('正在保留时段')
      hub.setPresence('present')
      await heading('输入短信验证码')
      expect(hub.bookings.size).toBe(1)
    })
    it('says so at the begin, and heals by itself', async () => {
      hub.setPresence('absent')
      await walk.page.reload()
      await shows('暂时连不上')
      expect(await accessibilityFaults(walk.page)).toEqual([])
      hub.setPresence('present')
      await heading('您要办什么事？')
    })
  })

  describe('when the code is asked for', () => {
    it('says how many tries are left, and takes the right one out of the pasted message', async () => {
      await person.goToCode()
      await person.typeCode('000000')
      await shows('还可以试 4 次')
      expect(await accessibilityFaults(walk.page)).toEqual([])
      await person.typeCode(`【鹭城】验证码 ${messageCode}，请勿告诉他人`)
      await walk.page.waitForURL(/\/b\/held1/)
    })
    it('sends it again after a minute', async () => {
      await walk.page.clock.install()
      await person.goToCode()
      await shows(/秒后可重新发送/)
      await walk.page.clock.runFor(61_000)
      await walk.page.getByRole('button', { name: '重新发送' }).tap()
      await shows('已重新发送')
      expect(commandsTo('/resend')).toHaveLength(1)
    })
    it('shows it in a demo hall, which sends none', async () => {
      hub.demoCodes = true
      await walk.page.reload()
      await person.goToCode()
      await shows(messageCode)
    })
    it('goes back to the times when the hold has run out, with what was typed', async () => {
      hub.holdMs = 1_500
      await person.goToCode()
      await heading('几点来？')
      await shows('保留时间到了')
      await person.takeTime('11:30')
      expect(await walk.page.locator('#name').inputValue()).toBe(visitor.name)
    })
    it('holds another time that is chosen instead', async () => {
      await person.goToCode()
      await walk.page.getByRole('button', { name: words.zh.back }).tap()
      await walk.page.locator('#name').waitFor()
      await walk.page.getByRole('button', { name: words.zh.back }).tap()
      await walk.page.locator('.slot').first().waitFor()
      await person.takeTime('11:30')
      await person.submit()
      await heading('输入短信验证码')
      await person.typeCode()
      await walk.page.waitForURL(/\/b\/held2/)
      expect(hub.bookings.get('held2AbCdEfGh')?.start).toBe('11:30')
    })
    it('takes the same place up again when nothing was changed', async () => {
      await person.goToCode()
      await walk.page.goBack()
      await walk.page.locator('#name').waitFor()
      await person.submit()
      await heading('输入短信验证码')
      expect(commandsTo('/holds')).toHaveLength(1)
    })
  })

  describe('when the browser goes back or loads anew', () => {
    it('goes one step back, and forward again', async () => {
      await person.goToForm()
      await walk.page.goBack()
      await heading('几点来？')
      await walk.page.goBack()
      await heading('哪天来？')
      await walk.page.goForward()
      await heading('几点来？')
    })
    it('keeps the step and the choices at a reload, never who the visitor is', async () => {
      await person.goToForm()
      await person.fillIn()
      await walk.page.reload()
      await heading('谁来办？')
      await shows('11月24日 周二 11:00')
      expect(await walk.page.locator('#number').inputValue()).toBe('')
      const kept = await walk.page.evaluate<string>('JSON.stringify({ ...sessionStorage, ...localStorage })')
      expect(kept).not.toContain(visitor.number)
      expect(kept).not.toContain(visitor.phone)
    })
    it('goes on with the code after a reload', async () => {
      await person.goToCode()
      await walk.page.reload()
      await heading('输入短信验证码')
      await person.typeCode()
      await walk.page.waitForURL(/\/b\/held1/)
    })
    it('begins anew behind a booking that is made', async () => {
      await person.goToCode()
      await person.typeCode()
      await walk.page.waitForURL(/\/b\/held1/)
      await walk.page.goBack()
      await heading('您要办什么事？')
      await shows('11月24日 周二 11:00，不动产转移登记')
    })
  })
})
