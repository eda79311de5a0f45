import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
import { FakeStaffHub } from './support/fake-staff-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { nextDay, troubledRebalancing } from './support/rebalancing-views.ts'
import { fakeStaff } from './support/staff-views.ts'
import { focusedWords, tabTo } from './support/tab-to.ts'

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
  // A language of its own, since the machine's may be none that a browser of people ever has.
  page = await browser.newPage({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    // Without motion a colour that changes is the new one at once.
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(10_000)
  await page.goto(`${hub.url}/manager`)
  await page.locator('.tile').first().waitFor()
})
afterEach(async () => {
  await page.context().close()
  await hub.stop()
})

const tab = (name: string) => page.getByRole('tab', { name })
const tile = (number: number) => page.locator('.tile', { has: page.locator(`> b:text-is("${number}")`) })
/** Drags at the pace of a hand: a window takes only what it has seen coming. */
const dragTo = async (line: Locator, number: number) => {
  const box = await tile(number).boundingBox()
  if (box === null) throw new Error(`window ${number} is not seen`)
  await line.hover()
  await page.mouse.down()
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 3 })
  await page.locator('.tile.can-take').first().waitFor()
  await page.mouse.move(box.x + 30, box.y + 30)
  await page.locator('.tile.over').waitFor()
  await page.mouse.up()
}

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

  describe('when there is trouble beside the windows', () => {
    it('says on each part how much, and shows it without an accessibility fault', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await tab('评价 2 条差评未阅').click()
      await page.getByText('等候太久 · 没讲清楚 · “说好十点').waitFor()
      await page.getByText('6 人待回访').waitFor()
      expect(await faultsInEveryTheme(page, 'person')).toEqual([])
      await page.getByRole('button', { name: '标为已阅: Y031' }).click()
      await tab('评价 1 条差评未阅').waitFor()
      await page.keyboard.press('z')
      await tab('评价 2 条差评未阅').waitFor()
      expect(hub.commands.map(({ path, body }) => [path, body.mark])).toEqual([
        ['/manager/negatives/case-y031/mark', 'seen'],
        ['/manager/negatives/case-y031/mark', 'unseen'],
      ])
      await tab('设备').click()
      const first = page.locator('.devices li').first()
      expect(await first.textContent()).toContain('缺纸')
      expect(await accessibilityFaults(page)).toEqual([])
    })

    it('shows what the hall’s day was like so far, as a curve and as a table, and how booked it is', async () => {
      // What draws is there before anybody looks.
      await page.waitForFunction(() =>
        performance.getEntriesByType('resource').some(({ name }) => name.includes('/draw-curve-')),
      )
      await tab('今日').click()
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
      await tab('今日').click()
      await page.getByRole('row', { name: '10:30' }).waitFor()
      expect(await page.locator('.plot').count()).toBe(0)
    })

    it('goes from part to part by the arrow keys', async () => {
      await tab('调度').focus()
      await page.keyboard.press('ArrowLeft')
      await page.getByText('大屏上没有公告').waitFor()
      expect(await tab('公告').getAttribute('aria-selected')).toBe('true')
    })
  })

  describe('when a service needs one more window', () => {
    const openQueue = async () => {
      await page.locator('.department summary', { hasText: '社会保险中心' }).press('Enter')
      return page.locator('.department li', { hasText: '社会保障卡申领与挂失' })
    }

    it('is dragged there, and taken back by one key', async () => {
      const before = hub.manager.windows.find(({ number }) => number === 9)?.services ?? []
      await dragTo(await openQueue(), 9)
      await page.getByText('9 号窗口增办“社会保障卡申领与挂失”').waitFor()
      await page.keyboard.press('z')
      await page.locator('.undo-strip').waitFor({ state: 'detached' })
      expect(hub.commands.map(({ path, body }) => [path, body.services])).toEqual([
        ['/manager/windows/w09/services', [...before, 'social-card']],
        ['/manager/windows/w09/services', before],
      ])
    })

    it('is given by keyboard alone, the idle windows first', async () => {
      await (await openQueue()).getByRole('button').press('Enter')
      const windows = page.getByRole('dialog').locator('.tile')
      expect(await windows.first().textContent()).toContain('空闲')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '撤销' }).first().waitFor()
      expect(hub.commands.map(({ path }) => path)).toEqual(['/manager/windows/w06/services'])
    })

    it('is not taken back once somebody else has changed the window', async () => {
      await dragTo(await openQueue(), 9)
      await page.locator('.undo-strip').waitFor()
      hub.showManager({
        windows: hub.manager.windows.map((window) => ({ ...window, services: ['passport'] })),
      })
      await page.locator('.undo-strip').waitFor({ state: 'detached' })
    })
  })

  describe('when the boards shall tell something', () => {
    it('posts a ready-made notice for one zone, withdraws it, and takes that back', async () => {
      await tab('公告').click()
      await page.getByRole('button', { name: '发布公告' }).click()
      await page.getByRole('button', { name: '消防演练' }).click()
      await page.getByLabel('显示在').selectOption({ index: 1 })
      await page.getByLabel('显示到').selectOption('60')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '发布', exact: true }).click()
      await page.getByText('公告已发布').waitFor()
      await page.getByRole('button', { name: /^撤下/ }).click()
      await page.getByText('大屏上没有公告').waitFor()
      await page.getByRole('button', { name: '撤销' }).click()
      await page.getByText('A fire drill is about to begin').waitFor()
      const [posted, withdrawn, again] = hub.commands
      expect(posted).toMatchObject({ path: '/manager/notices', body: { zoneId: hub.hall.zones[0]?.id } })
      expect(Number(posted?.body.until)).toBeGreaterThan(Date.now() + 50 * 60_000)
      expect(withdrawn?.path).toBe('/manager/notices/n1/withdraw')
      expect(again?.body).toEqual(posted?.body)
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

  describe('when a window is steered', () => {
    it('opens a closed one with a clerk who is at none', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await tile(7).click()
      await page.getByRole('button', { name: '安排人员开放' }).click()
      await page.getByRole('combobox', { name: '由谁开放 7 号窗口？' }).selectOption('f2')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('dialog').getByRole('button', { name: '开放 7 号窗口' }).click()
      await page.getByRole('button', { name: '暂停窗口' }).waitFor()
      expect(hub.commands).toMatchObject([{ path: '/manager/windows/w07/sign-in', body: { clerkId: 'f2' } }])
    })

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
      await page.keyboard.press('Escape')
      await page.keyboard.press('z')
      await tile(3).getByText('开会').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/manager/windows/w03/pause',
        body: { reason: 'meeting' },
      })
    })

    it('changes what it takes, never to nothing', async () => {
      await tile(3).click()
      await page.getByRole('button', { name: '调整受理事项' }).click()
      await page.getByLabel('全部事项（无差别综合）').uncheck()
      await page.getByRole('button', { name: '保存' }).click({ force: true })
      await page.getByText('至少选择一项').waitFor()
      expect(hub.commands).toEqual([])
      await page.getByRole('searchbox').fill('hz')
      await page.getByRole('checkbox', { name: '普通护照申领' }).check()
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
      await page.getByRole('button', { name: '结束今日服务' }).click()
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

  describe('when a morning is worked by keys alone, in English', () => {
    it('goes from the sign-in through trouble ahead, a window, a service and a notice to the day’s curve', async () => {
      hub.staff = undefined
      hub.showManager({ rebalancing: troubledRebalancing() })
      await page.goto(`${hub.url}/manager?lang=en`)
      await page.locator('input[name=badgeNumber]:focus').waitFor()
      await page.keyboard.type('0101')
      await page.keyboard.press('Tab')
      await page.keyboard.type('correct')
      await page.keyboard.press('Enter')
      await page.getByRole('status', { name: 'Warnings' }).getByText('Real Estate Registration').waitFor()

      await tabTo(page, 'Accept: Open window 7')
      await page.keyboard.press('Enter')
      await page.locator('.running').getByText('Open window 7').first().waitFor()
      expect(await focusedWords(page)).toBe('The hour ahead')

      await tabTo(page, '1General', 'Shift+Tab')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Pause')
      await page.keyboard.press('Enter')
      await page.keyboard.press('3')
      await page.getByRole('button', { name: 'Resume' }).waitFor()
      await tabTo(page, 'Resume')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
      await page.keyboard.press('Escape')
      expect(await focusedWords(page)).toContain('3General')
      expect(hub.commands).toMatchObject([
        { path: '/manager/moves/m1/accept' },
        { path: '/manager/windows/w03/pause', body: { reason: 'meeting' } },
        { path: '/manager/windows/w03/resume' },
      ])

      await tabTo(page, 'Social Insurance')
      await page.keyboard.press('Enter')
      await tabTo(page, 'To a window: Social security card')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Enter')
      await page.locator('.undo-strip').getByText('also takes').waitFor()
      expect(await focusedWords(page)).toContain('To a window: Social security card')
      await page.keyboard.press('z')
      await page.locator('.undo-strip').waitFor({ state: 'detached' })
      expect(hub.commands.slice(3).map(({ path }) => path)).toEqual([
        '/manager/windows/w06/services',
        '/manager/windows/w06/services',
      ])
      expect(hub.commands.at(-1)?.body.services).toEqual(['cross-province'])

      await tabTo(page, 'Steer', 'Shift+Tab')
      await page.keyboard.press('ArrowLeft')
      await tabTo(page, 'Post a notice')
      await page.keyboard.press('Enter')
      await tabTo(page, 'fire drill')
      await page.keyboard.press('Space')
      await tabTo(page, 'Post')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Withdraw')
      await page.keyboard.press('Enter')
      await page.getByText('The boards show no notice').waitFor()
      expect(await focusedWords(page)).toBe('Notices on the boards')
      expect(hub.commands.slice(5)).toMatchObject([
        { path: '/manager/notices', body: { text: { en: expect.stringContaining('fire drill') } } },
        { path: '/manager/notices/n1/withdraw' },
      ])

      await tabTo(page, 'Notices', 'Shift+Tab')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await tabTo(page, 'As a table')
      await page.keyboard.press('Enter')
      await page.getByRole('row', { name: '10:30' }).waitFor()
    })
  })

  describe('when a morning is worked by mouse alone, in Chinese', () => {
    it('accepts a move, pauses and resumes a window, gives it a service, and takes that back', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await page.locator('.warnings').getByText('居民身份证申领').waitFor()
      await page.getByRole('button', { name: '采用: 开放 7 号窗口' }).click()
      await page.getByText('请通知周海燕到 7 号窗口').waitFor()
      await tile(3).click()
      await page.getByRole('button', { name: '暂停窗口' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '开会' }).click()
      await page.getByRole('button', { name: '恢复窗口' }).click()
      await page.getByRole('button', { name: '暂停窗口' }).waitFor()
      await page.getByRole('button', { name: '关闭' }).click()
      await page.locator('.department summary', { hasText: '社会保险中心' }).click()
      await dragTo(page.locator('.department li', { hasText: '社会保障卡申领与挂失' }), 9)
      await page.getByText('9 号窗口增办“社会保障卡申领与挂失”').waitFor()
      await page.locator('.undo-strip').getByRole('button', { name: '撤销' }).click()
      await page.locator('.undo-strip').waitFor({ state: 'detached' })
      await tab('今日').click()
      await page.getByText('最多 175 人（10:30）').waitFor()
      expect(hub.commands.map(({ path }) => path.replace('/manager/', ''))).toEqual([
        'moves/m1/accept',
        'windows/w03/pause',
        'windows/w03/resume',
        'windows/w09/services',
        'windows/w09/services',
      ])
    })
  })
})
