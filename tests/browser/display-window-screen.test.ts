import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type BusFixture, startBusFixture } from './support/bus-fixture.ts'
import { faultsInEveryTheme } from './support/check-accessibility.ts'
import { cutWords, overlaps } from './support/check-large-text.ts'
import { sampleDevices, sampleQueues, sampleWindow } from './support/hall-samples.ts'
import { launchBrowser } from './support/launch-browser.ts'

describe('window screen', () => {
  let browser: Browser
  let bus: BusFixture
  let page: Page
  let rev = 0

  beforeAll(async () => {
    browser = await launchBrowser()
    bus = await startBusFixture({ devices: sampleDevices })
  })
  afterAll(async () => {
    await browser.close()
    await bus.stop()
  })
  beforeEach(async () => {
    const context = await browser.newContext({
      viewport: { width: 1920, height: 360 },
      reducedMotion: 'reduce',
    })
    page = await context.newPage()
  })
  afterEach(() => page.context().close())

  const show = (part: Parameters<typeof sampleWindow>[0]) =>
    bus.publish('windowState', 'w03', sampleWindow({ ...part, rev: ++rev }))
  const open = async (query = '') => {
    await page.goto(`${bus.url}/window-screen/w03${query}`)
    await page.locator('.turn .card').waitFor()
  }
  const turn = () => page.locator('.turn').textContent()

  describe('when a ticket comes to the window', () => {
    it('calls it within a second, and shows when it is being served', async () => {
      await show({})
      await open()
      expect(await page.locator('main').textContent()).toMatch(
        /3号窗口.*综合窗口.*请等候叫号.*陈晓雯.*10023/s,
      )
      const calledMs = performance.now()
      await show({ current: { ticketNumber: 'A008', class: 'walkin', status: 'called', calledAt: 0 } })
      await page.locator('.card.called[data-ticket="A008"]').waitFor()
      expect(performance.now() - calledMs).toBeLessThan(1000)
      expect(await turn()).toContain('请到窗口')
      await show({ current: { ticketNumber: 'A008', class: 'walkin', status: 'serving', calledAt: 0 } })
      await page.locator('.card.serving[data-ticket="A008"]').waitFor()
      expect(await turn()).toMatch(/办理中.*Being served/)
    })
  })

  describe('when nobody serves', () => {
    it('says why, in both languages', async () => {
      await show({ status: 'paused', pauseReason: 'lunch' })
      await open()
      await expect.poll(turn).toMatch(/暂停服务 · 午休.*Paused · Lunch/)
      await show({ status: 'paused', pauseReason: 'other' })
      await expect.poll(turn).toMatch(/^暂停服务 Paused/)
      const backAt = Date.parse('2099-03-02T14:05:00+08:00')
      await show({ status: 'paused', pauseReason: 'meeting', backAt })
      await expect.poll(turn).toMatch(/暂停服务 · 开会.*预计返回 Back at about14:05/)
      await show({ status: 'paused', pauseReason: 'meeting', backAt: 1 })
      await expect.poll(turn).toMatch(/即将返回 Back shortly$/)
      await show({ status: 'closed', clerk: null })
      await expect.poll(turn).toMatch(/本窗口未开放.*请到其他窗口办理/)
    })
  })

  describe('when the hub falls silent', () => {
    it('keeps the ticket and marks the screen, until the hub is back', async () => {
      await page.clock.install()
      await show({ current: { ticketNumber: 'A008', class: 'walkin', status: 'called', calledAt: 0 } })
      await open()
      bus.hush()
      await page.clock.fastForward(11_000)
      await page.locator('.stale-strip').waitFor()
      expect(await turn()).toContain('A008')
      bus.comeBack()
      await page.locator('.stale-strip').waitFor({ state: 'detached' })
    })
  })

  describe('when it is drawn at any size', () => {
    it.each([
      [1920, 360, 100],
      [1280, 720, 100],
      [1920, 1080, 100],
      [1080, 1920, 100],
      [1920, 360, 200],
      [1920, 1080, 200],
      [1080, 1920, 200],
    ])(
      'at %i x %i with text at %i per cent cuts nothing off and pleases axe',
      async (width, height, text) => {
        await page.setViewportSize({ width, height })
        const takes = sampleQueues(14).map(({ name }) => name)
        const current = { ticketNumber: 'B0112', class: 'green', status: 'serving', calledAt: 0 } as const
        await show({ number: 118, takes, current, kind: 'domain' })
        await open(`?text=${text}`)
        await page.locator('.card.serving[data-ticket="B0112"]').waitFor()
        const inside = await page.evaluate(() =>
          [...document.querySelectorAll('main *')].every((node) => {
            const box = node.getBoundingClientRect()
            return (
              box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1 && box.left >= -1 && box.top >= -1
            )
          }),
        )
        expect(inside).toBe(true)
        expect(await page.locator('footer').textContent()).toContain('等共 14 类')
        expect(await cutWords(page)).toEqual([])
        expect(await overlaps(page)).toEqual([])
        if (text === 100) expect(await faultsInEveryTheme(page)).toEqual([])
      },
    )

    it.each([100, 200])(
      'holds long names and a time of return on a strip with text at %i per cent',
      async (text) => {
        const name = {
          zh: '企业开办与跨省通办综合专窗',
          en: 'Company start-up and cross-province services window',
        }
        const clerk = { name: { zh: '欧阳晓雯', en: 'Ouyang Xiaowen-Alexandra' }, badgeNumber: '10023' }
        const long = { name, clerk, number: 12, takes: sampleQueues(14).map((queue) => queue.name) }
        const current = { ticketNumber: 'A008', class: 'walkin', status: 'serving', calledAt: 0 } as const
        await show({ ...long, current })
        await open(`?text=${text}`)
        expect(await overlaps(page)).toEqual([])
        const backAt = Date.parse('2099-03-02T14:05:00+08:00')
        await show({ ...long, status: 'paused', pauseReason: 'meeting', backAt })
        await page.locator('.card.paused').waitFor()
        expect(await overlaps(page)).toEqual([])
      },
    )
  })
})
