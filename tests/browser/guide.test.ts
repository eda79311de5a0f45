import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { FakeStaffHub } from './support/fake-staff-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { bookedTicket, fakeStaff, ticketCard } from './support/staff-views.ts'

let browser: Browser
let page: Page
let hub: FakeStaffHub

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  hub = await FakeStaffHub.start()
  hub.staff = fakeStaff['0201']
  page = await browser.newPage({ viewport: { width: 1180, height: 820 } })
  page.setDefaultTimeout(10_000)
  await page.goto(`${hub.url}/guide`)
})
afterEach(async () => {
  await page.context().close()
  await hub.stop()
})

describe('the desk of a guide', () => {
  describe('when a visitor needs a ticket', () => {
    it('takes one in the green channel on a printer, and tells when the paper is out', async () => {
      await page.getByRole('searchbox').fill('gjj')
      await page.getByRole('button', { name: '公积金提取' }).click()
      await page.getByLabel('老年人').check()
      await page.getByRole('combobox', { name: '打印' }).selectOption('printer-01')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '取号', exact: true }).click()
      await page.locator('.taken-number', { hasText: 'A042' }).waitFor()
      expect(hub.commands.at(-1)?.body).toEqual({
        serviceId: 'fund-withdrawal',
        language: 'zh',
        ground: 'elderly',
        printerId: 'printer-01',
      })
      await page.getByText('正在打印').waitFor()
      hub.showPrint('blocked')
      await page.getByText('打印受阻').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })

  describe('when a visitor has booked', () => {
    const tab = () => page.locator('.tabs').getByRole('button', { name: '预约签到' })
    const checkIn = () => page.locator('.guide-check-in').getByRole('button', { name: '签到', exact: true })
    it('checks in by the code, printed where the guide chooses', async () => {
      await tab().click()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.locator('.guide-check-in select').first().selectOption('printer-01')
      await page.locator('.guide-check-in .large-input').fill('2748 1630')
      await checkIn().click()
      await page.locator('.taken-number').waitFor()
      await page.getByText('已签到').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/desk/check-ins',
        body: { code: '27481630', printerId: 'printer-01' },
      })
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '下一位' }).click()
      await checkIn().waitFor()
    })

    it('checks in by document and phone, and says when there is no such booking', async () => {
      await tab().click()
      await page.getByRole('button', { name: '证件 + 手机号' }).click()
      await page.getByLabel('证件号码').fill('11010519491231002X')
      await page.getByLabel('手机号').fill('13800138000')
      hub.refusal = { code: 'booking_unknown' }
      await checkIn().click()
      await page.getByText('找不到这个预约').waitFor()
      hub.refusal = undefined
      await checkIn().click()
      await page.locator('.taken-number').waitFor()
      expect(hub.commands.at(-1)?.body).toEqual({
        document: { type: 'resident-id', number: '11010519491231002X' },
        phone: '13800138000',
      })
    })

    it('leads to the list of all bookings, and shows whose booking a ticket came from', async () => {
      await tab().click()
      expect(await page.getByRole('link', { name: '预约名单' }).getAttribute('href')).toBe('/bookings')
      hub.found = [bookedTicket('A009')]
      await page.getByRole('button', { name: '查号票' }).click()
      await page.getByLabel('号码（如 A008）').fill('a9')
      await page.keyboard.press('Enter')
      await page.locator('.found-ticket').getByText('110***********002X').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })

  describe('when a visitor shows a ticket', () => {
    beforeEach(async () => {
      hub.found = [ticketCard('A008'), ticketCard('B008', { status: 'no-show' })]
      await page.getByRole('button', { name: '查号票' }).click()
      await page.getByLabel('号码（如 A008）').fill('08')
      await page.keyboard.press('Enter')
      await page.locator('.found-ticket').first().waitFor()
    })

    it('grants the green channel with its ground', async () => {
      await page.getByRole('button', { name: '转绿色通道' }).click()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '孕妇' }).click()
      await page.getByText('A008 号：转绿色通道已完成').waitFor()
      await page.getByText('绿色通道 · 孕妇').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/guide/tickets/t-A008/green',
        body: { ground: 'pregnant' },
      })
      expect(await accessibilityFaults(page)).toEqual([])
    })

    it('brings a no-show back, and voids only with a reason', async () => {
      await page.getByRole('button', { name: '重新排队' }).click()
      await page.getByText('B008 号：重新排队已完成').waitFor()
      await page.getByRole('button', { name: '作废' }).first().click()
      expect(hub.commands).toHaveLength(1)
      await page.getByRole('button', { name: '取错号' }).click()
      await page.getByText('已作废').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/guide/tickets/t-A008/void',
        body: { reason: 'mistake' },
      })
    })
  })

  describe('when it is used on a phone', () => {
    it('shows one pane at a time and nothing beside the screen', async () => {
      await page.setViewportSize({ width: 390, height: 844 })
      await page.getByRole('button', { name: '公积金提取' }).click()
      await page.getByRole('button', { name: '换一个事项' }).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
      await page.getByRole('button', { name: '换一个事项' }).click()
      await page.getByRole('searchbox').waitFor()
    })
  })
})
