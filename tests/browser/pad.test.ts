import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { localTimeOf } from '../../shared/business-day.ts'
import { type BusFixture, startBusFixture } from './support/bus-fixture.ts'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
import { lostOnPhone } from './support/check-large-text.ts'
import { sampleDevices, sampleInvite, sampleWindow } from './support/hall-samples.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { pressTwiceAtOnce } from './support/press-again.ts'

describe('rating pad', () => {
  let browser: Browser
  let bus: BusFixture
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    bus = await startBusFixture({ devices: sampleDevices })
    await bus.publish('windowState', 'w03', sampleWindow())
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
      hasTouch: true,
    })
    page = await context.newPage()
  })
  afterEach(async () => {
    await page.context().close()
    await bus.stop()
  })

  const open = async () => {
    await page.goto(`${bus.url}/pad/w03`)
    await page.getByText('欢迎办理').waitFor()
  }
  const invite = async (part: Parameters<typeof sampleInvite>[0] = {}) => {
    await bus.publish('invite', 'w03', sampleInvite(part))
    await page.getByRole('heading', { name: '您对本次服务满意吗？' }).waitFor()
  }
  const answer = (id: string, status: string) => bus.publish('ratingAck', 'w03', { id, status })
  const kept = (): Promise<unknown[]> =>
    page.evaluate(() => JSON.parse(localStorage.getItem('tingxu.ratings.w03') ?? '[]'))

  describe('when nobody is asked', () => {
    it("shows the clerk's badge, and why the window does not serve", async () => {
      await open()
      expect(await page.locator('main').textContent()).toMatch(/3号窗口.*陈晓雯.*工号.*10023/s)
      await bus.publish(
        'windowState',
        'w03',
        sampleWindow({ rev: 2, status: 'paused', pauseReason: 'lunch' }),
      )
      await page.getByText('暂停服务 · 午休').waitFor()
      const backAt = Date.now() + 3_600_000
      const lunch = { status: 'paused', pauseReason: 'lunch', backAt } as const
      await bus.publish('windowState', 'w03', sampleWindow({ rev: 3, ...lunch }))
      await page.locator('.back', { hasText: localTimeOf(backAt, 'Asia/Shanghai') }).waitFor()
      await bus.publish('windowState', 'w03', sampleWindow({ rev: 4, status: 'closed', clerk: null }))
      await page.getByText('本窗口未开放').waitFor()
    })
  })

  describe('when it is invited', () => {
    it('says that it shows the invitation, takes a key at once, and thanks', async () => {
      await open()
      await invite()
      await expect.poll(() => bus.heard('inviteAck')).toEqual([{ id: 'i1', status: 'shown' }])
      await page.keyboard.press('5')
      await page.getByText('已记下您的评价').waitFor()
      await page.keyboard.press('Enter')
      await page.getByText('感谢您的评价').waitFor()
      expect(await page.locator('.chosen').textContent()).toContain('非常满意')
      await expect
        .poll(() => bus.heard('rating'))
        .toEqual([{ id: expect.any(String), caseId: 'case-1', score: 5 }])
      const [rating] = bus.heard('rating')
      expect(await kept()).toEqual([rating])
      await answer(rating?.id ?? '', 'recorded')
      await expect.poll(kept).toEqual([])
      await page.getByText('欢迎办理').waitFor()
    })

    it('takes a touch on a face, the reasons that are ticked and the words that are written', async () => {
      await open()
      await invite()
      await page.locator('.level-2').tap()
      await page.getByRole('button', { name: '等候太久' }).tap()
      await page.getByRole('button', { name: '材料太多' }).tap()
      await page.getByRole('button', { name: '等候太久' }).tap()
      await page.getByRole('textbox').fill('来了 3 次')
      expect(await faultsInEveryTheme(page)).toEqual([])
      await page.getByRole('button', { name: '提交' }).tap()
      await page.getByText('感谢您的评价').waitFor()
      await expect
        .poll(() => bus.heard('rating'))
        .toMatchObject([{ score: 2, reasons: ['many-papers'], comment: '来了 3 次' }])
    })

    it('takes everything from a key pad: score, reasons, a change of mind, Enter', async () => {
      await open()
      await invite()
      // A key that bounces ticks no complaint.
      const asked = page.getByText('哪些方面可以做得更好')
      await pressTwiceAtOnce(page, 'Numpad1', () => asked.waitFor())
      expect(await kept()).toEqual([{ id: expect.any(String), caseId: 'case-1', score: 1 }])
      await page.keyboard.press('Backspace')
      await page.getByRole('heading', { name: '您对本次服务满意吗？' }).waitFor()
      await page.keyboard.press('Numpad4')
      await page.keyboard.press('Numpad2')
      await page.locator('.reason[aria-pressed="true"]', { hasText: '态度好' }).waitFor()
      await page.keyboard.press('NumpadEnter')
      await page.getByText('感谢您的评价').waitFor()
      await expect.poll(() => bus.heard('rating')).toMatchObject([{ score: 4, reasons: ['kind'] }])
    })

    it('sends the rating of who walks away after the face', async () => {
      await page.clock.install()
      await open()
      await invite()
      await page.locator('.level-5').tap()
      await page.getByText('已记下您的评价').waitFor()
      await page.clock.fastForward(21_000)
      await page.getByText('欢迎办理').waitFor()
      await expect.poll(() => bus.heard('rating').map(({ score }) => score)).toEqual([5])
    })

    it('forces nobody: declining and letting the time pass send nothing', async () => {
      await page.clock.install()
      await open()
      await invite()
      await page.getByRole('button', { name: '不评价' }).click()
      await page.getByText('欢迎办理').waitFor()
      await invite({ id: 'i2', caseId: 'case-2' })
      await page.clock.fastForward(61_000)
      await page.getByText('欢迎办理').waitFor()
      expect(bus.heard('rating')).toEqual([])
    })

    it('gives way to the next invitation', async () => {
      await open()
      await invite()
      await invite({ id: 'i2', caseId: 'case-2', ticketNumber: 'B112' })
      await page.getByText('B112').waitFor()
      await page.keyboard.press('3')
      await page.keyboard.press('Enter')
      await expect.poll(() => bus.heard('rating').map(({ caseId }) => caseId)).toEqual(['case-2'])
    })
  })

  describe('when the network is down while the visitor rates', () => {
    it('keeps the rating over a reload and delivers it once when the hub is back', async () => {
      await open()
      await invite()
      bus.goDown()
      await page.keyboard.press('4')
      await page.keyboard.press('Enter')
      await page.getByText('感谢您的评价').waitFor()
      await page.getByText('评价已保存').waitFor()
      await page.reload()
      expect(await kept()).toHaveLength(1)
      bus.comeBack()
      await expect.poll(() => bus.heard('rating').length, { timeout: 15_000 }).toBe(1)
      const [rating] = bus.heard('rating')
      expect(rating).toMatchObject({ caseId: 'case-1', score: 4 })
      await answer(rating?.id ?? '', 'recorded')
      await expect.poll(kept).toEqual([])

      await bus.publish('windowState', 'w03', sampleWindow({ rev: 2, status: 'closed', clerk: null }))
      await page.getByText('本窗口未开放').waitFor()
      expect(bus.heard('rating')).toHaveLength(1)
    })
  })

  describe('when the hub falls silent', () => {
    it('says so and heals by itself', async () => {
      await page.clock.install()
      await open()
      bus.hush()
      await page.clock.fastForward(11_000)
      await page.getByText('连接中断').waitFor()
      bus.comeBack()
      await page.getByText('连接中断').waitFor({ state: 'detached' })
    })
  })

  describe('when it is set up with large letters', () => {
    it.each([
      ['lying', { width: 1280, height: 800 }],
      ['upright', { width: 800, height: 1280 }],
    ])('shows all five faces at once and loses no words: %s', async (_name, size) => {
      await page.setViewportSize(size)
      await page.goto(`${bus.url}/pad/w03?text=200`)
      await open()
      const lost = await lostOnPhone(page)
      await invite()
      const last = await page.locator('.level-1').boundingBox()
      expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThan(size.height)
      lost.push(...(await lostOnPhone(page)))
      await page.locator('.level-2').tap()
      await page.locator('.reason').first().waitFor()
      lost.push(...(await lostOnPhone(page)))
      expect(lost).toEqual([])
      expect(await faultsInEveryTheme(page)).toEqual([])
      const sizes = await page
        .locator('.pad .zh')
        .evaluateAll((words) => words.map((word) => Number.parseFloat(getComputedStyle(word).fontSize)))
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(52)
    })
  })

  describe('when it is drawn at any size', () => {
    it.each([
      [1280, 800],
      [800, 480],
      [800, 1280],
    ])('at %i x %i cuts nothing off, has large targets, and pleases axe', async (width, height) => {
      await page.setViewportSize({ width, height })
      await open()
      expect(await faultsInEveryTheme(page)).toEqual([])
      await invite()
      const targets = async () => {
        const buttons = await page.locator('button').evaluateAll((nodes) =>
          nodes.map((node) => {
            const { width: wide, height: high, right, bottom } = node.getBoundingClientRect()
            return { target: Math.min(wide, high), isInside: right <= innerWidth && bottom <= innerHeight }
          }),
        )
        for (const { target, isInside } of buttons) {
          expect(target).toBeGreaterThanOrEqual(44)
          expect(isInside).toBe(true)
        }
        return buttons
      }
      expect(await targets()).toHaveLength(6)
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('3')
      await page.locator('.reason').first().waitFor()
      expect(await targets()).toHaveLength(8)
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })
})
