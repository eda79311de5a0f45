import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { cutWords } from './support/check-large-text.ts'
import { type FakeHub, startFakeHub } from './support/fake-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { openPage, screens, type Walk } from './support/walk.ts'

const narrowestPhone = { width: 320, height: 568 }

let browser: Browser
let hub: FakeHub
let walk: Walk

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  hub = await startFakeHub()
  walk = await openPage(browser, `${hub.url}/`, screens.desktop)
  await shows('系统正常')
  await shows('窗口设备')
})
afterEach(async () => {
  expect(walk.errors).toEqual([])
  await walk.context.close()
  await hub.stop()
})

const shows = (text: string) => walk.page.getByText(text).first().waitFor()

describe('the portal', () => {
  describe('when the hall is up', () => {
    it('links every screen of the hall', async () => {
      const links = await walk.page
        .locator('a')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
      const wanted = [
        '/kiosk?device=kiosk-01',
        '/kiosk?device=kiosk-02',
        '/clerk',
        '/guide',
        '/manager',
        '/admin',
        '/docs',
        '/openapi.json',
        '/asyncapi.json',
        'http://127.0.0.1:9180/',
        '/window-screen/w01',
        '/pad/w24',
      ]
      expect(links).toEqual(expect.arrayContaining(wanted))
      expect(links.filter((link) => link.startsWith('/display/'))).toHaveLength(4)
      expect(links.filter((link) => link.startsWith('/window-screen/'))).toHaveLength(24)
    })
    it('shows each screen as it looks', async () => {
      const pictures = walk.page.locator('img.thumbnail')
      expect(await pictures.count()).toBeGreaterThan(10)
      for (const picture of await pictures.all()) {
        await picture.scrollIntoViewIfNeeded()
        const width = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)
        await expect.poll(width).toBeGreaterThan(0)
      }
    })
    it('changes the speed of the demo’s day', async () => {
      await walk.page.getByRole('button', { name: '×20' }).click()
      await walk.page.locator('[aria-pressed=true]', { hasText: '×20' }).waitFor()
      expect(hub.daySpeed).toBe(20)
    })
    it('shows who waits as it changes', async () => {
      hub.setQueues({
        queues: [
          {
            serviceId: 'deed-tax',
            waiting: 37,
            longestWaitSeconds: 1_260,
            peopleAhead: 37,
            waitRange: { p50Minutes: 45, p90Minutes: 70 },
            openWindows: 2,
          },
        ],
      })
      await walk.page.locator('.totals', { hasText: '37' }).waitFor()
      await shows('21')
    })
    it('has no fault that axe can find, in both languages and on a phone', async () => {
      expect(await accessibilityFaults(walk.page)).toEqual([])
      await walk.page.getByRole('button', { name: 'English' }).click()
      await walk.page.setViewportSize(narrowestPhone)
      await shows('Longest wait')
      expect(await accessibilityFaults(walk.page)).toEqual([])
      expect(await cutWords(walk.page)).toEqual([])
      expect(await walk.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
        narrowestPhone.width,
      )
    })
  })
  describe('when the hub goes away', () => {
    it('says so and heals by itself', async () => {
      await walk.page.clock.install()
      await walk.page.reload()
      await shows('系统正常')
      hub.setPresence('absent')
      await walk.page.clock.runFor(5_000)
      await shows('系统未就绪')
      hub.setPresence('present')
      await walk.page.clock.runFor(5_000)
      await shows('系统正常')
    })
  })
})
