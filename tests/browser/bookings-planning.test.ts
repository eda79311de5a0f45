import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { stageForManagers } from './support/staff-stage.ts'

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
describe('the days that can be booked', () => {
  describe('when an opening is changed', () => {
    beforeEach(async () => {
      await open('openings')
      await page.locator('.week-table').waitFor()
      await page.locator('.opening-list button').first().click()
    })

    it('shows the week and whom it would strand at once, and saves only when told', async () => {
      await page.getByLabel('结束').fill('11:00')
      await page.locator('.stranded-button', { hasText: '5 个预约将失去时段' }).click()
      await page.getByRole('dialog').getByText('1123-005').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
      expect(acts()).toEqual([])
      await button('仍要保存').click()
      await page.getByText('已保存，新的时段立即生效').waitFor()
      expect(acts()).toMatchObject([{ path: '/manager/booking/setup', body: { basedOn: 4 } }])
      expect(hub.bookings.setup.setup.openings[0]?.closes).toBe('11:00')
    })

    it('keeps the draft when somebody else has saved, and carries it over', async () => {
      await page.getByLabel('公开名额').fill('9')
      hub.bookings.overtake({ keyProjects: [] })
      await button('保存').click()
      await button('载入最新设置，保留我的修改').click()
      await page.getByText('您的修改仍在').waitFor()
      expect(await page.getByLabel('公开名额').inputValue()).toBe('9')
      await button('保存').click()
      await page.getByText('已保存，新的时段立即生效').waitFor()
      expect(hub.bookings.setup.setup).toMatchObject({
        keyProjects: [],
        openings: [{ places: 9 }, {}, {}, {}],
      })
    })

    it('says what is wrong and is not saved so, and is discarded', async () => {
      await page.getByLabel('结束').fill('8')
      await page.getByText('结束时间要晚于开始时间').first().waitFor()
      await button('保存').click({ force: true })
      await button('放弃修改').click()
      await page.getByText('与已保存的设置一致').waitFor()
      expect(acts()).toEqual([])
    })
  })

  describe('when a day or a year differs', () => {
    beforeEach(async () => {
      await open('openings')
      await page.locator('.week-table').waitFor()
    })

    it('closes a day by an exception from the week', async () => {
      await page.getByRole('button', { name: /周四 11月26日/ }).click()
      await button('增加例外').click()
      expect(await accessibilityFaults(page)).toEqual([])
      await button('增加例外').click()
      await page.keyboard.press('Escape')
      await page.locator('.day-head', { hasText: '例外：全天停办' }).waitFor()
    })

    it('shows a year that is not known as an error, and takes it from the pasted notice', async () => {
      await page.getByLabel('跳到日期').fill('2027-01-06')
      await page.getByText('2027 年日历未录入').first().waitFor()
      await button('工作日历').click()
      await button('+ 录入 2027 年').click()
      await page
        .getByLabel('粘贴放假通知全文，自动填写')
        .fill(
          '一、元旦：1月1日（周五）至3日（周日）放假，共3天。二、春节：2月5日至11日放假调休。1月10日（周日）上班。',
        )
      await page.getByText('读到 10 天').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await button('写入草稿').click()
      await page.locator('.day-head', { hasText: '1月10日' }).getByText('调休上班').waitFor()
    })
  })

  describe('when a day is closed', () => {
    it('shows who would move and who would be cancelled, and waits until the button was held', async () => {
      await open('close-day')
      await page.getByLabel('日期').fill('2026-11-24')
      await button('恶劣天气').click()
      const figures = page.locator('.closing-effect .figures')
      await figures.getByText('28').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.locator('.hold-button').click()
      expect(acts()).toEqual([])
      await page.locator('.hold-button').hover()
      await page.mouse.down()
      await page.getByRole('heading', { name: /11月24日周二已停办/ }).waitFor()
      await page.mouse.up()
      expect(acts()).toMatchObject([
        {
          path: '/manager/booking/close-day',
          body: {
            date: '2026-11-24',
            from: null,
            to: null,
            move: true,
            reason: { zh: '恶劣天气', en: 'Severe weather' },
          },
        },
      ])
    })
  })

  describe('when visitors are to be called back', () => {
    it('reveals a phone on demand, and records how it ended', async () => {
      await open('call-backs')
      const first = page.locator('.call-back').first()
      const phone = (await first.locator('.who .number').textContent()) ?? ''
      await first.getByRole('button', { name: '显示电话（记录在案）' }).click()
      await first.getByText('138 1234 7919').waitFor()
      await first.getByRole('button', { name: '回访结果' }).click()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('2')
      await page.getByText('已记录：确有疏漏，已整改').waitFor()
      await button('待回访 5').waitFor()
      // A wrong key is put right among those that are closed.
      await page.getByRole('button', { name: /^已回访/ }).click()
      const made = page.locator('.call-back', { hasText: phone })
      await made.getByRole('button', { name: '更正结果' }).click()
      await page.keyboard.press('1')
      await made.getByText('已解释清楚').waitFor()
      expect(acts()).toMatchObject([
        { path: '/manager/call-backs/cb-6/reveal' },
        { path: '/manager/call-backs/cb-6/close', body: { outcome: 'rectified' } },
        { path: '/manager/call-backs/cb-6/close', body: { outcome: 'explained' } },
      ])
    })

    it('says so when nobody is left', async () => {
      hub.bookings.callBacks = []
      await open('call-backs')
      await page.getByText('没有待回访的申请人').waitFor()
    })
  })
})
