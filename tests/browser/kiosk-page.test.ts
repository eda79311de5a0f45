import jsQR from 'jsqr'
import type { Browser, Locator, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
import { lostOnPhone } from './support/check-large-text.ts'
import { type FakeHub, startFakeHub } from './support/fake-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { openPage, screens, type Walk } from './support/walk.ts'

let browser: Browser
let hub: FakeHub
let walk: Walk
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  hub = await startFakeHub()
  walk = await openPage(browser, `${hub.url}/kiosk`, screens.kiosk)
  page = walk.page
  await tile('税务局').waitFor()
})
afterEach(async () => {
  expect(walk.errors).toEqual([])
  await walk.context.close()
  await hub.stop()
})

/** Longer than the silence after which a screen counts as stale, whenever the page's clock began. */
const silenceMs = 60_000

const tile = (name: string) => page.locator('.tile', { hasText: name })
const takeButton = () => page.getByRole('button', { name: '取号' })
const shows = (text: string) => page.getByText(text).first().waitFor()

/** A queue in which hours are lost. */
const longQueue = (serviceId: string) => ({
  serviceId,
  waiting: 37,
  longestWaitSeconds: 3_600,
  peopleAhead: 37,
  waitRange: { p50Minutes: 45, p90Minutes: 70 },
  openWindows: 2,
})

async function takeTicket(): Promise<void> {
  await tile('税务局').click()
  await takeTicketOfList()
}

async function takeTicketOfList(): Promise<void> {
  await tile('契税申报缴纳').click()
  await takeButton().click()
  await page.locator('.ticket-number').waitFor()
}

/** The least height of what is touched, and of what is read, in CSS pixels. */
function smallest(): Promise<{ touch: number; text: number; isInside: boolean; top: number }> {
  return page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button, .field')].map((element) =>
      element.getBoundingClientRect(),
    )
    const seen = buttons.filter(({ height }) => height > 0)
    const texts = [...document.querySelectorAll('.kiosk *')].filter(
      ({ children, textContent }) => children.length === 0 && textContent?.trim() !== '',
    )
    return {
      touch: Math.min(...seen.map(({ height }) => height)),
      text: Math.min(...texts.map((element) => Number.parseFloat(getComputedStyle(element).fontSize))),
      isInside: seen.every(({ bottom, right }) => bottom <= innerHeight && right <= innerWidth),
      top: Math.min(...seen.map(({ top }) => top)),
    }
  })
}

/** Whether an element lies whole inside the page of hints that is shown. */
async function seenWhole(line: Locator): Promise<boolean> {
  // Turning a page moves the text.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  const box = await page.locator('.paged-box').boundingBox()
  const { x, y, width, height } = (await line.boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 }
  if (box === null || width === 0) return false
  const isBeside = x >= box.x - 1 && x + width <= box.x + box.width + 1
  return isBeside && y >= box.y - 1 && y + height <= box.y + box.height + 1
}

describe('the kiosk', () => {
  describe('when it is touched', () => {
    it.each([
      ['zh', '税务局', '契税申报缴纳', '取号'],
      ['en', 'Taxation', 'Deed tax', 'Take a ticket'],
    ])(
      'gives a ticket with the third touch of its standby screen, on finger-wide targets: %s',
      async (lang, department, service, take) => {
        const context = await browser.newContext({ viewport: screens.kiosk, hasTouch: true })
        page = await context.newPage()
        await page.goto(`${hub.url}/kiosk?lang=${lang}`)
        await tile(department).tap()
        await tile(service).tap()
        await page.getByRole('button', { name: take }).tap()
        await page.locator('.ticket-number').waitFor()
        expect(hub.takes).toHaveLength(1)
        await context.close()
      },
    )
  })
  describe('when the visitor needs help', () => {
    const callButton = () => page.locator('.call-guide')

    it('calls a guide, says who comes, and lets the visitor go on meanwhile', async () => {
      await tile('税务局').click()
      await callButton().click()
      await page.getByRole('dialog').getByText('已呼叫导办员').waitFor()
      expect(await faultsInEveryTheme(page, 'hall')).toEqual([])
      hub.answerHelp({ zh: '沈慧敏', en: 'Shen Huimin' })
      await shows('导办员沈慧敏正在过来')
      await page.getByRole('button', { name: '继续' }).click()
      await callButton().getByText('导办员正在过来').waitFor()
      await tile('契税申报缴纳').click()
      await takeButton().waitFor()
    })
    it('is called and closed by keys alone, which stay in the dialog', async () => {
      await callButton().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '取消呼叫' }).waitFor()
      const focused = () => page.evaluate(() => document.activeElement?.closest('.dialog, .help')?.className)
      for (let tab = 0; tab < 4; tab += 1) {
        await page.keyboard.press('Tab')
        expect(await focused()).not.toBe('help')
      }
      await page.keyboard.press('Escape')
      await expect.poll(focused).toBe('help')
    })
    it('takes the call back', async () => {
      await callButton().click()
      await page.getByRole('button', { name: '取消呼叫' }).click()
      await expect.poll(() => hub.help?.status).toBe('withdrawn')
      await callButton().getByText('呼叫导办员', { exact: true }).waitFor()
    })
    it('sends the visitor to the desk while the hub is away', async () => {
      await page.clock.install()
      hub.setPresence('absent')
      await callButton().click()
      await page.clock.runFor(20_000)
      await shows('请到导办台，工作人员会帮您办理')
    })
  })
  describe('when the wait is long', () => {
    it('tells the range before the ticket is taken, and a better time with the way to book it', async () => {
      hub.freeSlot = '15:30'
      hub.setQueues({ queues: [longQueue('property-search')] })
      await tile('不动产登记中心').click()
      await page.locator('.tile', { hasText: '45–70 分钟' }).first().click()
      await page.locator('.facts').getByText('约 45–70 分钟').waitFor()
      await shows('今天 15:30 有空位')
      await shows('查档机当场出证明')
      const { data, width, height } = PNG.sync.read(await page.locator('.way-code').screenshot())
      expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toMatch(
        /\/book\?service=property-search$/,
      )
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })
  describe('when voice guidance is on', () => {
    it('speaks one sentence a screen, none over another, and is off for the next visitor', async () => {
      await page.evaluate(`
        window.spoken = []
        HTMLMediaElement.prototype.play = function () {
          window.spoken.push(this.src)
          return Promise.resolve()
        }
        HTMLMediaElement.prototype.pause = function () { window.spoken.push('end') }`)
      const spoken = async () =>
        (await page.evaluate<string[]>('window.spoken')).map(
          (src) => /([a-z-]+)-[\w-]{8}\.ogg$/.exec(src)?.[1] ?? src,
        )
      await tile('税务局').click()
      expect(await spoken()).not.toContain('list')
      await page.getByRole('button', { name: '语音' }).click()
      await expect.poll(async () => (await spoken()).at(-1)).toBe('list')
      await takeTicketOfList()
      await expect
        .poll(async () => (await spoken()).filter((name) => name !== 'end'))
        .toEqual(['list', 'confirm', 'ticket'])
      expect((await spoken()).join()).toMatch(/list,end,confirm,end,(end,)?ticket/)
      await page.getByRole('button', { name: '完成' }).click()
      await page.locator('.mode[aria-pressed="false"]', { hasText: '语音' }).waitFor()
    })
  })
  describe('when a visitor chooses a department', () => {
    it('gives a ticket in three touches, signed by the device', async () => {
      await takeTicket()
      expect(await page.locator('.ticket-number').textContent()).toBe('A008')
      await shows('请取走号票')
      await shows('预计等候约 8–15 分钟')
      const [take] = hub.takes
      expect(hub.takes).toHaveLength(1)
      expect(take?.serviceId).toBe('deed-tax')
      expect(atob(take?.authorization.replace('Basic ', '') ?? '')).toBe('kiosk-01:demo-secret')
    })
    it('shows a QR code that opens the ticket', async () => {
      await takeTicket()
      const { data, width, height } = PNG.sync.read(await page.locator('.qr-code').screenshot())
      expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(`${hub.url}/t/code8AbCdEf`)
    })
  })
  describe('when a service is chosen', () => {
    const openHouse = async () => {
      await page.locator('.door.packages').click()
      await tile('二手房过户一件事').click()
      await takeButton().waitFor()
    }
    const printButton = () => page.getByRole('button', { name: '打印办事指南' })

    it('shows its hints: minutes, fee, zone, what to bring and from whom, and common mistakes', async () => {
      await openHouse()
      for (const words of [
        '约 30 分钟',
        '住宅登记费 80 元',
        '综合受理区、民生保障区',
        '双方的结婚证或户口簿',
      ])
        await shows(words)
      await shows('原件及复印件 1 份；出具：派出所、婚姻登记机关')
      await shows('水电燃气有欠费，过不了户。')
      expect(await accessibilityFaults(page)).toEqual([])
    })

    it('prints them without a ticket, and not five times for an impatient visitor', async () => {
      await page.clock.install()
      await openHouse()
      await printButton().click()
      await shows('请取走办事指南')
      expect(hub.hints).toEqual([{ serviceId: 'house-package', language: 'zh' }])
      expect(hub.takes).toHaveLength(0)
      expect(await page.locator('.print-hints').isDisabled()).toBe(true)
      expect(await accessibilityFaults(page)).toEqual([])
      await page.clock.runFor(8_000)
      await printButton().click()
      await expect.poll(() => hub.hints.length).toBe(2)
      expect(new Set(hub.commandIds).size).toBe(hub.commandIds.length)
    })

    it('says why nothing is printed, and gives a ticket all the same', async () => {
      hub.refusal = 'printer_not_ready'
      await openHouse()
      await printButton().click()
      await shows('打印机缺纸或故障，暂时不能打印')
      hub.refusal = undefined
      await takeButton().click()
      await page.locator('.ticket-number').waitFor()
    })

    it('asks again with the same id after an attempt without an answer', async () => {
      await openHouse()
      const before = hub.commandIds.length
      hub.setPresence('absent')
      await printButton().click()
      await expect.poll(() => hub.commandIds.length, { timeout: 10_000 }).toBeGreaterThan(before + 1)
      hub.setPresence('present')
      await shows('请取走办事指南')
      expect(new Set(hub.commandIds.slice(before)).size).toBe(1)
      expect(hub.hints).toHaveLength(1)
    })

    it('is complete in English, in pages where it does not fit', async () => {
      await page.getByRole('button', { name: 'English' }).click()
      await page.locator('.door.packages').click()
      await tile('Second-hand home transfer').click()
      for (const words of [
        'about 30 min',
        'Bring with you',
        'Two copies; from the online sale contract system',
      ])
        await shows(words)
      expect(await accessibilityFaults(page)).toEqual([])
      const isSeen = (words: string) => seenWhole(page.getByText(words))
      expect(await isSeen('Identity cards of buyer and seller')).toBe(true)
      expect(await isSeen('Water, power or gas bills are unpaid')).toBe(false)
      await page.getByRole('button', { name: 'Next' }).click()
      await expect.poll(() => isSeen('Water, power or gas bills are unpaid')).toBe(true)
      await page.getByRole('button', { name: 'Print this list' }).click()
      await shows('Take your list')
      expect(hub.hints).toEqual([{ serviceId: 'house-package', language: 'en' }])
    })

    it.each([
      ['upright', screens.kiosk],
      ['lying', screens.desktop],
    ] as const)('keeps every line whole on some page, also low: %s', async (_name, size) => {
      await page.setViewportSize(size)
      await page.getByRole('button', { name: '低位' }).click()
      await openHouse()
      expect(await smallest()).toMatchObject({ isInside: true })
      expect((await smallest()).top).toBeGreaterThanOrEqual(size.height / 2)
      const lines = await page.locator('.materials li, .warnings li').all()
      const seen = new Set<number>()
      for (;;) {
        for (const [index, line] of lines.entries()) if (await seenWhole(line)) seen.add(index)
        const next = page.getByRole('button', { name: '下一页' })
        if ((await next.count()) === 0 || (await next.isDisabled())) break
        await next.click()
      }
      expect(seen.size).toBe(lines.length)
      expect(lines.length).toBe(8)
    })
  })
  describe('when a visitor types initials', () => {
    it('finds the service', async () => {
      await page.getByRole('button', { name: '搜索事项' }).click()
      for (const letter of ['G', 'J', 'J', 'T'])
        await page.getByRole('button', { name: letter, exact: true }).click()
      await shows('找到 1 项')
      await tile('公积金提取').click()
      await takeButton().waitFor()
    })
  })
  describe('when the printer is out of paper', () => {
    it('says that the number stands', async () => {
      hub.paper = { outcome: 'blocked', afterMs: 50 }
      await takeTicket()
      await shows('打印机缺纸或故障，请记住号码或扫码')
      await shows('号码已生效')
      expect(await page.locator('.ticket-number').textContent()).toBe('A008')
    })
    it('stops waiting after six seconds, and believes the paper when it comes after all', async () => {
      hub.paper = { outcome: 'pending', afterMs: 0 }
      await page.clock.install()
      await takeTicket()
      await shows('正在打印')
      await page.clock.runFor(6_000)
      await shows('打印机缺纸或故障')
      hub.change('code8AbCdEf', { print: 'printed' })
      await shows('请取走号票')
    })
  })
  describe('when the hub refuses', () => {
    it('says why in words and leaves the choice', async () => {
      hub.refusal = 'day_not_open'
      await tile('税务局').click()
      await tile('契税申报缴纳').click()
      await takeButton().click()
      await shows('今天的取号已结束')
      hub.refusal = undefined
      await page.getByRole('button', { name: '再试一次' }).click()
      await page.locator('.ticket-number').waitFor()
      expect(new Set(hub.takes.map(({ commandId }) => commandId)).size).toBe(2)
    })
  })
  describe('when the hub is away', () => {
    it('sends visitors to the guide desk and heals by itself', async () => {
      hub.setPresence('absent')
      await page.clock.install()
      await page.clock.runFor(silenceMs)
      await shows('取号暂停')
      await shows('请到导办台')
      hub.setPresence('present')
      await tile('税务局').waitFor()
    })
    it('repeats a take with the same id until the hub is back', async () => {
      await tile('税务局').click()
      await tile('契税申报缴纳').click()
      const before = hub.commandIds.length
      hub.setPresence('absent')
      await takeButton().click()
      await expect.poll(() => hub.commandIds.length).toBeGreaterThan(before + 1)
      hub.setPresence('present')
      await page.locator('.ticket-number').waitFor()
      expect(new Set(hub.commandIds.slice(before)).size).toBe(1)
      expect(hub.takes).toHaveLength(1)
    })
  })
  describe('when the visitor walks away', () => {
    it('warns, counts down and starts over in Chinese', async () => {
      await page.clock.install()
      await page.getByRole('button', { name: 'English' }).click()
      await tile('Taxation').click()
      await page.clock.runFor(41_000)
      await shows('Are you still there?')
      await page.clock.runFor(15_000)
      await shows('您要办什么')
    })
    it('goes on at a touch', async () => {
      await page.clock.install()
      await tile('税务局').click()
      await page.clock.runFor(41_000)
      await page.getByRole('button', { name: '继续' }).click()
      await page.getByText('您还在吗').waitFor({ state: 'detached' })
      await tile('契税申报缴纳').waitFor()
    })
  })
  describe('when the hall is no demo and the kiosk is new', () => {
    it('asks for its enrolment code and remembers what it gets', async () => {
      hub.enrolmentCode = 'K7Q2-9F4T'
      await page.evaluate('localStorage.clear()')
      await page.reload()
      await page.getByRole('textbox').fill('wrong')
      await page.getByRole('button', { name: '登记' }).click()
      await shows('登记码无效或已过期')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('textbox').fill('K7Q2-9F4T')
      await page.getByRole('button', { name: '登记' }).click()
      await tile('税务局').waitFor()
      await page.reload()
      await tile('税务局').waitFor()
    })
  })
  describe('when queues change', () => {
    it('shows who waits, by department', async () => {
      hub.setQueues({
        queues: [
          {
            serviceId: 'deed-tax',
            waiting: 37,
            longestWaitSeconds: 60,
            peopleAhead: 37,
            waitRange: { p50Minutes: 45, p90Minutes: 70 },
            openWindows: 2,
          },
        ],
      })
      await tile('税务局').getByText('37').waitFor()
    })
    it('gives no ticket once the day is closed', async () => {
      hub.setQueues({ open: false })
      await shows('今天的取号已结束')
    })
  })
  describe('when it is seen by someone with gloves, weak eyes or a wheelchair', () => {
    it('keeps every target at 96 px and every text at 26 px', async () => {
      const high = await smallest()
      await page.setViewportSize(screens.desktop)
      await tile('台胞服务中心').waitFor()
      for (const { touch, text, isInside } of [high, await smallest()]) {
        expect(touch).toBeGreaterThanOrEqual(96)
        expect(text).toBeGreaterThanOrEqual(26)
        expect(isInside).toBe(true)
      }
    })
    it('doubles every text without losing any, and still gives a ticket in three touches', async () => {
      const lost: string[] = []
      const look = async (state: string) => {
        await page.locator(`.kiosk[data-text="large"][data-at="${state}"]`).waitFor()
        lost.push(...(await lostOnPhone(page)).map((what) => `${state}: ${what}`))
        expect((await smallest()).text).toBeGreaterThanOrEqual(52)
      }
      await page.getByRole('button', { name: '大字' }).click()
      await look('home')
      await page.locator('.door.search').click()
      await page.getByRole('button', { name: 'G', exact: true }).click()
      await look('search')
      await page.locator('.back').click()
      await page.locator('.door.booked').click()
      const zero = page.getByRole('button', { name: '0', exact: true })
      await zero.waitFor()
      const edges = [await zero.boundingBox(), await page.locator('.check-in > .take').boundingBox()]
      expect((edges[0]?.y ?? 0) + (edges[0]?.height ?? 0)).toBeLessThanOrEqual(edges[1]?.y ?? 0)
      await look('check-in')
      await page.locator('.back').click()
      await tile('税务局').click()
      await look('department')
      await tile('契税申报缴纳').click()
      await look('confirm')
      expect(await faultsInEveryTheme(page, 'hall')).toEqual([])
      await takeButton().click()
      await look('ticket')
      await page.getByRole('button', { name: '完成' }).click()
      await page.locator('.kiosk[data-text="normal"]').waitFor()
      expect(lost).toEqual([])
    })
    it('begins at the top for who comes next, however far down it was left', async () => {
      const enlarge = page.getByRole('button', { name: '大字' })
      const top = () => page.locator('.body').evaluate(({ scrollTop }) => scrollTop)
      await enlarge.click()
      await page.locator('.body').evaluate((body) => body.scrollTo({ top: 500, behavior: 'instant' }))
      expect(await top()).toBe(500)
      await enlarge.click()
      await page.locator('.kiosk[data-text="normal"]').waitFor()
      await enlarge.click()
      await page.locator('.kiosk[data-text="large"]').waitFor()
      await expect.poll(top).toBe(0)
    })
    it('moves what is longer than the screen by two buttons, at a kiosk that is always large', async () => {
      await page.goto(`${hub.url}/kiosk?text=200`)
      await page.goto(`${hub.url}/kiosk`)
      const isSeen = async () => {
        const box = await tile('台胞服务中心').boundingBox()
        const frame = await page.locator('.body').boundingBox()
        return box !== null && frame !== null && box.y + box.height <= frame.y + frame.height
      }
      await tile('台胞服务中心').waitFor()
      expect(await isSeen()).toBe(false)
      const down = page.getByRole('button', { name: '往下' })
      // Forced: it may be disabled while the text still glides, and that is no touch to wait for.
      while ((await down.getAttribute('aria-disabled')) !== 'true') await down.click({ force: true })
      expect(await isSeen()).toBe(true)
      await page.getByRole('button', { name: '低位' }).click()
      expect((await smallest()).text).toBeGreaterThanOrEqual(52)
      expect((await down.boundingBox())?.y).toBeGreaterThanOrEqual(screens.kiosk.height / 2)
    })
    it('brings everything that is touched into the lower half', async () => {
      await page.getByRole('button', { name: '低位' }).click()
      expect((await smallest()).top).toBeGreaterThanOrEqual(screens.kiosk.height / 2)
      await page.getByRole('button', { name: '搜索事项' }).click()
      await page.getByRole('button', { name: 'G', exact: true }).click()
      const searching = await smallest()
      expect(searching.top).toBeGreaterThanOrEqual(screens.kiosk.height / 2)
      expect(searching.isInside).toBe(true)
    })
    it('has no fault that axe can find', async () => {
      expect(await accessibilityFaults(page)).toEqual([])
      await tile('税务局').click()
      expect(await accessibilityFaults(page)).toEqual([])
      await tile('契税申报缴纳').click()
      expect(await accessibilityFaults(page)).toEqual([])
      await takeButton().click()
      await shows('请取走号票')
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })
})
