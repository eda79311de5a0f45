import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FollowView } from '../../shared/http/follow-schemas.ts'
import { faultsInEveryTheme } from './support/check-accessibility.ts'
import { lostOnPhones } from './support/check-large-text.ts'
import { type FakeHub, startFakeHub } from './support/fake-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { openPage, screens, type Walk } from './support/walk.ts'

const window = {
  number: 12,
  name: { zh: '不动产登记窗口', en: 'Real estate window' },
  zoneName: { zh: '民生保障区', en: 'Social Affairs' },
}
/** The most script that the first load may bring, compressed, in bytes. */
const scriptLimit = 60_000

let browser: Browser
let hub: FakeHub
let walk: Walk
let code: string

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  hub = await startFakeHub()
  code = hub.addTicket()
  walk = await openPage(browser, `${hub.url}/t/${code}`, screens.phone)
  await shows('您排在第 7 位')
})
afterEach(async () => {
  expect(walk.errors).toEqual([])
  await walk.context.close()
  await hub.stop()
})

const shows = (text: string | RegExp) => walk.page.getByText(text).first().waitFor()
const press = (name: string) => walk.page.getByRole('button', { name }).click()

describe('the page of a ticket', () => {
  describe('when the queue moves', () => {
    it('says the place in line', async () => {
      hub.change(code, { peopleAhead: 2 })
      await shows('您排在第 3 位')
      hub.change(code, { peopleAhead: 0 })
      await shows('下一个就是您')
    })
    it('says how long it will still take, as far as it is known', async () => {
      const expected = walk.page.locator('.waiting .expected')
      await shows('预计还要等')
      expect(await expected.textContent()).toContain('约 12–20 分钟')
      hub.change(code, { waitRange: { p50Minutes: 0, p90Minutes: 6 } })
      await shows('不超过 6 分钟')
      hub.change(code, { waitRange: { p50Minutes: 0, p90Minutes: 2 } })
      await shows('即将叫号')
      expect(await walk.page.locator('.waiting').textContent()).not.toContain('您排在')
      hub.change(code, { waitRange: null })
      await expected.waitFor({ state: 'detached' })
    })
  })
  describe('when the ticket is called', () => {
    it('shows the window, vibrates once a call, and says it in the title', async () => {
      await walk.page.evaluate(() => {
        const buzzes: unknown[] = []
        Object.assign(globalThis, { buzzes })
        navigator.vibrate = (pattern) => buzzes.push(pattern) > 0
      })
      const buzzes = () => walk.page.evaluate<number>('buzzes.length')
      await press('打开提示音')
      hub.change(code, { status: 'called', peopleAhead: 0, calledAt: 1_000, window })
      await shows('民生保障区')
      await expect.poll(() => walk.page.title()).toBe('请到 12 号窗口')
      await expect.poll(buzzes).toBe(1)
      hub.change(code, { calledAt: 2_000 })
      await expect.poll(buzzes).toBe(2)
    })
  })
  describe('when the ticket is of a booking', () => {
    const minutesFromNow = (minutes: number) => Date.now() + minutes * 60_000
    it('says that it waits for its slot, until the slot begins', async () => {
      hub.change(code, { class: 'appointment', appointmentAt: minutesFromNow(10) })
      await shows(/预约 \d\d:\d\d/)
      await shows('窗口空闲，会提前叫')
      hub.change(code, { appointmentAt: minutesFromNow(-1) })
      await walk.page.getByText('窗口空闲，会提前叫').waitFor({ state: 'detached' })
    })
    it('says why who came late waits as a walk-in', async () => {
      hub.change(code, { class: 'walkin', appointmentAt: minutesFromNow(-60) })
      await shows('到得晚了，现在按现场取号排队')
    })
  })
  describe('when it has to ring', () => {
    it('says that a tap is needed first, then keeps the screen on where it can', async () => {
      await walk.page.addInitScript(() => {
        const lock = Object.assign(new EventTarget(), { released: false, release: async () => {} })
        Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => lock } })
      })
      await walk.page.reload()
      await shows('手机要您先点一下')
      await press('打开提示音')
      await shows('屏幕会一直亮着')
    })
    it('asks to leave the screen unlocked where the browser cannot keep it on', async () => {
      await walk.page.addInitScript(() => {
        Object.defineProperty(navigator, 'wakeLock', {
          value: { request: () => Promise.reject(new Error('low battery')) },
        })
      })
      await walk.page.reload()
      await press('打开提示音')
      await shows('也不要锁屏')
    })
  })
  describe('when the ticket is over', () => {
    it.each([
      ['served', '谢谢您的到来'],
      ['void', '这个号不再叫号'],
      ['closed', '今天的服务已结束'],
      ['no-show', '叫号时您不在'],
    ] as [FollowView['status'], string][])('says what %s means', async (status, words) => {
      hub.change(code, { status, window: status === 'no-show' ? window : null })
      await shows(words)
      await walk.page.getByText('退出排队').waitFor({ state: 'detached' })
    })
  })
  describe('when the visitor gives up', () => {
    it('asks first, and stays when told so', async () => {
      await press('不办了')
      await press('继续等候')
      expect(hub.ticket(code).status).toBe('waiting')
    })
    it('leaves after the question', async () => {
      await press('不办了')
      await walk.page.getByRole('button', { name: '退出排队', exact: true }).click()
      await shows('这个号不再叫号')
      expect(hub.ticket(code).status).toBe('void')
    })
  })
  describe('when the hub is away', () => {
    it('says so, keeps the last truth and heals by itself', async () => {
      hub.setPresence('absent')
      await walk.page.clock.install()
      await walk.page.clock.runFor(60_000)
      await shows('连接断开')
      await shows('您排在第 7 位')
      hub.setPresence('present')
      hub.change(code, { peopleAhead: 1 })
      await shows('您排在第 2 位')
      await walk.page.getByText('连接断开').waitFor({ state: 'detached' })
    })
    it('shows the last truth after a reload, marked as old', async () => {
      hub.setPresence('absent')
      await walk.page.reload()
      await shows('您排在第 7 位')
      await shows('连接断开')
      expect(await walk.page.locator('.expected').count()).toBe(0)
    })
  })
  describe('when the code is not known', () => {
    it('says what to do', async () => {
      await walk.page.goto(`${hub.url}/t/nobody`)
      await shows('找不到这张号票')
    })
  })
  describe('when it is loaded over a slow network', () => {
    it('brings less than 60 kB of script', async () => {
      const scripts: Promise<Buffer>[] = []
      walk.page.on('response', (response) => {
        if (response.url().endsWith('.js')) scripts.push(response.body())
      })
      await walk.page.goto(`${hub.url}/t/${code}?lang=en`)
      await shows('You are number 7 in line')
      const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length)
      expect(sizes.length).toBeGreaterThan(0)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(scriptLimit)
    })
  })
  describe('when text is at 200 %', () => {
    it('loses nothing in any state', async () => {
      hub.change(code, { class: 'appointment', appointmentAt: Date.now() + 600_000 })
      await walk.page.goto(`${hub.url}/t/${code}?text=200`)
      await shows('窗口空闲，会提前叫')
      const lost = await lostOnPhones(walk.page, 'waiting')
      await press('不办了')
      lost.push(...(await lostOnPhones(walk.page, 'leaving')))
      await press('继续等候')
      await press('打开提示音')
      for (const status of ['called', 'held', 'no-show', 'closed'] as const) {
        hub.change(code, {
          status,
          class: 'walkin',
          calledAt: 1_000,
          window: status === 'closed' ? null : window,
        })
        await walk.page.locator(`.slip[data-status="${status}"]`).waitFor()
        lost.push(...(await lostOnPhones(walk.page, status)))
      }
      expect(lost).toEqual([])
    })
  })
  describe('when axe looks at it', () => {
    it('has no fault in any state', async () => {
      const faults = await faultsInEveryTheme(walk.page)
      await press('不办了')
      faults.push(...(await faultsInEveryTheme(walk.page)))
      await press('继续等候')
      for (const status of ['called', 'no-show', 'served'] as const) {
        hub.change(code, { status, calledAt: 1_000, window })
        await walk.page.locator(`.slip[data-status="${status}"]`).waitFor()
        faults.push(...(await faultsInEveryTheme(walk.page)))
      }
      expect(faults).toEqual([])
    })
  })
})
