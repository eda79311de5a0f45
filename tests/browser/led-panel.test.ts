import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callOfA008, ledConfig, openCall, zoneState } from '../support/led-panel.ts'
import { type BusFixture, startBusFixture } from './support/bus-fixture.ts'
import { faultsInEveryTheme } from './support/check-accessibility.ts'
import { launchBrowser } from './support/launch-browser.ts'

const name = { zh: '综合受理区 LED 屏', en: 'LED panel, General Services' }

/** The dots on the page as text art: a dot is lit when its middle is bright. */
function dotsOf(page: Page): Promise<string> {
  return page.locator('canvas').evaluate((node) => {
    const canvas = node as HTMLCanvasElement
    const pitch = canvas.height / 32
    const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    )
    const isLit = (x: number, y: number) =>
      (data[(Math.floor((y + 0.5) * pitch) * canvas.width + Math.floor((x + 0.5) * pitch)) * 4] ?? 0) > 128
    return Array.from({ length: 32 }, (_, y) =>
      Array.from({ length: canvas.width / pitch }, (_, x) => (isLit(x, y) ? '#' : '.')).join(''),
    ).join('\n')
  })
}

describe('the page of an LED panel', () => {
  let browser: Browser
  let bus: BusFixture
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    bus = await startBusFixture({ devices: [{ id: 'led-1', kind: 'led', name, zoneId: 'hall' }] })
    page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  })
  afterAll(async () => {
    await browser.close()
    await bus.stop()
  })

  describe('when a ticket is called', () => {
    it('draws 请 A008 到 3 号窗口 in dots, says it to a screen reader, and pleases axe', async () => {
      const led = ledConfig({ zoneId: 'hall' })
      await bus.publish('deviceConfig', 'led-1', { deviceId: 'led-1', voice: false, led })
      await bus.publish('boardState', 'hall', zoneState([openCall('A008', 3)]))
      await page.goto(`${bus.url}/led-panel?device=led-1`)
      await page.locator('canvas').waitFor()
      await expect.poll(() => dotsOf(page)).toBe(callOfA008)
      expect(await page.locator('[aria-live]').textContent()).toBe('请 A008 到 3 号窗口')
      expect(await page.locator('footer').textContent()).toMatch(/综合受理区.*128 × 32 点/)
      expect(await faultsInEveryTheme(page)).toEqual([])
    })
  })

  describe('when the hub falls silent', () => {
    it('sends people to the board, and takes up the call again', async () => {
      await page.clock.install()
      await page.reload()
      const words = () => page.locator('[aria-live]').textContent()
      await expect.poll(words).toBe('请 A008 到 3 号窗口')
      bus.hush()
      await page.clock.fastForward(11_000)
      await expect.poll(words).toBe('请看大屏')
      bus.comeBack()
      await expect.poll(words).toBe('请 A008 到 3 号窗口')
    })
  })
})
