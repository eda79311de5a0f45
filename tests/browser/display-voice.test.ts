import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type BusFixture, startBusFixture } from './support/bus-fixture.ts'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { sampleAnnouncement, sampleBoard, sampleDevices } from './support/hall-samples.ts'
import { launchBrowser } from './support/launch-browser.ts'

/** The longest announcement and then some, in milliseconds. */
const spokenWithinMs = 25_000

describe('voice of a zone', () => {
  let browser: Browser
  let bus: BusFixture
  let context: BrowserContext

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    bus = await startBusFixture({ devices: sampleDevices })
    await bus.publish('boardState', 'hall', sampleBoard())
    await bus.publish('deviceConfig', 'board-1', { deviceId: 'board-1', voice: true })
    await bus.publish('deviceConfig', 'board-2', { deviceId: 'board-2', voice: false })
    context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  })
  afterEach(async () => {
    await context.close()
    await bus.stop()
  })

  const open = async (deviceId: string): Promise<Page> => {
    const page = await context.newPage()
    await page.addInitScript(startSilent)
    await page.goto(`${bus.url}/display/hall?device=${deviceId}`)
    await page.getByRole('heading', { name: '厦门市政务服务中心' }).waitFor()
    return page
  }
  const soundButton = (page: Page) => page.getByRole('button', { name: '点按开启语音' })
  const speaking = (page: Page) => page.evaluate(() => document.body.dataset.speaking)

  describe('when a call is to be spoken', () => {
    it('is spoken once by the one board with a voice, the others waiting their turn', async () => {
      const voice = await open('board-1')
      const silent = await open('board-2')
      await soundButton(voice).click()
      await soundButton(voice).waitFor({ state: 'detached' })

      const spokenCall = sampleAnnouncement({ id: 'first', ticketNumber: 'A008' })
      await bus.publish('announce', 'hall', spokenCall)
      await expect.poll(() => speaking(voice)).toBe('A008')
      expect(await voice.locator('.speaking').textContent()).toContain('正在播报')

      await bus.publish(
        'announce',
        'hall',
        sampleAnnouncement({ id: 'stale', ticketNumber: 'A009', ttlMs: 50 }),
      )
      await bus.publish('announce', 'hall', sampleAnnouncement({ id: 'next', ticketNumber: 'B112' }))
      await bus.publish('announce', 'hall', spokenCall)
      await expect.poll(() => speaking(voice), { timeout: spokenWithinMs }).toBe('B112')
      expect(bus.heard('announceAck')).toEqual([
        { id: 'stale', status: 'dropped' },
        { id: 'first', status: 'spoken' },
      ])
      expect(await speaking(silent)).toBeUndefined()

      await bus.publish('announce', 'hall', spokenCall)
      await expect.poll(() => bus.heard('announceAck').length).toBe(3)
      expect(bus.heard('announceAck')[2]).toEqual({ id: 'first', status: 'spoken' })
      expect(await speaking(voice)).toBe('B112')
    })
  })

  describe('when the browser keeps the page silent', () => {
    it('asks for a tap, drops what grows stale, and speaks what is still fresh after it', async () => {
      const page = await open('board-1')
      await soundButton(page).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await bus.publish('announce', 'hall', sampleAnnouncement({ id: 'old', ttlMs: 50 }))
      await bus.publish('announce', 'hall', sampleAnnouncement({ id: 'fresh', ticketNumber: 'C056' }))
      await expect.poll(() => bus.heard('announceAck')).toEqual([{ id: 'old', status: 'dropped' }])
      await soundButton(page).click()
      await expect.poll(() => speaking(page)).toBe('C056')
    })
  })
})

/**
 * Runs in the page: every sound device starts silent until it is resumed, as browsers hold it before the first touch.
 * The walk's own looking at the page counts as a touch to Chromium, sooner or later.
 */
function startSilent(): void {
  window.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options)
      void this.suspend()
    }
  }
}
