import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { stageFor } from './support/staff-stage.ts'
import { bookedTicket, ticketCard } from './support/staff-views.ts'

const stage = stageFor('0201', { width: 1180, height: 820 })
let page: Page
let hub: FakeStaffHub
beforeEach(async () => {
  ;({ page, hub } = stage())
  await page.goto(`${hub.url}/guide`)
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
      await page.locator('.print', { hasText: '正在打印' }).waitFor()
      hub.showTaken({ print: 'blocked' })
      await page.locator('.print', { hasText: '打印受阻' }).waitFor()
      // Told to who sees neither number nor paper, too.
      await page.locator('[aria-live]', { hasText: /已取号 · A042.*打印受阻/ }).waitFor()
      expect(await faultsInEveryTheme(page)).toEqual([])
      await page.locator('.taken', { hasText: '前面 6 人' }).waitFor()
      const window = { number: 5, name: { zh: '一件事窗口', en: '' }, zoneName: { zh: '', en: '' } }
      hub.showTaken({ status: 'called', peopleAhead: 0, window })
      await page.locator('.taken', { hasText: '叫号中 · 5 号窗口' }).waitFor()
      expect(await page.locator('.taken').textContent()).not.toContain('下一位就是')
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
      await page.getByText('已签到', { exact: true }).waitFor()
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

    it('tells when a ticket that was found is called meanwhile', async () => {
      await page.clock.install()
      await page.getByRole('button', { name: '查找' }).click()
      await page.locator('.found-ticket').first().waitFor()
      hub.found = [ticketCard('A008', { status: 'called' })]
      await page.clock.fastForward(6_000)
      await page.locator('.found-ticket', { hasText: 'A008' }).getByText('叫号中').waitFor()
      expect(await page.locator('.found-ticket').count()).toBe(2)
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

  describe('when a kiosk calls for a guide', () => {
    it('says so on every page of the desk, until this guide or another one goes', async () => {
      const call = (id: string, zh: string) => ({
        id,
        deviceId: `kiosk-${id}`,
        deviceName: { zh, en: zh },
        at: Date.now() - 75_000,
      })
      await page.getByRole('button', { name: '查号票' }).click()
      hub.showGuide({ helpCalls: [call('h1', '取号机2'), call('h2', '取号机1')] })
      const first = page.locator('.help-calls li', { hasText: '取号机2：有人需要帮助' })
      await first.getByText('01:1').waitFor()
      await page.waitForFunction(() => document.title.includes('(2)'))
      expect(await accessibilityFaults(page)).toEqual([])
      await first.getByRole('button', { name: '我去' }).click()
      await page.getByText('取号机上已显示您马上到：取号机2').waitFor()
      expect(hub.commands.at(-1)?.path).toBe('/guide/help/h1/answer')
      await first.waitFor({ state: 'detached' })
      hub.showGuide({ helpCalls: [] })
      await page.locator('.help-calls li').waitFor({ state: 'detached' })
    })
  })

  describe('when a printer calls for a guide', () => {
    it('says what to do there and who goes, and when it is well again', async () => {
      const call = { id: 'p1', deviceId: 'printer-01', deviceName: { zh: '东门打印机', en: 'East printer' } }
      const helpCalls = (printer: 'paper-out' | 'well') => [{ ...call, at: Date.now(), printer }]
      hub.showGuide({ helpCalls: helpCalls('paper-out') })
      const line = page.locator('.help-calls li')
      await line.getByText('东门打印机：缺纸，请换纸卷').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      hub.showGuide({ helpCalls: helpCalls('well') })
      await line.getByText('东门打印机：已恢复正常').waitFor()
      expect(await line.getByRole('button').count()).toBe(0)
      hub.showGuide({ helpCalls: helpCalls('paper-out') })
      await line.getByRole('button', { name: '我去' }).click()
      await page.getByText('其他导办员已看到您去处理：东门打印机').waitFor()
      expect(hub.commands.at(-1)?.path).toBe('/guide/help/p1/answer')
    })
  })

  describe('when a printer is out of paper', () => {
    beforeEach(async () => {
      const printer = hub.hall.devices.find(({ id }) => id === 'printer-01')
      const name = printer?.name ?? { zh: '', en: '' }
      const kiosks = [{ zh: '取号机一', en: 'Kiosk one' }]
      const guideName = { zh: '沈慧敏', en: 'Shen Huimin' }
      const called = { calledAt: Date.now() - 75_000, guideName }
      const trouble = { deviceId: 'printer-01', name, kiosks, trouble: 'paper-out', ...called } as const
      hub.showGuide({ printerTroubles: [trouble] })
      await page.locator('.tabs .count').waitFor()
    })

    it('tells which one, what to do, and which kiosk prints there', async () => {
      await page.getByRole('button', { name: '打印机' }).click()
      const line = page.locator('.printers li')
      for (const text of ['缺纸', '请换纸卷', '取号机一', '沈慧敏正前往', '01:1'])
        await line.getByText(text).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      hub.showGuide({ printerTroubles: [] })
      await page.getByText('所有打印机正常').waitFor()
    })

    it('warns before a ticket is reprinted there, and tells when the paper is out elsewhere', async () => {
      hub.found = [ticketCard('A008')]
      await page.getByRole('button', { name: '查号票' }).click()
      await page.getByLabel('号码（如 A008）').fill('08')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '补打' }).click()
      await page.getByRole('dialog').getByText('缺纸').waitFor()
      await page.keyboard.press('2')
      await page.getByText('A008 号已发往打印机').waitFor()
      await page.locator('.found-ticket').getByText('正在打印').waitFor()
      hub.found = [ticketCard('A008')]
      await page.locator('.found-ticket').getByText('已打印').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/guide/tickets/t-A008/reprint',
        body: { printerId: 'printer-02' },
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
