import { gzipSync } from 'node:zlib'
import jsqr from 'jsqr'
import type { Browser } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BookingView } from '../../shared/http/booking-schemas.ts'
import { faultsInEveryTheme } from './support/check-accessibility.ts'
import { lostOnPhones } from './support/check-large-text.ts'
import { type FakePassHub, hubTime, messageCode, startFakePassHub } from './support/fake-pass-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { openPage, screens, type Walk } from './support/walk.ts'

/** The most script that the first load may bring, compressed, in bytes. */
const scriptLimit = 60_000
const held: Partial<BookingView> = {
  status: 'held',
  number: null,
  checkInCode: null,
  heldUntil: hubTime('10:15'),
}

let browser: Browser
let hub: FakePassHub
let walk: Walk

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  hub = await startFakePassHub()
  walk = await openPage(browser, 'about:blank', screens.phone)
})
afterEach(async () => {
  expect(walk.errors).toEqual([])
  await walk.context.close()
  await hub.stop()
})

/** Opens the page of a booking that is as the test says. */
const open = async (part: Partial<BookingView> = {}, query = '') => {
  const code = hub.addBooking(part)
  await walk.page.goto(`${hub.url}/b/${code}${query}`)
  return code
}
const shows = (text: string | RegExp) => walk.page.getByText(text).first().waitFor()
const gone = (text: string) => walk.page.getByText(text).waitFor({ state: 'detached' })
const press = (name: string) => walk.page.getByRole('button', { name }).click()
/** Chooses as a finger does: on the words, not on the hidden radio button. */
const choose = (words: string) => walk.page.locator('label').filter({ hasText: words }).first().click()

describe('the page of a booking', () => {
  describe('when it is confirmed', () => {
    it('shows what is wanted in the hall: QR code, check-in code, number, time and place', async () => {
      const code = await open()
      await shows('2748 1630')
      await shows('1124-0037')
      await shows('11月24日 周二')
      await shows('10:00–10:30')
      await shows('民生保障区')
      const shot = PNG.sync.read(await walk.page.getByRole('img', { name: '签到二维码' }).screenshot())
      const read = jsqr(new Uint8ClampedArray(shot.data), shot.width, shot.height)
      expect(read?.data).toBe(`${hub.url}/b/${code}`)
    })
    it('tells what to bring, who issues it and what others get wrong', async () => {
      await open()
      await shows('预约时登记的证件原件（居民身份证）')
      await shows('不动产权证书原件')
      await shows('出具：不动产登记中心')
      await shows('共有人没到场')
    })
    it('counts down in days and hours, on the day in minutes, and is not spoken each time', async () => {
      const code = await open({ date: '2026-11-25' })
      await shows('还有 1 天 23 小时')
      expect(await walk.page.getByRole('timer').getAttribute('aria-live')).toBeNull()
      hub.nowMs = hubTime('09:20', '2026-11-25')
      hub.change(code, {})
      await shows('还有 40 分钟')
      await shows('今天')
    })
    it('asks who is late to check in, and says from when it is a walk-in', async () => {
      await open({ date: '2026-11-23' })
      await shows('10:15 前签到仍按预约叫号')
    })
    it('speaks English whole', async () => {
      await open({}, '?lang=en')
      await shows('Tue 24 Nov')
      await shows('In 23 hours 53 minutes')
      await shows('Issued by the real estate registry')
      expect(await walk.page.locator('main').textContent()).not.toMatch(/[\u4e00-\u9fff]{2}/)
    })
    it('offers the calendar file', async () => {
      const code = await open()
      const link = walk.page.getByRole('link', { name: '加入日历' })
      expect(await link.getAttribute('href')).toBe(`/api/v1/bookings/${code}/calendar.ics?lang=zh`)
    })
  })
  describe('when its visitor moves it', () => {
    it('keeps the old slot until the hub has confirmed the new one', async () => {
      const code = await open()
      await press('改期')
      await shows('原来的时段一直为您保留')
      await choose('11月25日')
      await choose('14:30')
      expect(hub.booking(code).start).toBe('10:00')
      await press('改到 11月25日 周三 14:30')
      await shows('已改到 11月25日 周三 14:30')
      await shows('14:30–15:00')
      // Seen and heard first, wherever the visitor had scrolled to.
      expect(await walk.page.evaluate('document.activeElement?.id + scrollY')).toBe('pass-when0')
      expect(hub.booking(code)).toMatchObject({ date: '2026-11-25', start: '14:30' })
    })
    it('says so when the slot has just been filled, and the old one stays', async () => {
      const code = await open()
      await press('改期')
      await choose('10:30')
      hub.refusal = { code: 'slot_full', data: { date: '2026-11-24', start: '10:30' } }
      await press('改到 11月24日 周二 10:30')
      await shows('的号已约满')
      await shows('原来的预约没有变')
      await press('返回，不改期')
      await shows('10:00–10:30')
      expect(hub.booking(code).start).toBe('10:00')
    })
    it('goes back to the pass by the browser’s own button', async () => {
      await open()
      await press('改期')
      await shows('原来的时段一直为您保留')
      await walk.page.goBack()
      await shows('10:00–10:30')
      await press('改期')
      await press('返回，不改期')
      await shows('10:00–10:30')
    })
    it('is done with the keyboard alone', async () => {
      const code = await open()
      await walk.page.getByRole('button', { name: '改期' }).press('Enter')
      await walk.page.getByRole('radio', { name: /11月24日/ }).press('ArrowRight')
      await walk.page.getByRole('radio', { name: /14:00/ }).press('Space')
      await walk.page.getByRole('button', { name: '改到 11月25日 周三 14:00' }).press('Enter')
      await shows('已改到 11月25日 周三 14:00')
      expect(hub.booking(code).date).toBe('2026-11-25')
    })
  })
  describe('when its visitor cancels it', () => {
    it('asks first, and keeps it when told so', async () => {
      const code = await open()
      await press('取消预约')
      await press('保留预约')
      expect(hub.booking(code).status).toBe('confirmed')
    })
    it('cancels after the question, and offers to book the same matter again', async () => {
      const code = await open()
      await press('取消预约')
      await press('确认取消')
      await shows('您已取消这个预约')
      expect(hub.booking(code).status).toBe('cancelled')
      const again = walk.page.getByRole('link', { name: '重新预约' })
      expect(await again.getAttribute('href')).toBe('/book?service=property-transfer')
    })
  })
  describe('when it is too late for a change', () => {
    it('takes the buttons away and tells the way of the hall', async () => {
      const code = await open({ date: '2026-11-23', start: '12:30', end: '13:00' })
      await press('改期')
      await press('返回，不改期')
      hub.nowMs = hubTime('10:31')
      hub.change(code, {})
      await shows('已过 10:30，不能在网上改期或取消')
      await shows('请联系大厅导办台')
      await gone('取消预约')
    })
  })
  describe('when it is held', () => {
    it('takes the code of the message as soon as it is whole', async () => {
      const code = await open(held)
      await shows('时段为您保留到 10:15')
      await walk.page.getByLabel('6 位验证码').fill(messageCode)
      await shows('2748 1630')
      expect(hub.booking(code).status).toBe('confirmed')
    })
    it('says how many tries are left after a wrong one', async () => {
      await open(held)
      await walk.page.getByLabel('6 位验证码').fill('000000')
      await shows('还可以试 4 次')
    })
    it('sends the code again after a minute', async () => {
      const code = await open(held)
      await shows('秒后可重新发送')
      await walk.page.clock.install()
      await walk.page.reload()
      await shows('秒后可重新发送')
      await walk.page.clock.runFor(61_000)
      await press('重新发送')
      await shows('已重新发送')
      expect(hub.commands.map(({ path }) => path)).toEqual([`/api/v1/bookings/${code}/resend`])
    })
  })
  describe('when its visitor checks in at the kiosk', () => {
    it('shows the number, then goes on to follow it', async () => {
      const code = await open({ date: '2026-11-23', start: '10:30', end: '11:00' })
      await shows('2748 1630')
      const ticket = { number: 'G023', code: 'ticketAbCdEf', followUrl: '' }
      hub.change(code, { status: 'checked-in', changeUntil: null, ticket })
      await shows('G023')
      await walk.page.waitForURL(`${hub.url}/t/ticketAbCdEf`)
    })
    it('stays where it is when it was opened later', async () => {
      const ticket = { number: 'G023', code: 'ticketAbCdEf', followUrl: '' }
      await open({ status: 'checked-in', changeUntil: null, ticket })
      const link = walk.page.getByRole('link', { name: '查看叫号进度' })
      expect(await link.getAttribute('href')).toBe('/t/ticketAbCdEf')
      expect(await walk.page.getByText('马上打开').count()).toBe(0)
    })
  })
  describe('when the hall acts on it', () => {
    const reason = { zh: '台风', en: 'Typhoon' }
    it('says that it was moved, and why', async () => {
      await open({ movedBy: 'hall', reason })
      await shows('大厅调整了您的预约时间')
      await shows('原因：台风')
    })
    it('says that it was cancelled, and why', async () => {
      await open({ status: 'cancelled', endedBy: 'hall', reason, changeUntil: null })
      await shows('大厅取消了这个预约')
      await shows('原因：台风')
    })
  })
  describe('when it is over', () => {
    it.each([
      ['expired', '没有在时限内输入验证码'],
      ['served', '谢谢您的到来'],
    ] as [BookingView['status'], string][])('says what %s means', async (status, words) => {
      await open({ status, changeUntil: null })
      await shows(words)
      await shows('重新预约')
    })
    it('lets who missed the slot still come on the same day, with the same code', async () => {
      await open({ status: 'no-show', date: '2026-11-23', start: '09:00', changeUntil: null })
      await shows('今天仍可签到，按现场取号排队')
      await shows('2748 1630')
    })
    it('counts it as missed on any later day', async () => {
      await open({ status: 'no-show', date: '2026-11-20', changeUntil: null })
      await shows('已记一次未到')
    })
  })
  describe('when the code is not known', () => {
    it('says what to do', async () => {
      await walk.page.goto(`${hub.url}/b/nobody`)
      await shows('找不到这个预约')
    })
  })
  describe('when it is loaded over a slow network', () => {
    it.each(['/b/', '/book/mine'])('brings less than 60 kB of script for %s', async (path) => {
      const code = hub.addBooking()
      const scripts: Promise<Buffer>[] = []
      walk.page.on('response', (response) => {
        if (response.url().endsWith('.js')) scripts.push(response.body())
      })
      await walk.page.goto(`${hub.url}${path === '/b/' ? path + code : path}`)
      await shows('我的预约')
      const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length)
      expect(sizes.length).toBeGreaterThan(0)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(scriptLimit)
    })
  })
  describe('when text is at 200 %', () => {
    it('loses nothing in any state', async () => {
      const lost: string[] = []
      const look = async (words: string) => {
        await shows(words)
        lost.push(...(await lostOnPhones(walk.page, words)))
      }
      await open({ movedBy: 'hall', reason: { zh: '台风', en: 'Typhoon' }, greenChannel: true }, '?text=200')
      await look('出具：不动产登记中心')
      await press('取消预约')
      await look('取消这个预约？')
      await press('保留预约')
      await press('改期')
      await choose('14:30')
      await look('14:30')
      await open(held)
      await walk.page.getByLabel('6 位验证码').fill('000000')
      await look('还可以试 4 次')
      await open({ status: 'cancelled', endedBy: 'hall', changeUntil: null })
      await look('已取消')
      await open({ status: 'checked-in', ticket: { number: 'G023', code: 'x', followUrl: '' } })
      await look('G023')
      expect(lost).toEqual([])
    })
    it('loses nothing of the list of bookings, and of the search for others', async () => {
      hub.addBooking()
      await walk.page.goto(`${hub.url}/book/mine?text=200`)
      await press('查找预约')
      const lost = await lostOnPhones(walk.page, 'search')
      await walk.page.getByLabel('证件号码').fill('11010519491231002X')
      await walk.page.getByLabel('预约时的手机号').fill('13800138000')
      await press('发送验证码')
      await walk.page.getByLabel('6 位验证码').fill(messageCode)
      await shows('找到 1 个预约')
      lost.push(...(await lostOnPhones(walk.page, 'found')))
      expect(lost).toEqual([])
    })
  })
  describe('when axe looks at it', () => {
    it('has no fault in any state', async () => {
      const faults = async (words: string) => {
        await shows(words)
        expect(await faultsInEveryTheme(walk.page)).toEqual([])
      }
      await open({ movedBy: 'hall', reason: { zh: '台风', en: 'Typhoon' } })
      await faults('出具：不动产登记中心')
      await press('取消预约')
      await faults('取消这个预约？')
      await press('保留预约')
      await press('改期')
      await faults('14:30')
      await open(held)
      await faults('6 位验证码')
      await open({ status: 'cancelled', endedBy: 'visitor', changeUntil: null })
      await faults('您已取消')
      await open({ status: 'checked-in', ticket: { number: 'G023', code: 'x', followUrl: '' } })
      await faults('G023')
      await walk.page.goto(`${hub.url}/book/mine`)
      await press('查找预约')
      await faults('证件类型')
    })
  })
})
