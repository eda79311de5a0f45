import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { visitKiosk } from './support/kiosk-visit.ts'
import { seenWhole, smallest } from './support/kiosk-visitor.ts'
import { screens } from './support/walk.ts'

const visit = visitKiosk()
const { tile, takeButton, shows, takeTicket, takeTicketOfList } = visit

/** A queue in which hours are lost. */
const longQueue = (serviceId: string) => ({
  serviceId,
  waiting: 37,
  longestWaitSeconds: 3_600,
  peopleAhead: 37,
  waitRange: { p50Minutes: 45, p90Minutes: 70 },
  openWindows: 2,
})

describe('the kiosk', () => {
  describe('when it is touched', () => {
    it.each([
      ['zh', '税务局', '契税申报缴纳', '取号'],
      ['en', 'Taxation', 'Deed tax', 'Take a ticket'],
    ])(
      'gives a ticket with the third touch of its standby screen, on finger-wide targets: %s',
      async (lang, department, service, take) => {
        const context = await visit.browser.newContext({ viewport: screens.kiosk, hasTouch: true })
        visit.page = await context.newPage()
        await visit.page.goto(`${visit.hub.url}/kiosk?lang=${lang}`)
        await tile(department).tap()
        await tile(service).tap()
        await visit.page.getByRole('button', { name: take }).tap()
        await visit.page.locator('.ticket-number').waitFor()
        expect(visit.hub.takes).toHaveLength(1)
        await context.close()
      },
    )
  })
  describe('when a visitor chooses a department', () => {
    it('gives a ticket in three touches, signed by the device', async () => {
      await takeTicket()
      expect(await visit.page.locator('.ticket-number').textContent()).toBe('A008')
      await shows('请取走号票')
      await shows('预计等候约 8–15 分钟')
      const [take] = visit.hub.takes
      expect(visit.hub.takes).toHaveLength(1)
      expect(take?.serviceId).toBe('deed-tax')
      expect(atob(take?.authorization.replace('Basic ', '') ?? '')).toBe('kiosk-01:demo-secret')
    })
    it('shows a QR code that opens the ticket', async () => {
      await takeTicket()
      const { data, width, height } = PNG.sync.read(await visit.page.locator('.qr-code').screenshot())
      expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(`${visit.hub.url}/t/code8AbCdEf`)
    })
  })
  describe('when a visitor types initials', () => {
    it('finds the service', async () => {
      await visit.page.getByRole('button', { name: '搜索事项' }).click()
      for (const letter of ['G', 'J', 'J', 'T'])
        await visit.page.getByRole('button', { name: letter, exact: true }).click()
      await shows('找到 1 项')
      await tile('公积金提取').click()
      await takeButton().waitFor()
    })
  })
  describe('when a service is chosen', () => {
    const openHouse = async () => {
      await visit.page.locator('.door.packages').click()
      await tile('二手房过户一件事').click()
      await takeButton().waitFor()
    }
    const printButton = () => visit.page.getByRole('button', { name: '打印办事指南' })

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
      expect(await accessibilityFaults(visit.page)).toEqual([])
    })

    it('prints them without a ticket, and not five times for an impatient visitor', async () => {
      await visit.page.clock.install()
      await openHouse()
      await printButton().click()
      await shows('请取走办事指南')
      expect(visit.hub.hints).toEqual([{ serviceId: 'house-package', language: 'zh' }])
      expect(visit.hub.takes).toHaveLength(0)
      expect(await visit.page.locator('.print-hints').isDisabled()).toBe(true)
      expect(await accessibilityFaults(visit.page)).toEqual([])
      await visit.page.clock.runFor(8_000)
      await printButton().click()
      await expect.poll(() => visit.hub.hints.length).toBe(2)
      expect(new Set(visit.hub.commandIds).size).toBe(visit.hub.commandIds.length)
    })

    it('says why nothing is printed, and gives a ticket all the same', async () => {
      visit.hub.refusal = 'printer_not_ready'
      await openHouse()
      await printButton().click()
      await shows('打印机缺纸或故障，暂时不能打印')
      visit.hub.refusal = undefined
      await takeButton().click()
      await visit.page.locator('.ticket-number').waitFor()
    })

    it('asks again with the same id after an attempt without an answer', async () => {
      await openHouse()
      const before = visit.hub.commandIds.length
      visit.hub.setPresence('absent')
      await printButton().click()
      await expect.poll(() => visit.hub.commandIds.length, { timeout: 10_000 }).toBeGreaterThan(before + 1)
      visit.hub.setPresence('present')
      await shows('请取走办事指南')
      expect(new Set(visit.hub.commandIds.slice(before)).size).toBe(1)
      expect(visit.hub.hints).toHaveLength(1)
    })

    it('is complete in English, in pages where it does not fit', async () => {
      await visit.page.getByRole('button', { name: 'English' }).click()
      await visit.page.locator('.door.packages').click()
      await tile('Second-hand home transfer').click()
      for (const words of [
        'about 30 min',
        'Bring with you',
        'Two copies; from the online sale contract system',
      ])
        await shows(words)
      expect(await accessibilityFaults(visit.page)).toEqual([])
      const isSeen = (words: string) => seenWhole(visit.page, visit.page.getByText(words))
      expect(await isSeen('Identity cards of buyer and seller')).toBe(true)
      expect(await isSeen('Water, power or gas bills are unpaid')).toBe(false)
      await visit.page.getByRole('button', { name: 'Next' }).click()
      await expect.poll(() => isSeen('Water, power or gas bills are unpaid')).toBe(true)
      await visit.page.getByRole('button', { name: 'Print this list' }).click()
      await shows('Take your list')
      expect(visit.hub.hints).toEqual([{ serviceId: 'house-package', language: 'en' }])
    })

    it.each([
      ['upright', screens.kiosk],
      ['lying', screens.desktop],
    ] as const)('keeps every line whole on some page, also low: %s', async (_name, size) => {
      await visit.page.setViewportSize(size)
      await visit.page.getByRole('button', { name: '低位' }).click()
      await openHouse()
      expect(await smallest(visit.page)).toMatchObject({ isInside: true })
      expect((await smallest(visit.page)).top).toBeGreaterThanOrEqual(size.height / 2)
      const lines = await visit.page.locator('.materials li, .warnings li').all()
      const seen = new Set<number>()
      for (;;) {
        for (const [index, line] of lines.entries()) if (await seenWhole(visit.page, line)) seen.add(index)
        const next = visit.page.getByRole('button', { name: '下一页' })
        if ((await next.count()) === 0 || (await next.isDisabled())) break
        await next.click()
      }
      expect(seen.size).toBe(lines.length)
      expect(lines.length).toBe(8)
    })
  })
  describe('when the wait is long', () => {
    it('tells the range before the ticket is taken, and a better time with the way to book it', async () => {
      visit.hub.freeSlot = '15:30'
      visit.hub.setQueues({ queues: [longQueue('property-search')] })
      await tile('不动产登记中心').click()
      await visit.page.locator('.tile', { hasText: '45–70 分钟' }).first().click()
      await visit.page.locator('.facts').getByText('约 45–70 分钟').waitFor()
      await shows('今天 15:30 有空位')
      await shows('查档机当场出证明')
      const { data, width, height } = PNG.sync.read(await visit.page.locator('.way-code').screenshot())
      expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toMatch(
        /\/book\?service=property-search$/,
      )
      expect(await accessibilityFaults(visit.page)).toEqual([])
    })
  })
  describe('when voice guidance is on', () => {
    it('speaks one sentence a screen, none over another, and is off for the next visitor', async () => {
      await visit.page.evaluate(`
        window.spoken = []
        HTMLMediaElement.prototype.play = function () {
          window.spoken.push(this.src)
          return Promise.resolve()
        }
        HTMLMediaElement.prototype.pause = function () { window.spoken.push('end') }`)
      const spoken = async () =>
        (await visit.page.evaluate<string[]>('window.spoken')).map(
          (src) => /([a-z-]+)-[\w-]{8}\.ogg$/.exec(src)?.[1] ?? src,
        )
      await tile('税务局').click()
      expect(await spoken()).not.toContain('list')
      await visit.page.getByRole('button', { name: '语音' }).click()
      await expect.poll(async () => (await spoken()).at(-1)).toBe('list')
      await takeTicketOfList()
      await expect
        .poll(async () => (await spoken()).filter((name) => name !== 'end'))
        .toEqual(['list', 'confirm', 'ticket'])
      expect((await spoken()).join()).toMatch(/list,end,confirm,end,(end,)?ticket/)
      await visit.page.getByRole('button', { name: '完成' }).click()
      await visit.page.locator('.mode[aria-pressed="false"]', { hasText: '语音' }).waitFor()
    })
  })
  describe('when queues change', () => {
    it('shows who waits, by department', async () => {
      visit.hub.setQueues({ queues: [longQueue('deed-tax')] })
      await tile('税务局').getByText('37').waitFor()
    })
    it('promises no free window where nobody waits and yet newcomers would', async () => {
      visit.hub.setQueues({ queues: [{ ...longQueue('deed-tax'), waiting: 0, peopleAhead: 0 }] })
      await tile('税务局').getByText('窗口正忙').waitFor()
    })
    it('gives no ticket once the day is closed', async () => {
      visit.hub.setQueues({ open: false })
      await shows('今天的取号已结束')
    })
  })
})
