import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { overlaps } from './support/check-large-text.ts'
import { fakeBooking } from './support/fake-bookings.ts'
import type { FakeHub } from './support/fake-hub.ts'
import { visitKiosk } from './support/kiosk-visit.ts'
import {
  checkInByDigits,
  checkInByDocument,
  openCheckIn,
  scan,
  smallest,
  touchKeys,
} from './support/kiosk-visitor.ts'
import { screens } from './support/walk.ts'

const visit = visitKiosk()
const { shows } = visit
let hub: FakeHub
let page: Page

beforeEach(() => {
  ;({ hub, page } = visit)
  hub.bookings = [fakeBooking()]
})

const { code, checkInCode, document: card, phone } = fakeBooking()
const send = () => page.locator('.check-in .take')
const minutes = (count: number) => Date.now() + count * 60_000
const button = (name: string) => page.getByRole('button', { name })
const ticketNumber = () => page.locator('.ticket-number').textContent()
const scanBooking = (bookingCode: string) => scan(page, `${hub.url}/b/${bookingCode}`)
/** Everything that a passer-by could read, in fields as well. */
const readable = () =>
  page.evaluate(
    () =>
      document.body.textContent +
      [...document.querySelectorAll('input')].map(({ value }) => value.replaceAll(' ', '')).join(),
  )

describe('the check-in at the kiosk', () => {
  describe('when a QR code is held to the scanner', () => {
    it('gives the ticket from standby, signed by the device', async () => {
      await scanBooking(code)
      await shows('签到成功')
      expect(await ticketNumber()).toBe('A008')
      await shows('请取走号票')
      expect(hub.checkIns).toHaveLength(1)
      expect(hub.checkIns[0]?.body).toEqual({ code })
      expect(atob(hub.checkIns[0]?.authorization.replace('Basic ', '') ?? '')).toBe('kiosk-01:demo-secret')
    })
    it('leaks nothing into a search, and lets a person go on typing there', async () => {
      await button('搜索事项').click()
      await page.keyboard.type('gjjt', { delay: 120 })
      await expect.poll(() => page.locator('input').inputValue()).toBe('gjjt')
      await shows('找到 1 项')
      const seen: string[] = []
      await page.exposeFunction('seen', (value: string) => seen.push(value))
      await page.evaluate(
        `document.querySelector('input').addEventListener('input', ({ target }) => seen(target.value))`,
      )
      await scanBooking(code)
      await shows('签到成功')
      expect(seen).toEqual([])
    })
    it('reads a code once that lies before it, and the next visitor’s in its turn', async () => {
      hub.bookings = [fakeBooking(), fakeBooking({ code: 'another01234567' })]
      await scanBooking(code)
      await shows('签到成功')
      await scanBooking(code)
      await scanBooking('another01234567')
      await page.locator('.ticket-number', { hasText: 'A009' }).waitFor()
      expect(hub.checkIns.map(({ body }) => body)).toEqual([{ code }, { code: 'another01234567' }])
    })
    it('says when the code is of something else', async () => {
      await scan(page, `${hub.url}/t/${code}`)
      await shows('这个二维码不是预约码')
      expect(hub.checkIns).toEqual([])
      await button('再试一次').click()
      await page.locator('.check-in').waitFor()
    })
  })

  describe('when the eight digits are typed', () => {
    it('takes them from the screen', async () => {
      await checkInByDigits(page, checkInCode)
      await shows('签到成功')
      expect(hub.checkIns[0]?.body).toEqual({ code: checkInCode })
    })
    it('takes them from a real keyboard, and says what is missing', async () => {
      await openCheckIn(page)
      await page.keyboard.type(`${checkInCode.slice(0, 5)}x`)
      await page.keyboard.press('Enter')
      await shows('还差 3 位')
      await page.keyboard.type(checkInCode.slice(5))
      await page.keyboard.press('Enter')
      await shows('签到成功')
    })
  })

  describe('when document and phone are typed', () => {
    it('finds the booking, and hides the number once it is typed', async () => {
      await openCheckIn(page)
      await button('没有签到码，用证件').click()
      await touchKeys(page, card.number)
      await button('下一步').click()
      await shows('110***********002X')
      expect(await readable()).not.toContain(card.number)
      await touchKeys(page, phone)
      await send().click()
      await shows('签到成功')
      expect(hub.checkIns[0]?.body).toEqual({ document: card, phone })
    })
    it('finds a typing error before the hub is asked', async () => {
      await openCheckIn(page)
      await button('没有签到码，用证件').click()
      await touchKeys(page, card.number.replace('2X', '20'))
      await button('下一步').click()
      await shows('校验码不符')
      expect(hub.checkIns).toEqual([])
    })
    it('offers letters for the documents that have them', async () => {
      const passport = { type: 'passport', number: 'EB1234567' }
      hub.bookings = [fakeBooking({ document: passport })]
      await openCheckIn(page)
      await button('没有签到码，用证件').click()
      await button('换一种证件').click()
      await button('护照').click()
      await touchKeys(page, passport.number)
      await button('下一步').click()
      await touchKeys(page, phone)
      await send().click()
      await shows('签到成功')
    })
    it('wipes what was typed when the visitor goes back or is done', async () => {
      await openCheckIn(page)
      await button('没有签到码，用证件').click()
      await touchKeys(page, card.number)
      await button('返回').click()
      await button('没有签到码，用证件').click()
      expect(await readable()).not.toContain('110105')
      await button('返回').click()
      await button('返回').click()
      await checkInByDocument(page, card.number, phone)
      await shows('签到成功')
      expect(await readable()).not.toMatch(/110105|13800138000/)
      await button('完成').click()
      await openCheckIn(page)
      await button('没有签到码，用证件').click()
      expect(await readable()).not.toMatch(/110105|13800138000/)
    })
    it('warns who walks away, then wipes what was typed', async () => {
      await page.clock.install()
      await openCheckIn(page)
      await button('没有签到码，用证件').click()
      await touchKeys(page, card.number)
      await page.clock.runFor(41_000)
      await shows('您还在吗')
      await page.clock.runFor(15_000)
      await page.locator('.door.booked').click()
      await button('没有签到码，用证件').click()
      await shows('第 1 步')
      expect(await readable()).not.toContain('110105')
    })
  })

  describe('when the visitor is early, in time or late', () => {
    it('says from when the number is called and no other wait, whole on a low screen without paper', async () => {
      hub.bookings = [fakeBooking({ appointmentAt: minutes(35) })]
      hub.paper = { outcome: 'blocked', afterMs: 50 }
      await page.setViewportSize(screens.desktop)
      await scanBooking(code)
      await shows(/您早到了：\d\d:\d\d 起叫号，有空闲窗口会提前/)
      await shows('打印机缺纸或故障')
      expect(await page.getByText('预计等候').count()).toBe(0)
      expect(await overlaps(page)).toEqual([])
    })
    it('says how many are ahead', async () => {
      hub.bookings = [fakeBooking({ appointmentAt: minutes(-2) })]
      await scanBooking(code)
      await shows(/预约 \d\d:\d\d/)
      await shows(/前面还有 \d+ 人/)
    })
    it('says kindly that a late one waits with the walk-ins', async () => {
      hub.bookings = [fakeBooking({ appointmentAt: minutes(-50), class: 'walkin' })]
      await scanBooking(code)
      await shows('预约时间已过，已为您转为现场排队，照常办理')
    })
  })

  describe('when the printer is out of paper', () => {
    it('says that the number stands', async () => {
      hub.paper = { outcome: 'blocked', afterMs: 50 }
      await scanBooking(code)
      await shows('打印机缺纸或故障，请记住号码或扫码')
      expect(await ticketNumber()).toBe('A008')
    })
  })

  describe('when the hub refuses', () => {
    it('says the day of a booking for another one, and leads to a ticket', async () => {
      hub.bookings = [
        fakeBooking({ refusal: { code: 'check_in_other_day', data: { date: '2026-11-25 10:30' } } }),
      ]
      await scanBooking(code)
      await shows('2026-11-25 10:30')
      expect(await accessibilityFaults(page)).toEqual([])
      await button('现场取号').click()
      await page.locator('.tile').first().waitFor()
    })
    it('shows the number again to who has checked in already', async () => {
      await checkInByDigits(page, checkInCode)
      await button('完成').click()
      await scanBooking(code)
      await shows('您已签到')
      expect(await page.locator('.check-in-result b').textContent()).toBe('A008')
      await button('完成').click()
      await page.locator('.tile').first().waitFor()
    })
    it('keeps what was typed for who mistyped it', async () => {
      await checkInByDigits(page, '27481631')
      await shows('找不到这个预约')
      await button('再试一次').click()
      await button('删除').click()
      await touchKeys(page, '0')
      await send().click()
      await shows('签到成功')
      expect(new Set(hub.checkIns.map(({ commandId }) => commandId)).size).toBe(2)
    })
    it('sends who tried too often to the guide desk', async () => {
      hub.refusal = 'too_many_attempts'
      await scanBooking(code)
      await shows('尝试次数过多')
      await shows('工作人员会为您签到')
    })
  })

  describe('when the hub is away', () => {
    it('repeats the check-in with the same id until it is back', async () => {
      await openCheckIn(page)
      await touchKeys(page, checkInCode)
      const before = hub.commandIds.length
      hub.setPresence('absent')
      await send().click()
      await expect.poll(() => hub.commandIds.length, { timeout: 10_000 }).toBeGreaterThan(before + 1)
      hub.setPresence('present')
      await shows('签到成功')
      expect(new Set(hub.commandIds.slice(before)).size).toBe(1)
      expect(hub.checkIns).toHaveLength(1)
    })
  })

  describe('when it is seen by someone with gloves, weak eyes or a wheelchair', () => {
    /** Opens the screens of a check-in one after another, each with its keys. */
    async function onEveryScreen(look: () => Promise<void>): Promise<void> {
      await openCheckIn(page)
      await look()
      await page.locator('.check-in-choice').click()
      await look()
      await page.locator('.check-in-choice').click()
      await look()
      await page.locator('.kinds button').nth(4).click()
      await touchKeys(page, 'EB1234567')
      await look()
      await page.locator('.check-in .take').click()
      await look()
    }
    it('keeps targets at 96 px, texts at 26 px and everything touched low, on high and low screens', async () => {
      await button('低位').click()
      for (const viewport of [screens.kiosk, { width: 1280, height: 800 }]) {
        await page.setViewportSize(viewport)
        await onEveryScreen(async () => {
          const { touch, text, isInside, top } = await smallest(page)
          expect(touch).toBeGreaterThanOrEqual(95.9)
          expect(text).toBeGreaterThanOrEqual(26)
          expect(isInside).toBe(true)
          expect(top).toBeGreaterThanOrEqual(viewport.height / 2)
        })
        for (let step = 0; step < 3; step += 1) await button('返回').click()
        await page.locator('.door.booked').waitFor()
      }
    })
    it('has no fault that axe can find', async () => {
      await button('English').click()
      await onEveryScreen(async () => expect(await accessibilityFaults(page)).toEqual([]))
      await touchKeys(page, '139')
      await page.locator('.check-in .take').click()
      await shows('A phone number has 11 digits')
      expect(await accessibilityFaults(page)).toEqual([])
      await scanBooking(code)
      await shows('Checked in. Your number')
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })
})
