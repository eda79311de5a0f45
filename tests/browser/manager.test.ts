import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { tabOf } from './support/manager-plan.ts'
import { nextDay, troubledRebalancing } from './support/rebalancing-views.ts'
import { stageForManagers } from './support/staff-stage.ts'
import { ticketCard } from './support/staff-views.ts'
import { focusedWords, tabTo } from './support/tab-to.ts'

const stage = stageForManagers()
let page: Page
let hub: FakeStaffHub
beforeEach(async () => {
  ;({ page, hub } = stage())
  await page.goto(`${hub.url}/manager`)
  await page.locator('.tile').first().waitFor()
})

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

    it('tells a service of hours in hours', async () => {
      const startedAt = Date.now() - 372 * 60_000
      const current = ticketCard('A001', { status: 'serving', startedAt })
      hub.showManager({ windows: hub.manager.windows.map((window) => ({ ...window, current })) })
      await page.locator('.tile', { hasText: 'A001 6.2 小时' }).first().waitFor()
    })
  })

  describe('when there is trouble beside the windows', () => {
    it('says on each part how much, and shows it without an accessibility fault', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await tabOf(page, '评价 2 条差评未阅').click()
      await page.getByText('等候太久 · 没讲清楚 · “说好十点').waitFor()
      await page.getByText('6 人待回访').waitFor()
      expect(await faultsInEveryTheme(page)).toEqual([])
      await page.getByRole('button', { name: '标为已阅: Y031' }).click()
      await tabOf(page, '评价 1 条差评未阅').waitFor()
      await page.keyboard.press('z')
      await tabOf(page, '评价 2 条差评未阅').waitFor()
      expect(hub.commands.map(({ path, body }) => [path, body.mark])).toEqual([
        ['/manager/negatives/case-y031/mark', 'seen'],
        ['/manager/negatives/case-y031/mark', 'unseen'],
      ])
      await tabOf(page, '设备').click()
      const first = page.locator('.devices li').first()
      expect(await first.textContent()).toContain('缺纸')
      expect(await accessibilityFaults(page)).toEqual([])
    })

    it('shows what the hall’s day was like so far, as a curve and as a table, and how booked it is', async () => {
      // What draws is there before anybody looks.
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/draw-curve-')),
      )
      await tabOf(page, '今日').click()
      await page.locator('.plot canvas').nth(1).waitFor()
      await page.getByText('最多 175 人（10:30）').waitFor()
      await page.getByText('以表格查看').click()
      const row = page.getByRole('row', { name: '10:30' })
      expect(await row.getByRole('cell').allTextContents()).toEqual(['175', '61', '18', '41'])
      await page.getByText('已约 161 / 320').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
    })

    it('opens the table where no curve can be drawn', async () => {
      await page.route('**/draw-curve-*.js', (route) => route.abort())
      await page.reload()
      await tabOf(page, '今日').click()
      await page.getByRole('row', { name: '10:30' }).waitFor()
      expect(await page.locator('.plot').count()).toBe(0)
    })

    it('goes from part to part by the arrow keys', async () => {
      await tabOf(page, '调度').focus()
      await page.keyboard.press('ArrowLeft')
      await page.getByText('大屏上没有公告').waitFor()
      expect(await tabOf(page, '公告').getAttribute('aria-selected')).toBe('true')
    })
  })

  describe('when its plan is walked by keys', () => {
    it('is one stop of Tab, in which arrow keys lead to the windows as they lie', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await page.locator('.warnings').getByText('居民身份证申领').waitFor()
      await tabTo(page, '1综合')
      const walked: string[] = []
      for (const key of ['ArrowRight', 'ArrowDown', 'End', 'ArrowUp', 'Home']) {
        await page.keyboard.press(key)
        walked.push(/^[0-9]+/.exec(await focusedWords(page))?.[0] ?? '')
      }
      expect(walked).toEqual(['2', '7', '24', '20', '1'])
      await page.keyboard.press('Tab')
      expect(await focusedWords(page)).toContain('调度')
    })

    it('is passed by a link at the top, on the way to the first suggestion', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await page.locator('.warnings').getByText('居民身份证申领').waitFor()
      await page.keyboard.press('Tab')
      expect(await focusedWords(page)).toBe('跳过窗口平面图')
      await page.keyboard.press('Enter')
      for (const _ of ['today’s moves', 'the clerk', 'accept']) await page.keyboard.press('Tab')
      expect(await focusedWords(page)).toBe('采用: 开放 7 号窗口')
    })
  })

  describe('when trouble is ahead', () => {
    it('warns before it comes and still shows every window without scrolling, in both languages', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      for (const [language, words] of [
        ['zh', '居民身份证申领'],
        ['en', 'Real Estate Registration'],
      ] as const) {
        await page.goto(`${hub.url}/manager?lang=${language}`)
        await page.locator('.warnings').getByText(words).waitFor()
        expect(await page.locator('main').evaluate((main) => main.scrollHeight - main.clientHeight)).toBe(0)
        expect(await accessibilityFaults(page)).toEqual([])
      }
    })

    it('makes a suggested move with one click and the clerk of the choice, and puts it back', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await page.getByText('少 7.2（95% 区间 6–8.5）').waitFor()
      await page.getByLabel('由谁开放 7 号窗口').selectOption('f2')
      await page.getByRole('button', { name: '采用: 开放 7 号窗口' }).click()
      await page.getByText('请通知周海燕到 7 号窗口').waitFor()
      await page.getByRole('button', { name: '撤销: 开放 7 号窗口' }).click()
      await page.getByRole('button', { name: '撤销: 开放 7 号窗口' }).waitFor({ state: 'detached' })
      expect(hub.commands).toMatchObject([
        { path: '/manager/moves/m1/accept', body: { clerkId: 'f2' } },
        { path: '/manager/moves/m1/undo' },
      ])
    })

    it('tells what was predicted of the moves of the day, and what became of it', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await page.getByRole('button', { name: '今日调整（3）' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByText('只能推演，无法验证').waitFor()
      const measured = dialog.getByRole('row', { name: '开放 1 号窗口' })
      expect(await measured.textContent()).toContain('超时 6 人')
      expect(await dialog.getByRole('row', { name: '12 号窗口' }).last().textContent()).toContain('已撤销')
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })

  describe('when the next working day is planned', () => {
    it('says what is missing, or shows the windows that it needs by half hour', async () => {
      await page.getByRole('button', { name: '排班建议' }).click()
      await page.getByText('还没有往日客流资料').waitFor()
      await page.keyboard.press('Escape')
      hub.dayAhead = nextDay()
      await page.getByRole('button', { name: '排班建议' }).click()
      await page.getByText('建议 32 窗口·小时，现计划 48').waitFor()
      expect(await page.getByRole('row', { name: '与 11–12 号相同' }).getByRole('cell').count()).toBe(16)
      expect(await page.getByRole('row', { name: '与 8 号相同' }).count()).toBe(0)
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })
})
