import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type BusFixture, startBusFixture } from './support/bus-fixture.ts'
import { faultsInEveryTheme } from './support/check-accessibility.ts'
import { cutWords, overlaps } from './support/check-large-text.ts'
import { sampleBoard, sampleCall, sampleDevices, sampleQueues } from './support/hall-samples.ts'
import { launchBrowser } from './support/launch-browser.ts'

describe('hall board', () => {
  let browser: Browser
  let bus: BusFixture
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    bus = await startBusFixture({ devices: sampleDevices })
    const context = await browser.newContext({
      viewport: { width: 1920, height: 1080 },
      reducedMotion: 'reduce',
    })
    page = await context.newPage()
  })
  afterEach(async () => {
    await page.context().close()
    await bus.stop()
  })

  const openBoard = async (query = '') => {
    await page.goto(`${bus.url}/display/hall${query}`)
    await page.getByRole('heading', { name: '厦门市政务服务中心' }).waitFor()
  }
  const card = () => page.locator('.now-calling .card')
  const rowOf = (ticketNumber: string) =>
    page
      .locator('.call-list > li')
      .evaluateAll(
        (rows, ticket) => rows.findIndex((row) => row.querySelector(`[data-ticket="${ticket}"]`) !== null),
        ticketNumber,
      )

  describe('when nobody has been called yet', () => {
    it('says so in both languages, with the time, the weekday and the queues', async () => {
      await bus.publish('boardState', 'hall', sampleBoard())
      await openBoard()
      await expect.poll(() => card().textContent()).toContain('还没有叫号')
      const text = await page.locator('body').textContent()
      expect(text).toContain('No call yet')
      expect(text).toMatch(/\d+月\d+日 星期[一二三四五六日]/)
      expect(await page.locator('.clock').textContent()).toMatch(/^\d\d:\d\d$/)
      expect(await page.locator('[data-department="d0"]').textContent()).toContain('43 人等候')
      expect(await page.locator('[data-department="d0"] .expected').textContent()).toContain('45–70')
      expect(await page.locator('[data-department="d1"] .longest').textContent()).toContain('最久')
    })
  })

  describe('when nobody waits for a department whose windows are busy with other matters', () => {
    it('says so beside the wait of newcomers, and counts nobody', async () => {
      const [first, ...others] = sampleQueues(6)
      if (first === undefined) throw new Error('the sample has no queue')
      const waitRange = { p50Minutes: 5, p90Minutes: 24 }
      await bus.publish(
        'boardState',
        'hall',
        sampleBoard({ queues: [{ ...first, waiting: 0, longestWaitSeconds: 0, waitRange }, ...others] }),
      )
      await openBoard()
      const row = page.locator('[data-department="d0"]')
      await expect.poll(() => row.textContent()).toMatch(/窗口正忙.*5–24/)
      expect(await row.locator('.waiting').textContent()).not.toMatch(/0|人等候/)
    })
  })

  describe('when tickets are called', () => {
    it('shows a call within a second, larger than 180 px, and keeps the other rows in place', async () => {
      const earlier = ['A007', 'A006', 'A005', 'A004', 'A003', 'A002', 'A001'].map((name) =>
        sampleCall(name, 5),
      )
      await bus.publish('boardState', 'hall', sampleBoard({ calls: earlier }))
      await openBoard()
      await page.locator('.call-list [data-ticket="A006"]').waitFor()
      const row = await rowOf('A004')

      const calledMs = performance.now()
      const calls = [sampleCall('A008', 12, { active: true }), ...earlier]
      await bus.publish('boardState', 'hall', sampleBoard({ rev: 2, calls }))
      await page.locator('.card.open[data-ticket="A008"]').waitFor()
      expect(performance.now() - calledMs).toBeLessThan(1000)

      const size = await page
        .locator('.card .ticket')
        .evaluate((node) => parseFloat(getComputedStyle(node).fontSize))
      expect(size).toBeGreaterThan(180)
      expect(await rowOf('A004')).toBe(row)
    })

    it('shows the newest in the large place and marks the other open ones in the list', async () => {
      const calls = [
        sampleCall('A008', 3, { active: true, call: 2 }),
        sampleCall('B112', 12, { active: true }),
        sampleCall('C056', 15),
      ]
      await bus.publish('boardState', 'hall', sampleBoard({ calls }))
      await openBoard()
      await page.locator('.card.open[data-ticket="A008"]').waitFor()
      expect(await card().textContent()).toContain('第 2 次叫号')
      expect(await page.locator('.call-list li.open').allTextContents()).toEqual([
        expect.stringContaining('B112'),
      ])
    })

    it('says which were booked or came by the green channel, and why a later number may be first', async () => {
      const calls = [
        sampleCall('A008', 3, { active: true, class: 'green' }),
        sampleCall('Y031', 7, { class: 'appointment' }),
        sampleCall('A007', 5),
      ]
      await bus.publish('boardState', 'hall', sampleBoard({ calls }))
      await openBoard()
      await page.locator('.card[data-ticket="A008"]').waitFor()
      expect(await card().textContent()).toMatch(/绿色通道.*Green channel/)
      expect(await page.locator('.call[data-ticket="Y031"] .class-mark').textContent()).toMatch(
        /预约.*Booked/,
      )
      expect(await page.locator('.call[data-ticket="A007"] .class-mark').count()).toBe(0)
      expect(await page.locator('.notice-strip').textContent()).toMatch(
        /后面的号先叫到？.*A later number first\?/,
      )
    })

    it('never goes back to an older state', async () => {
      await bus.publish('boardState', 'hall', sampleBoard({ rev: 8, calls: [sampleCall('A008', 3)] }))
      await openBoard()
      await page.locator('.card[data-ticket="A008"]').waitFor()
      await bus.publish('boardState', 'hall', sampleBoard({ rev: 7, calls: [sampleCall('A007', 3)] }))
      await bus.publish('boardState', 'hall', sampleBoard({ rev: 9, calls: [sampleCall('A009', 3)] }))
      await page.locator('.card[data-ticket="A009"]').waitFor()
      expect(await page.locator('[data-ticket="A007"]').count()).toBe(0)
    })
  })

  describe('when the manager has put up notices', () => {
    const notice = (id: string, zh: string, until: number | null = null) => ({
      id,
      text: { zh, en: `Notice ${id}` },
      zoneId: null,
      until,
    })
    const strip = () => page.locator('.notice-strip').textContent()

    it('shows them in turn, the newest first, each standing still, and takes one down when its time is over', async () => {
      await page.clock.install()
      const notices = [
        notice('n2', '税务窗口今天 15:30 停止取号', Date.now() + 60_000),
        notice('n1', '拾到钱包一个，请到咨询台认领'),
      ]
      await bus.publish('boardState', 'hall', sampleBoard({ notices, calls: [sampleCall('A008', 3)] }))
      await openBoard()
      await expect.poll(strip).toMatch(/公告.*税务窗口.*Notice n2.*1\/3/)
      await page.clock.fastForward(12_000)
      await expect.poll(strip).toMatch(/公告.*拾到钱包.*2\/3/)
      await page.clock.fastForward(12_000)
      await expect.poll(strip).toMatch(/叫号说明.*3\/3/)
      bus.hush()
      await page.clock.fastForward(60_000)
      await expect.poll(strip).toContain('连接中断')
      bus.comeBack()
      await expect.poll(strip).toMatch(/\/2$/)
    })
  })

  describe('when the hub falls silent', () => {
    it('keeps the last truth, marks it after ten seconds, and heals when the hub is back', async () => {
      await page.clock.install()
      await bus.publish(
        'boardState',
        'hall',
        sampleBoard({ calls: [sampleCall('A008', 3, { active: true })] }),
      )
      await openBoard()
      await page.locator('.card[data-ticket="A008"]').waitFor()
      expect(await page.locator('.stale-strip').count()).toBe(0)

      bus.goDown()
      await page.clock.fastForward(11_000)
      await page.locator('.stale-strip').waitFor()
      expect(await page.locator('.stale-strip').textContent()).toMatch(/连接中断.*\d\d:\d\d.*Connection lost/)
      expect(await page.locator('.card[data-ticket="A008"]').count()).toBe(1)

      await bus.publish(
        'boardState',
        'hall',
        sampleBoard({ rev: 2, calls: [sampleCall('A009', 4, { active: true })] }),
      )
      bus.comeBack()
      await page.clock.fastForward(5_000)
      await page.locator('.card[data-ticket="A009"]').waitFor()
      await page.locator('.stale-strip').waitFor({ state: 'detached' })
    })
  })

  describe('when an administrator changes the hall', () => {
    const board = { id: 'board-1', kind: 'board', name: { zh: '大厅主屏', en: 'Main board' } } as const
    const zoneName = { zh: '税务大厅', en: 'Tax hall' }

    it('shows the zone that it is moved to, also after a restart at its old address', async () => {
      await bus.publish('boardState', 'hall', sampleBoard())
      await bus.publish('boardState', 'tax', sampleBoard({ zoneId: 'tax', zoneName }))
      await openBoard()
      bus.setDevices([{ ...board, zoneId: 'tax' }])
      await page.getByText(zoneName.zh).waitFor()
      await page.reload()
      await page.getByText(zoneName.zh).waitFor()
    })

    it('looks as the administrator sets it before what was chosen on it, and as chosen when that ends', async () => {
      const looksLike = (text: number, theme: string) =>
        page.locator(`html[data-text="${text}"][data-theme="${theme}"]`).waitFor({ state: 'attached' })
      await bus.publish('boardState', 'hall', sampleBoard())
      await openBoard('?text=125')
      await looksLike(125, 'light')
      bus.setDevices(sampleDevices.map((device) => ({ ...device, textPercent: 150, contrast: 'more' })))
      await looksLike(150, 'contrast')
      bus.setDevices(sampleDevices)
      await looksLike(125, 'light')
    })

    it('says what to do when it is gone, and goes on by itself when it is back', async () => {
      await bus.publish('boardState', 'hall', sampleBoard())
      await openBoard()
      bus.setDevices([])
      await page.getByText('此大厅屏尚未启用').waitFor()
      expect(await page.locator('main').textContent()).toMatch(
        /“hall”没有大厅屏.*请管理员.*An administrator/s,
      )
      expect(await faultsInEveryTheme(page)).toEqual([])
      bus.setDevices(sampleDevices)
      await page.getByRole('heading', { name: '厦门市政务服务中心' }).waitFor()
    })
  })

  describe('when the hub is slow to tell of the hall', () => {
    it('waits for the answer and does not ask over it', async () => {
      await page.clock.install()
      await bus.publish('boardState', 'hall', sampleBoard())
      const held: Route[] = []
      await page.route('**/api/v1/hall', (route) => {
        held.push(route)
      })
      await page.goto(`${bus.url}/display/hall`)
      await expect.poll(() => held.length).toBe(1)
      // Longer than the pause after which a page looks anew whether the hall knows it.
      await page.clock.runFor(4_000)
      expect(held).toHaveLength(1)
      await held[0]?.continue()
      await page.getByRole('heading', { name: '厦门市政务服务中心' }).waitFor()
    })
  })

  describe('when it is drawn at any size', () => {
    it.each([
      [1920, 1080, 100],
      [3840, 2160, 100],
      [1080, 1920, 100],
      [1366, 768, 100],
      [1920, 1080, 150],
      [1080, 1920, 200],
      [1920, 1080, 200],
    ])(
      'at %i x %i with text at %i per cent cuts nothing off, keeps text at 22 px of 1080 lines, and pleases axe',
      async (width, height, textPercent) => {
        await page.setViewportSize({ width, height })
        const names = ['B112', 'Y031', 'A007', 'G004', 'C056', 'B111', 'D019', 'E203', 'F044', 'A006', 'H310']
        const others = names.map((name, index) => sampleCall(name, index + 100, { active: index < 8 }))
        const calls = [sampleCall('K1026', 160, { active: true, call: 2, class: 'green' }), ...others]
        const queues = sampleQueues(14)
        const text = {
          zh: '二楼税务窗口今天十五时三十分停止取号，'.repeat(6),
          en: 'Tax windows on the second floor give out no more numbers. '.repeat(4),
        }
        const notices = [{ id: 'n1', text, zoneId: null, until: null }]
        await bus.publish('boardState', 'hall', sampleBoard({ calls, queues, notices }))
        await openBoard(`?text=${textPercent}`)
        await page.locator('.call-list.dense [data-ticket="B112"]').waitFor()
        expect(await page.evaluate(outside)).toEqual([])
        expect(await cutWords(page)).toEqual([])
        expect(await overlaps(page)).toEqual([])
        const pixel = Math.min(width, height) / 1080
        const scale = textPercent / 100
        const called = page.locator('.card .ticket')
        expect(await called.evaluate((node) => parseFloat(getComputedStyle(node).fontSize))).toBeGreaterThan(
          180 * pixel,
        )
        expect(await page.evaluate(smallestText)).toBeGreaterThanOrEqual(
          22 * Math.min(1, pixel) * Math.min(scale, 1.8) - 0.5,
        )
        if (scale === 1) expect(await faultsInEveryTheme(page)).toEqual([])
      },
    )
  })
})

/** Runs in the page: what sticks out of the screen. */
function outside(): string[] {
  return [...document.querySelectorAll('body *')]
    .filter((node) => {
      const box = node.getBoundingClientRect()
      return (
        box.width > 0 &&
        (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1)
      )
    })
    .map((node) => `${node.tagName} ${node.className}`)
}

/** Runs in the page: the smallest text that is seen, in pixels. */
function smallestText(): number {
  const sizes = [...document.querySelectorAll('body *')]
    .filter((node) => node.getBoundingClientRect().width > 0)
    .filter((node) =>
      [...node.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== ''),
    )
    .map((node) => parseFloat(getComputedStyle(node).fontSize))
  return Math.min(...sizes)
}
