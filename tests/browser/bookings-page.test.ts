import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { stageForManagers } from './support/staff-stage.ts'
import { fakeStaff } from './support/staff-views.ts'

const stage = stageForManagers()
let page: Page
let hub: FakeStaffHub
beforeEach(() => {
  ;({ page, hub } = stage())
})

const open = (tab: string, language = 'zh') => page.goto(`${hub.url}/bookings?lang=${language}#${tab}`)
const button = (name: string) => page.getByRole('button', { name, exact: true })
/** Commands that change something; previews do not. */
const acts = () => hub.commands.filter(({ path }) => !path.endsWith('preview'))
const frameOverflow = () =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return [scrollWidth - innerWidth, scrollHeight - innerHeight]
  })

/** What has to be there before a tab is looked at. */
const landmarks = {
  today: '.booking-row, .nothing',
  book: '.service-checks',
  openings: '.week-table',
  'close-day': '.closing-form',
  'call-backs': '.call-back',
} as const

describe('the page of bookings', () => {
  describe('when a tab is shown', () => {
    it('has no accessibility fault and no scrolling frame, in both languages, on a tablet and a desk', async () => {
      for (const [tab, landmark] of Object.entries(landmarks))
        for (const [language, width] of [
          ['zh', 1366],
          ['en', 1024],
        ] as const) {
          await page.setViewportSize({ width, height: 768 })
          // The hash alone would not load the page again.
          await page.goto('about:blank')
          await open(tab, language)
          await page.locator(landmark).first().waitFor()
          expect([tab, language, await frameOverflow()]).toEqual([tab, language, [0, 0]])
          expect(await accessibilityFaults(page)).toEqual([])
        }
    })
  })

  describe('when a guide or an administrator signs in', () => {
    it('shows the tabs of the role only', async () => {
      const tabs = page.getByRole('navigation', { name: '预约管理' }).getByRole('button')
      hub.staff = fakeStaff['0201']
      await open('call-backs')
      await page.locator(landmarks.today).first().waitFor()
      expect(await tabs.allTextContents()).toEqual(['当日预约', '代为预约'])
      hub.staff = fakeStaff['0001']
      await page.reload()
      await page.locator(landmarks.openings).waitFor()
      expect(await tabs.allTextContents()).toEqual(['开放安排'])
    })
  })

  describe('when a booked visitor comes to the desk', () => {
    beforeEach(async () => {
      await open('today')
      await page.locator('.booking-row').first().waitFor()
    })

    it('checks in by one press and shows the number large', async () => {
      await page.getByRole('combobox', { name: '签到后打印' }).selectOption('printer-01')
      await page.getByRole('button', { name: '签到 1123-013' }).click()
      await page.locator('.taken-number', { hasText: 'A013' }).waitFor()
      expect(acts()).toMatchObject([
        { path: '/desk/bookings/b-12/check-in', body: { printerId: 'printer-01' } },
      ])
      expect(await accessibilityFaults(page)).toEqual([])
    })

    it('is found by name and last digits, and is moved by keyboard alone', async () => {
      await page.keyboard.press('/')
      await page.keyboard.type('5028')
      await page.getByText('找到 1 个').waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('region', { name: '1123-013' }).waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /09:00–09:30/ })
        .waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: /11月26日周四/ }).press('Enter')
      await page.getByRole('button', { name: /14:00–14:30/ }).press('Enter')
      await page.getByRole('button', { name: /改到 11月26日周四 14:00/ }).press('Enter')
      await page.getByText('1123-013：改期已完成').waitFor()
      expect(acts()).toMatchObject([
        { path: '/desk/bookings/b-12/reschedule', body: { date: '2026-11-26', start: '14:00' } },
      ])
    })

    it('is cancelled only after it was confirmed', async () => {
      await page.locator('.booking-row', { hasText: '1123-013' }).locator('.what').click()
      await button('取消预约').click()
      expect(acts()).toEqual([])
      expect(await accessibilityFaults(page)).toEqual([])
      await button('确认取消').click()
      await page.locator('.booking-row', { hasText: '1123-013' }).getByText('已取消').waitFor()
    })

    it('checks in by a scanned code, and by document and phone only when they can be right', async () => {
      await page.getByLabel('签到码或二维码').fill('http://hall/b/abcdefgh')
      await page.keyboard.press('Enter')
      await page.locator('.taken-number').waitFor()
      expect(acts().at(-1)?.body).toEqual({ code: 'abcdefgh' })
      await button('下一位').click()
      await button('证件 + 手机号').click()
      await page.getByLabel('证件号码').fill('110105194912310021')
      await page.keyboard.press('Enter')
      await page.getByText('校验码不符').waitFor()
      await page.getByLabel('证件号码').fill('11010519491231002X')
      await page.getByLabel('手机号', { exact: true }).fill('13812344321')
      await page.keyboard.press('Enter')
      await page.locator('.taken-number').waitFor()
      expect(acts()).toHaveLength(2)
    })
  })

  describe('when the day is empty or very full', () => {
    it('says what to do, and draws only what is in sight of 2,000 bookings', async () => {
      hub.bookings.fill(0)
      await open('today')
      await page.getByText('今天还没有预约').waitFor()
      hub.showBookings((bookings) => bookings.fill(2000))
      await page.locator('.booking-row').first().waitFor()
      expect(await page.locator('.booking-row').count()).toBeLessThan(40)
      await page.getByRole('button', { name: /^16:00/ }).click()
      await page.locator('.slot-head', { hasText: '16:00' }).waitFor()
      await page.getByRole('searchbox').fill('1123-1999')
      await page.locator('.booking-row', { hasText: '1123-1999' }).waitFor()
    })
  })

  describe('when a visitor without a phone wants a booking', () => {
    it('books at the desk and prints a slip in the visitor’s language', async () => {
      await open('book')
      await page.getByRole('searchbox').fill('gjjtq')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /11月24日周二/ }).click()
      await page.getByRole('button', { name: /10:00–10:30/ }).click()
      await page.getByLabel('姓名（与证件一致）').fill('林小明')
      await page.getByLabel('证件号码').fill('11010519491231002X')
      await page.getByRole('combobox', { name: '使用语言' }).selectOption('en')
      await button('预约 11月24日周二 10:00').click()
      await page.getByRole('heading', { name: 'Your booking' }).waitFor()
      await page.getByText('check in at a kiosk with the code above').waitFor()
      expect(acts()).toMatchObject([
        {
          path: '/desk/bookings',
          body: {
            services: ['fund-withdrawal'],
            date: '2026-11-24',
            start: '10:00',
            person: {
              name: '林小明',
              document: { type: 'resident-id', number: '11010519491231002X' },
              phone: null,
            },
            language: 'en',
          },
        },
      ])
      expect(await accessibilityFaults(page)).toEqual([])
      await page.emulateMedia({ media: 'print' })
      expect(await button('打印预约单').isVisible()).toBe(false)
      expect(await page.locator('.slip-number').isVisible()).toBe(true)
    })
  })
})
