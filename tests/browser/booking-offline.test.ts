import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { faultsInEveryTheme } from './support/check-accessibility.ts'
import { type FakePassHub, messageCode, startFakePassHub } from './support/fake-pass-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { openPage, screens, type Walk } from './support/walk.ts'

let browser: Browser
let hub: FakePassHub
let walk: Walk
let code: string

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  hub = await startFakePassHub()
  code = hub.addBooking()
  walk = await openPage(browser, `${hub.url}/b/${code}`, screens.phone)
  await shows('出具：不动产登记中心')
})
afterEach(async () => {
  expect(walk.errors).toEqual([])
  await walk.context.close()
  await hub.stop()
})

const shows = (text: string | RegExp) => walk.page.getByText(text).first().waitFor()
const gone = (text: string) => walk.page.getByText(text, { exact: true }).waitFor({ state: 'detached' })
const press = (name: string) => walk.page.getByRole('button', { name }).click()
const workerIsReady = () => walk.page.evaluate('navigator.serviceWorker.ready.then(() => true)')
/** What all caches of the browser hold, as paths. */
const cached = () =>
  walk.page.evaluate<string[]>(`caches.keys().then(async (names) => {
    const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return lists.flat().map(({ url }) => new URL(url).pathname)
  })`)

describe('what a phone keeps of a booking', () => {
  describe('when there is no network at all', () => {
    beforeEach(async () => {
      await workerIsReady()
      await hub.goDown()
    })
    it('shows the pass after a reload: codes, time, place and what to bring', async () => {
      await walk.page.reload()
      await shows('2748 1630')
      await walk.page.getByRole('img', { name: '签到二维码' }).waitFor()
      await shows('10:00–10:30')
      await shows('民生保障区')
      await shows('出具：不动产登记中心')
      await shows('还有 ')
    })
    it('says since when, and that a change needs the network', async () => {
      await walk.page.reload()
      await shows('没有网络')
      await shows(/显示的是 .+ 的情况/)
      await shows('联网后才能改期或取消')
      expect(await walk.page.getByRole('button', { name: '取消预约' }).count()).toBe(0)
      expect(await faultsInEveryTheme(walk.page)).toEqual([])
    })
    it('lists the bookings of this phone, each with its page', async () => {
      await walk.page.goto(`${hub.url}/book/mine`)
      await shows('没有网络，显示的是保存在手机上的预约')
      await walk.page.getByRole('link', { name: /11月24日 周二/ }).click()
      await shows('2748 1630')
    })
    it('heals by itself when the network is back', async () => {
      await walk.page.clock.install()
      await walk.page.reload()
      await shows('没有网络')
      await hub.comeBack()
      await walk.page.clock.runFor(30_000)
      await gone('没有网络')
      await walk.page.getByRole('button', { name: '取消预约' }).waitFor()
    })
  })
  describe('when the hub answers with an error of its own', () => {
    it('shows what the phone keeps', async () => {
      await walk.page.route('**/api/v1/bookings/**', (route) => route.fulfill({ status: 503 }))
      await walk.page.reload()
      await shows('2748 1630')
      await shows('没有网络')
    })
  })
  describe('when the browser keeps pages', () => {
    it('keeps no answer of the API and no code, and drops the caches of older builds', async () => {
      await walk.page.evaluate(`caches.open('tingxu-older')`)
      await walk.page.evaluate(
        'navigator.serviceWorker.getRegistration().then((registration) => registration?.unregister())',
      )
      await walk.page.reload()
      await workerIsReady()
      await walk.page.waitForFunction(`caches.keys().then((names) => !names.includes('tingxu-older'))`)
      const paths = await cached()
      expect(paths).toContain('/b/-')
      expect(paths.filter((path) => path.startsWith('/api/') || path.includes(code))).toEqual([])
    })
    it('shows a new build at once, as pages come from the network first', async () => {
      await workerIsReady()
      hub.passPage = '<h1>newer build</h1>'
      await walk.page.reload()
      await shows('newer build')
    })
  })
  describe('when the booking is gone', () => {
    it('takes it off the phone', async () => {
      await walk.page.route('**/api/v1/bookings/**', (route) =>
        route.fulfill({
          status: 404,
          contentType: 'application/problem+json',
          body: JSON.stringify({ code: 'booking_unknown', detail: 'none', detailZh: '没有' }),
        }),
      )
      await walk.page.reload()
      await shows('找不到这个预约')
      await walk.page.goto(`${hub.url}/book/mine`)
      await shows('这部手机上还没有预约')
      await shows('鹭城市政务服务中心')
    })
    it('stays when only a sign-in page of the network answers', async () => {
      await walk.page.route('**/api/v1/**', (route) => route.fulfill({ status: 404, body: 'Sign in' }))
      await walk.page.reload()
      await shows('2748 1630')
    })
  })
})

describe('my bookings', () => {
  describe('when they were made elsewhere', () => {
    it('finds them by document, phone and the code that comes to it', async () => {
      hub.addBooking({ code: 'elsewhere', date: '2026-11-26', start: '15:00' })
      await walk.page.goto(`${hub.url}/book/mine`)
      await press('查找预约')
      await walk.page.getByLabel('证件号码').fill('11010519491231002X')
      await walk.page.getByLabel('预约时的手机号').fill('13800138000')
      await press('发送验证码')
      await shows('验证码会发到 138****8000')
      expect(await faultsInEveryTheme(walk.page)).toEqual([])
      await walk.page.getByLabel('6 位验证码').fill(messageCode)
      await shows('找到 2 个预约')
      await walk.page.getByRole('link', { name: /11月26日 周四/ }).waitFor()
    })
    it('asks for what is missing', async () => {
      await walk.page.goto(`${hub.url}/book/mine`)
      await press('查找预约')
      await press('发送验证码')
      await shows('请填写证件号码和手机号')
    })
  })
  describe('when one is over', () => {
    it('stands apart and can be taken off the phone', async () => {
      hub.change(code, { status: 'cancelled', endedBy: 'visitor', changeUntil: null })
      await walk.page.goto(`${hub.url}/book/mine`)
      await shows('已结束')
      expect(await faultsInEveryTheme(walk.page)).toEqual([])
      await press('从本机移除')
      await gone('已取消')
      const kept = await walk.page.evaluate<string[]>('Object.keys(localStorage)')
      expect(kept.filter((key) => key.includes(code))).toEqual([])
    })
  })
})
