import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
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
  // Without motion a colour that changes with the theme is the new one at once.
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' })
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

/** Presses a key as a person does: after the breath of the last press. */
async function pressKey(key: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.next')?.getAttribute('aria-disabled') === 'false')
  await page.keyboard.press(key)
}
const pressSpace = () => pressKey('Space')

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
      await pressKey('A')
      await button('finish-and-next').waitFor()
      await pressSpace()
      await page.getByText('Y032').first().waitFor()
      await page.locator('.called-number', { hasText: 'Y032' }).waitFor()
      expect(paths()).toEqual(['/clerk/next', '/clerk/arrive', '/clerk/next'])
      expect(hub.commands[2]?.body).toEqual({ finishing: { outcome: 'done' } })
      expect(await page.title()).toContain('Y032')
    })
  })

  describe('when a morning is worked by keys alone, in English', () => {
    it('goes from the sign-in to the window, through visitors and a break, and out again', async () => {
      const queue = busyQueue()
      hub.showClerk({ window: null, queue, next: queue[0] ?? null, waiting: 16 })
      await page.goto(`${hub.url}/clerk?lang=en`)
      await page.locator('input[name=badgeNumber]:focus').waitFor()
      await page.keyboard.type('0317')
      await page.keyboard.press('Tab')
      await page.keyboard.type('correct')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Choose your window' }).waitFor()
      await page.keyboard.press('3')
      await pressSpace()
      await button('begin').waitFor()
      await pressKey('A')
      await button('finish-and-next').waitFor()
      await pressKey('H')
      await page.getByRole('dialog', { name: 'Hold B113' }).waitFor()
      await page.keyboard.press('4')
      await pressSpace()
      await page.locator('.called-number', { hasText: 'Y032' }).waitFor()
      await pressKey('Enter')
      await button('finish-and-next').waitFor()
      await pressKey('F')
      await button('call-next').waitFor()
      await pressKey('1')
      await page.locator('.called-number', { hasText: 'B113' }).waitFor()
      await pressKey('F')
      await button('call-next').waitFor()
      await pressKey('P')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('1')
      await pressSpace()
      await button('call-next').waitFor()
      await pressKey('Q')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('1')
      await page.getByRole('button', { name: 'Undo sign-out' }).waitFor()
      expect(await faultsInEveryTheme(page, 'person')).toEqual([])
      await page.keyboard.press('Z')
      await button('call-next').waitFor()
      await pressKey('Q')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('2')
      await page.getByLabel('Badge number').waitFor()
      expect(paths().map((path) => path.replace('/clerk/', ''))).toEqual(
        'sign-in next arrive hold next arrive finish resume-ticket finish pause resume sign-out undo-sign-out sign-out'.split(
          ' ',
        ),
      )
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

  describe('when the visitor has been elsewhere in the hall today', () => {
    it('tells the way of the ticket, and what else the same person came for', async () => {
      await atBusyWindow()
      const at = Date.parse('2026-11-23T02:15:00Z')
      hub.showClerk({
        current: bookedTicket('A009', { status: 'serving', startedAt: Date.now() }),
        visit: {
          steps: [
            { at, kind: 'taken', windowNumber: null },
            { at: at + 60_000, kind: 'called', windowNumber: 5 },
            { at: at + 120_000, kind: 'transferred', windowNumber: 5 },
            { at: at + 180_000, kind: 'called', windowNumber: 3 },
          ],
          others: [
            {
              ticketNumber: 'D007',
              serviceId: 'medical-claim',
              status: 'served',
              issuedAt: at,
              windowNumber: 12,
            },
          ],
        },
      })
      const card = page.locator('.visit')
      await card.getByText('D007').waitFor()
      const told = await card.textContent()
      for (const text of [
        '10:15预约签到',
        '10:165 号窗口叫号',
        '10:175 号窗口转来',
        '10:18本窗口叫号',
        '12 号窗口',
      ])
        expect(told).toContain(text)
    })
  })

  describe('when the clerk takes a break', () => {
    it('says why and when the window is back, by arrows and a digit', async () => {
      await atBusyWindow()
      await page.keyboard.press('P')
      await page.getByRole('dialog').waitFor()
      for (const key of ['ArrowRight', 'ArrowRight', '2']) await page.keyboard.press(key)
      await button('resume').waitFor()
      expect(hub.commands).toMatchObject([{ path: '/clerk/pause', body: { reason: 'lunch', minutes: 10 } }])
      await page.locator('.ticket', { hasText: '午间用餐，预计' }).waitFor()
      await pressSpace()
      await button('call-next').waitFor()
      expect(paths()).toEqual(['/clerk/pause', '/clerk/resume'])
    })
  })

  describe('when the clerk wants to know how the day is', () => {
    it('shows who was served, the waits and the ratings by one key', async () => {
      await atBusyWindow()
      const today = { served: 23, meanWaitSeconds: 540, meanServiceSeconds: 720, ratings: 21, ratingSum: 103 }
      hub.showClerk({ today: { ...today, scores: [0, 0, 1, 4, 16] } })
      await page.locator('.day', { hasText: '23' }).waitFor()
      await page.keyboard.press('D')
      const dialog = page.getByRole('dialog')
      await dialog.getByText('12 分钟').waitFor()
      expect(await dialog.getByRole('row').allTextContents()).toContain('非常满意16')
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })

  describe('when a visitor is served by mouse alone, in English', () => {
    it('calls, begins, adds a matter, and finishes', async () => {
      await atBusyWindow()
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('button', { name: 'Call next' }).click()
      await page.locator('.next[data-act="begin"][aria-disabled="false"]').click()
      await button('finish-and-next').waitFor()
      await actButton('add-matter').click()
      await page.getByRole('option').first().click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await actButton('finish').click()
      await button('call-next').waitFor()
      expect(paths()).toEqual(['/clerk/next', '/clerk/arrive', '/clerk/add-matter', '/clerk/finish'])
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
      const at = Date.now()
      const held = ['B001', 'B002', 'B003'].map((number) => ticketCard(number, { status: 'held' }))
      const noShows = ['D001', 'D002', 'D003'].map((number) => ticketCard(number, { status: 'no-show' }))
      const steps = ['taken', 'called', 'held', 'resumed', 'transferred', 'called'] as const
      const visit = { steps: steps.map((kind) => ({ at, kind, windowNumber: 12 })), others: [] }
      const states = [
        { current: null, next: null, queue: [], waiting: 0 },
        {
          current: ticketCard('B118', { ...current, ticketNumber: 'B118', serviceId: 'company-package' }),
          visit,
          held,
          noShows,
        },
        {
          current: { ...current, class: 'green', ground: 'key-project' } as const,
          queue: busyQueue(),
          next: busyQueue()[0] ?? null,
          waiting: 300,
        },
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
      const cutOff = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('.ticket, .card, .queue ol, .queue .row, .line')]
            .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
            .map(({ className, scrollHeight, clientHeight }) => [className, scrollHeight, clientHeight]),
        )
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
          expect(await cutOff()).toEqual([])
          expect(await accessibilityFaults(page)).toEqual([])
        }
      }
    })
  })

  describe('when the screen is larger than a desk has', () => {
    it('draws everything larger, to the edge', async () => {
      await page.setViewportSize({ width: 3840, height: 2160 })
      await atBusyWindow()
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      const number = await page.locator('.called-number').boundingBox()
      expect(number?.height).toBeGreaterThan(250)
      const bar = await page.locator('.bottom').boundingBox()
      expect([bar?.width, (bar?.y ?? 0) + (bar?.height ?? 0)]).toEqual([3840, 2160])
    })
  })
})
