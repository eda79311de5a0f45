import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { FakeStaffHub } from './support/fake-staff-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { fakeStaff } from './support/staff-views.ts'

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
  hub.staff = fakeStaff['0101']
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(10_000)
  await page.goto(`${hub.url}/manager`)
  await page.locator('.tile').first().waitFor()
})
afterEach(async () => {
  await page.context().close()
  await hub.stop()
})

const tile = (number: number) => page.locator('.tile', { has: page.locator(`> b:text-is("${number}")`) })

describe('the page of a manager', () => {
  describe('when the hall is busy', () => {
    it('shows all windows of the demo hall without scrolling, in both languages, without an accessibility fault', async () => {
      for (const language of ['zh', 'en']) {
        await page.goto(`${hub.url}/manager?lang=${language}`)
        await page.locator('.tile').first().waitFor()
        expect(await page.locator('.tile').count()).toBe(hub.hall.windows.length)
        const hidden = await page.evaluate(() => {
          const main = document.querySelector('main')
          return main === null ? -1 : main.scrollHeight - main.clientHeight
        })
        expect(hidden).toBe(0)
        expect(await accessibilityFaults(page)).toEqual([])
      }
    })

    it('follows what happens', async () => {
      hub.showManager({ totals: { ...hub.manager.totals, waiting: 174 } })
      await page.locator('.totals').getByText('174').waitFor()
    })
  })

  describe('when a window is steered', () => {
    it('pauses it with a reason and resumes it', async () => {
      await tile(3).click()
      await page.getByRole('button', { name: '暂停窗口' }).click()
      await page.keyboard.press('3')
      await page.getByRole('button', { name: '恢复窗口' }).click()
      await page.getByRole('button', { name: '暂停窗口' }).waitFor()
      expect(hub.commands).toMatchObject([
        { path: '/manager/windows/w03/pause', body: { reason: 'meeting' } },
        { path: '/manager/windows/w03/resume' },
      ])
    })

    it('changes what it takes, never to nothing', async () => {
      await tile(3).click()
      await page.getByRole('button', { name: '调整受理事项' }).click()
      await page.getByLabel('全部事项（无差别综合）').uncheck()
      await page.getByRole('button', { name: '保存' }).click({ force: true })
      await page.getByText('至少选择一项').waitFor()
      expect(hub.commands).toEqual([])
      await page.getByRole('searchbox').fill('hz')
      await page.getByLabel('普通护照申领').check()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByRole('dialog').getByText('普通护照申领').waitFor()
      expect(hub.commands.at(-1)?.body).toEqual({ services: ['passport'] })
    })

    it('does not sign out a clerk whose visitor is still there', async () => {
      await tile(1).click()
      await page.getByText('A010 号还在窗口').waitFor()
      await page.getByRole('button', { name: '签退窗口' }).click({ force: true })
      expect(await page.getByRole('button', { name: '确认签退' }).count()).toBe(0)
    })
  })

  describe('when the day is closed', () => {
    it('tells what ends, and waits until the button was held', async () => {
      await page.getByRole('button', { name: '结束今日取号' }).click()
      await page.getByText('等候 173').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      const hold = page.locator('.hold-button')
      await hold.click()
      expect(hub.commands).toEqual([])
      await hold.hover()
      await page.mouse.down()
      await page.getByText('今日已结束').waitFor()
      await page.mouse.up()
      expect(hub.commands.map(({ path }) => path)).toEqual(['/manager/day/close'])
    })
  })
})
