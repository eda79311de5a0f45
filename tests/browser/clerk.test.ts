import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { FakeStaffHub } from './support/fake-staff-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { bookedTicket, busyQueue, fakeStaff, ticketCard } from './support/staff-views.ts'

let browser: Browser
let page: Page
let hub: FakeStaffHub

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})
beforeEach(async () => {
  hub = await FakeStaffHub.start()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  page.setDefaultTimeout(10_000)
})
afterEach(async () => {
  await page.context().close()
  await hub.stop()
})

/** Opens the page for the clerk who is signed in at window 3, with eight waiting. */
async function atBusyWindow(): Promise<void> {
  hub.staff = fakeStaff['0317']
  const queue = busyQueue()
  hub.showClerk({ queue, next: queue[0] ?? null, waiting: 16 })
  await page.goto(`${hub.url}/clerk`)
  await button('call-next').waitFor()
}

const button = (act: string) => page.locator(`.next[data-act="${act}"]`)
const actButton = (act: string) => page.locator(`.act[data-act="${act}"]`)
const paths = () => hub.commands.map(({ path }) => path)
const numberShown = () => page.locator('.called-number').textContent()

/** Presses the common key as a person does: after the breath of the last press. */
async function pressSpace(): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.next')?.getAttribute('aria-disabled') === 'false')
  await page.keyboard.press('Space')
}

describe('the sign-in of a clerk', () => {
  describe('when the password is wrong', () => {
    it('says so in words, and lets in with the right one to the choice of windows', async () => {
      hub.showClerk({ window: null })
      await page.goto(`${hub.url}/clerk`)
      await page.getByLabel('工号').fill('0317')
      await page.getByLabel('密码', { exact: true }).fill('wrong')
      await page.keyboard.press('Enter')
      await page.getByText('工号或密码不正确').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByLabel('密码', { exact: true }).fill('correct')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: '选择窗口' }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('3')
      await page.locator('.next').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({ path: '/clerk/sign-in', body: { windowId: 'w03' } })
    })
  })

  describe('when the role is another one', () => {
    it('names the page that is for it', async () => {
      hub.staff = fakeStaff['0201']
      await page.goto(`${hub.url}/clerk`)
      await page.getByRole('link', { name: '打开导办服务' }).waitFor()
    })
  })
})

describe('the desk of a clerk', () => {
  describe('when visitors are served by keys alone', () => {
    it('calls, begins, and finishes with calling the next', async () => {
      await atBusyWindow()
      expect(await button('call-next').textContent()).toContain('B113')
      await pressSpace()
      await button('begin').waitFor()
      expect(await numberShown()).toBe('B113')
      await page.keyboard.press('A')
      await button('finish-and-next').waitFor()
      await pressSpace()
      await page.getByText('Y032').first().waitFor()
      await page.locator('.called-number', { hasText: 'Y032' }).waitFor()
      expect(paths()).toEqual(['/clerk/next', '/clerk/arrive', '/clerk/next'])
      expect(hub.commands[2]?.body).toEqual({ finishing: { outcome: 'done' } })
      expect(await page.title()).toContain('Y032')
    })
  })

  describe('when a command is without its answer yet', () => {
    it('takes no second press, now or later', async () => {
      await atBusyWindow()
      const release = hub.holdAnswers()
      await pressSpace()
      for (const key of ['Space', 'P', '/', 'A']) await page.keyboard.press(key)
      release()
      await button('begin').waitFor()
      expect(paths()).toEqual(['/clerk/next'])
      expect(await page.locator('dialog[open]').count()).toBe(0)
    })
  })

  describe('when the hub restarts in the middle of an act', () => {
    it('tells that it reconnects, repeats with the same id, and doubles nothing', async () => {
      await atBusyWindow()
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await button('finish-and-next').waitFor()
      hub.setMood('answers-lost')
      await page.keyboard.press('F')
      await page.getByText('不会重复执行').waitFor()
      hub.setMood('well')
      await button('call-next').waitFor()
      await page.getByText('不会重复执行').waitFor({ state: 'detached' })
      expect(hub.commands.length).toBeGreaterThan(1)
      expect(new Set(hub.commands.map(({ commandId }) => commandId)).size).toBe(1)
      expect(hub.clerk.today.served).toBe(1)
    })
  })

  describe('when the hub refuses', () => {
    it('says why beside the button and works on', async () => {
      await atBusyWindow()
      hub.refusal = { code: 'nobody_waiting' }
      await pressSpace()
      await page.locator('.go').getByText('现在没有可叫的号').waitFor()
      hub.refusal = undefined
      await pressSpace()
      await button('begin').waitFor()
    })
  })

  describe('when a visitor does not come', () => {
    it('allows the no-show only after the calls and seconds of the rule', async () => {
      await atBusyWindow()
      const called = {
        status: 'called',
        calls: 1,
        lastCalledAt: Date.now(),
        firstCalledAt: Date.now(),
      } as const
      hub.showClerk({ current: ticketCard('A008', called) })
      await page.getByText('还差 1 次').first().waitFor()
      await page.keyboard.press('N')
      await page.locator('.go').getByText('还差 1 次').waitFor()
      const longAgo = { firstCalledAt: Date.now() - 61_000, lastCalledAt: Date.now() - 11_000 }
      hub.showClerk({ current: ticketCard('A008', { ...called, ...longAgo, calls: 2 }) })
      await page.locator('.act[data-act="no-show"][aria-disabled="false"]').waitFor()
      await page.keyboard.press('N')
      await button('call-next').waitFor()
      expect(paths()).toEqual(['/clerk/no-show'])
    })
  })

  describe('when an act needs a choice', () => {
    it('holds by a digit that stays in the dialog, and takes back by the digit of the list', async () => {
      await atBusyWindow()
      hub.showClerk({
        current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }),
        held: [ticketCard('B001', { status: 'held', holdReason: 'paying' })],
      })
      await button('finish-and-next').waitFor()
      await page.keyboard.press('H')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('2')
      await button('call-next').waitFor()
      expect(hub.commands).toMatchObject([{ path: '/clerk/hold', body: { reason: 'copying' } }])
      await page.keyboard.press('1')
      await button('finish-and-next').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/clerk/resume-ticket',
        body: { ticketId: 't-B001' },
      })
    })

    it('transfers to what pinyin initials and arrows choose', async () => {
      await atBusyWindow()
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await button('finish-and-next').waitFor()
      await page.keyboard.press('T')
      await page.getByRole('combobox').fill('gjj')
      await page.keyboard.press('ArrowDown')
      const chosen = await page.getByRole('option', { selected: true }).textContent()
      expect(chosen).toContain('公积金')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('Enter')
      await button('call-next').waitFor()
      const serviceId = hub.commands.at(-1)?.body.serviceId
      expect(hub.hall.services.find(({ id }) => id === serviceId)?.name.zh).toBe(
        chosen?.replace('住房公积金中心', ''),
      )
    })

    it('finishes with another outcome and a case number', async () => {
      await atBusyWindow()
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await button('finish-and-next').waitFor()
      await page.keyboard.press('O')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('2')
      await page.getByLabel('办件编号（选填）').fill('XM-2026-117')
      await page.keyboard.press('Enter')
      await button('begin').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/clerk/next',
        body: { finishing: { outcome: 'accepted', caseNumber: 'XM-2026-117' } },
      })
    })

    it('says inside the dialog that a number does not exist, and gives the focus back on Escape', async () => {
      await atBusyWindow()
      await page.keyboard.press('/')
      await page.getByLabel('号码（如 A008）').fill('z9')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('找不到号票').waitFor()
      expect(hub.commands.at(-1)?.body).toEqual({ ticketNumber: 'Z009' })
      await page.keyboard.press('Escape')
      await pressSpace()
      await button('begin').waitFor()
    })
  })

  describe('when the visitor has booked', () => {
    it('shows whose booking it is, and its time', async () => {
      await atBusyWindow()
      hub.showClerk({ current: bookedTicket('A009', { status: 'called', calls: 1 }) })
      const booked = page.locator('.booked-visitor')
      await booked.waitFor()
      for (const text of [
        '请核对证件',
        '欧阳**',
        '110***********002X',
        '居民身份证',
        '预约 1123-003',
        '10:15',
      ])
        expect(await booked.textContent()).toContain(text)
    })

    it('voids the ticket when the document is another person’s, which no other ticket offers', async () => {
      await atBusyWindow()
      hub.showClerk({ current: bookedTicket('A009', { status: 'serving', startedAt: Date.now() }) })
      await page.locator('.booked-visitor').waitFor()
      await page.keyboard.press('V')
      await page.getByRole('dialog').getByText('证件与预约人不符').waitFor()
      await page.keyboard.press('5')
      await button('call-next').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/clerk/void',
        body: { reason: 'identity-mismatch' },
      })
      hub.showClerk({ current: ticketCard('A010', { status: 'serving', startedAt: Date.now() }) })
      await page.locator('.called-number', { hasText: 'A010' }).waitFor()
      await page.keyboard.press('V')
      await page.getByRole('dialog').getByText('其他').waitFor()
      expect(await page.getByText('证件与预约人不符').count()).toBe(0)
    })

    it('shows the slot of a booked ticket in the queue', async () => {
      await atBusyWindow()
      const queue = [bookedTicket('A009')]
      hub.showClerk({ queue, next: queue[0] ?? null, waiting: 1 })
      await page.locator('.queue .row', { hasText: 'A009' }).getByText('10:15').waitFor()
    })
  })

  describe('when the mouse is used in between', () => {
    it('keeps Space for the common act', async () => {
      await atBusyWindow()
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await button('finish-and-next').waitFor()
      await actButton('hold').click()
      await page.keyboard.press('Escape')
      await page.getByRole('checkbox').first().click()
      await pressSpace()
      await button('begin').waitFor()
      expect(paths()).toEqual(['/clerk/next'])
    })
  })

  describe('when the screen is 1366 by 768', () => {
    it('shows every state in both languages without scrolling and without an accessibility fault', async () => {
      await atBusyWindow()
      const current = ticketCard('A008', {
        status: 'serving',
        serviceId: 'house-package',
        startedAt: Date.now(),
      })
      const states = [
        { current: null, next: null, queue: [], waiting: 0 },
        { current, queue: busyQueue(), next: busyQueue()[0] ?? null, waiting: 300 },
        { current: ticketCard('A008', { status: 'called', calls: 1, firstCalledAt: Date.now() }) },
        {
          current: bookedTicket('A009', {
            status: 'called',
            serviceId: 'house-package',
            calls: 1,
            firstCalledAt: Date.now(),
            booked: {
              number: '1123-003',
              name: 'A********* B****',
              documentType: 'hk-macau-permit',
              document: 'H****678',
            },
          }),
        },
      ]
      for (const language of ['zh', 'en']) {
        await page.goto(`${hub.url}/clerk?lang=${language}`)
        for (const state of states) {
          hub.showClerk(state)
          const number = state.current?.ticketNumber
          await page.locator('.ticket', { hasText: number ?? '' }).waitFor()
          const overflow = await page.evaluate(() => {
            const { scrollHeight, scrollWidth } = document.documentElement
            return [scrollHeight - innerHeight, scrollWidth - innerWidth]
          })
          expect(overflow).toEqual([0, 0])
          expect(await accessibilityFaults(page)).toEqual([])
        }
      }
    })
  })
})
