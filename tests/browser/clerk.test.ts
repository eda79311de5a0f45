import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
import { actButton, atBusyWindow, nextButton, pressKey } from './support/clerk-desk.ts'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { pressTwiceAtOnce } from './support/press-again.ts'
import { stageFor } from './support/staff-stage.ts'
import { busyQueue, fakeStaff, ticketCard } from './support/staff-views.ts'

const stage = stageFor(undefined, { width: 1366, height: 768 })
let page: Page
let hub: FakeStaffHub
beforeEach(() => {
  ;({ page, hub } = stage())
})

const paths = () => hub.commands.map(({ path }) => path)

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
      await atBusyWindow(page, hub)
      expect(await nextButton(page, 'call-next').textContent()).toContain('B113')
      await pressKey(page, 'Space')
      await nextButton(page, 'begin').waitFor()
      expect(await page.locator('.called-number').textContent()).toBe('B113')
      await pressKey(page, 'A')
      await nextButton(page, 'finish-and-next').waitFor()
      await pressKey(page, 'Space')
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
      await pressKey(page, 'Space')
      await nextButton(page, 'begin').waitFor()
      await pressKey(page, 'A')
      await nextButton(page, 'finish-and-next').waitFor()
      await pressKey(page, 'H')
      await page.getByRole('dialog', { name: 'Hold B113' }).waitFor()
      await page.keyboard.press('4')
      await pressKey(page, 'Space')
      await page.locator('.called-number', { hasText: 'Y032' }).waitFor()
      await pressKey(page, 'Enter')
      await nextButton(page, 'finish-and-next').waitFor()
      await pressKey(page, 'F')
      await nextButton(page, 'call-next').waitFor()
      await pressKey(page, '1')
      await page.locator('.called-number', { hasText: 'B113' }).waitFor()
      await pressKey(page, 'F')
      await nextButton(page, 'call-next').waitFor()
      await pressKey(page, 'P')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('1')
      await pressKey(page, 'Space')
      await nextButton(page, 'call-next').waitFor()
      await pressKey(page, 'Q')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('1')
      await page.getByRole('button', { name: 'Undo sign-out' }).waitFor()
      expect(await faultsInEveryTheme(page)).toEqual([])
      await page.keyboard.press('Z')
      await nextButton(page, 'call-next').waitFor()
      await pressKey(page, 'Q')
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
      await atBusyWindow(page, hub)
      const release = hub.holdAnswers()
      await pressKey(page, 'Space')
      for (const key of ['Space', 'P', '/', 'A']) await page.keyboard.press(key)
      release()
      await nextButton(page, 'begin').waitFor()
      expect(paths()).toEqual(['/clerk/next'])
      expect(await page.locator('dialog[open]').count()).toBe(0)
    })
  })

  describe('when a key bounces', () => {
    it('holds, and does not take back in the same breath', async () => {
      await atBusyWindow(page, hub)
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await nextButton(page, 'finish-and-next').waitFor()
      await page.keyboard.press('H')
      await page.getByRole('dialog').waitFor()
      await pressTwiceAtOnce(page, '1', () => nextButton(page, 'call-next').waitFor())
      await pressKey(page, 'Space')
      await nextButton(page, 'begin').waitFor()
      expect(paths()).toEqual(['/clerk/hold', '/clerk/next'])
    })

    it('types the letter that has opened a search', async () => {
      await atBusyWindow(page, hub)
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await nextButton(page, 'finish-and-next').waitFor()
      await page.keyboard.press('T')
      const search = page.locator('input[role=combobox]:focus')
      await search.waitFor()
      await page.keyboard.press('t')
      expect(await search.inputValue()).toBe('t')
    })

    it('leaves the window, and does not sign in at another one in the same breath', async () => {
      await atBusyWindow(page, hub)
      await page.keyboard.press('Q')
      await page.getByRole('dialog').waitFor()
      await pressTwiceAtOnce(page, '1', () => page.getByRole('heading', { name: '选择窗口' }).waitFor())
      await page.keyboard.press('3')
      await nextButton(page, 'call-next').waitFor()
      expect(hub.commands.map(({ path, body }) => [path, body.windowId])).toEqual([
        ['/clerk/sign-out', undefined],
        ['/clerk/sign-in', 'w03'],
      ])
    })
  })

  describe('when the hub restarts in the middle of an act', () => {
    it('tells that it reconnects, repeats with the same id, and doubles nothing', async () => {
      await atBusyWindow(page, hub)
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await nextButton(page, 'finish-and-next').waitFor()
      hub.setMood('answers-lost')
      await page.keyboard.press('F')
      await page.getByText('不会重复执行').waitFor()
      hub.setMood('well')
      await nextButton(page, 'call-next').waitFor()
      await page.getByText('不会重复执行').waitFor({ state: 'detached' })
      expect(hub.commands.length).toBeGreaterThan(1)
      expect(new Set(hub.commands.map(({ commandId }) => commandId)).size).toBe(1)
      expect(hub.clerk.today.served).toBe(1)
    })
  })

  describe('when the hub refuses', () => {
    it('says why beside the button and works on', async () => {
      await atBusyWindow(page, hub)
      hub.refusal = { code: 'nobody_waiting' }
      await pressKey(page, 'Space')
      await page.locator('.go').getByText('现在没有可叫的号').waitFor()
      hub.refusal = undefined
      await pressKey(page, 'Space')
      await nextButton(page, 'begin').waitFor()
    })
  })

  describe('when a visitor does not come', () => {
    it('allows the no-show only after the calls and seconds of the rule', async () => {
      await atBusyWindow(page, hub)
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
      // The same key at once would be one that bounces; after another one it is not.
      await page.keyboard.press('Shift')
      await page.keyboard.press('N')
      await nextButton(page, 'call-next').waitFor()
      expect(paths()).toEqual(['/clerk/no-show'])
    })
  })

  describe('when an act needs a choice', () => {
    it('holds by a digit that stays in the dialog, and takes back by the digit of the list', async () => {
      await atBusyWindow(page, hub)
      hub.showClerk({
        current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }),
        held: [ticketCard('B001', { status: 'held', holdReason: 'paying' })],
      })
      await nextButton(page, 'finish-and-next').waitFor()
      await page.keyboard.press('H')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('2')
      await nextButton(page, 'call-next').waitFor()
      expect(hub.commands).toMatchObject([{ path: '/clerk/hold', body: { reason: 'copying' } }])
      await page.keyboard.press('1')
      await nextButton(page, 'finish-and-next').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/clerk/resume-ticket',
        body: { ticketId: 't-B001' },
      })
    })

    it('brings back the no-show beside the digit, though another one has gone meanwhile', async () => {
      await atBusyWindow(page, hub)
      const noShows = ['D001', 'D002'].map((number) => ticketCard(number, { status: 'no-show' }))
      hub.showClerk({ noShows })
      await page.locator('.aside', { hasText: 'D002' }).waitFor()
      await page.keyboard.press('B')
      await page.getByRole('dialog').waitFor()
      hub.showClerk({ noShows: noShows.slice(1) })
      await page.locator('.aside', { hasText: 'D001' }).waitFor({ state: 'detached' })
      await page.keyboard.press('2')
      await expect.poll(() => hub.commands.at(-1)?.body).toEqual({ ticketId: 't-D002' })
    })

    it('transfers to what pinyin initials and arrows choose', async () => {
      await atBusyWindow(page, hub)
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await nextButton(page, 'finish-and-next').waitFor()
      await page.keyboard.press('T')
      await page.getByRole('combobox').fill('gjj')
      await page.keyboard.press('ArrowDown')
      const chosen = await page.getByRole('option', { selected: true }).textContent()
      expect(chosen).toContain('公积金')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('Enter')
      await nextButton(page, 'call-next').waitFor()
      const serviceId = hub.commands.at(-1)?.body.serviceId
      expect(hub.hall.services.find(({ id }) => id === serviceId)?.name.zh).toBe(
        chosen?.replace('住房公积金中心', ''),
      )
    })

    it('finishes with another outcome and a case number', async () => {
      await atBusyWindow(page, hub)
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await nextButton(page, 'finish-and-next').waitFor()
      await page.keyboard.press('O')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('2')
      await page.getByLabel('办件编号（选填）').fill('XM-2026-117')
      await page.keyboard.press('Enter')
      await nextButton(page, 'begin').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/clerk/next',
        body: { finishing: { outcome: 'accepted', caseNumber: 'XM-2026-117' } },
      })
    })

    it('finishes with another outcome and calls nobody, by the key of finishing', async () => {
      await atBusyWindow(page, hub)
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await nextButton(page, 'finish-and-next').waitFor()
      await page.keyboard.press('O')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('3')
      await page.keyboard.press('F')
      await nextButton(page, 'call-next').waitFor()
      expect(hub.commands).toMatchObject([{ path: '/clerk/finish' }])
      expect(hub.commands[0]?.body.outcome).not.toBe('done')
    })

    it('says inside the dialog that a number does not exist, and gives the focus back on Escape', async () => {
      await atBusyWindow(page, hub)
      await page.keyboard.press('/')
      await page.getByLabel('号码（如 A008）').fill('z9')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByText('找不到号票').waitFor()
      expect(hub.commands.at(-1)?.body).toEqual({ ticketNumber: 'Z009' })
      await page.keyboard.press('Escape')
      await pressKey(page, 'Space')
      await nextButton(page, 'begin').waitFor()
    })
  })

  describe('when the clerk takes a break', () => {
    it('says why and when the window is back, by arrows and a digit', async () => {
      await atBusyWindow(page, hub)
      await page.keyboard.press('P')
      await page.getByRole('dialog').waitFor()
      for (const key of ['ArrowRight', 'ArrowRight', '2']) await page.keyboard.press(key)
      await nextButton(page, 'resume').waitFor()
      expect(hub.commands).toMatchObject([{ path: '/clerk/pause', body: { reason: 'lunch', minutes: 10 } }])
      await page.locator('.ticket', { hasText: '午间用餐，预计' }).waitFor()
      await pressKey(page, 'Space')
      await nextButton(page, 'call-next').waitFor()
      expect(paths()).toEqual(['/clerk/pause', '/clerk/resume'])
    })
  })

  describe('when a visitor is served by mouse alone, in English', () => {
    it('calls, begins, adds a matter, and finishes', async () => {
      await atBusyWindow(page, hub)
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('button', { name: 'Call next' }).click()
      await page.locator('.next[data-act="begin"][aria-disabled="false"]').click()
      await nextButton(page, 'finish-and-next').waitFor()
      await actButton(page, 'add-matter').click()
      await page.getByRole('option').first().click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await actButton(page, 'finish').click()
      await nextButton(page, 'call-next').waitFor()
      expect(paths()).toEqual(['/clerk/next', '/clerk/arrive', '/clerk/add-matter', '/clerk/finish'])
    })
  })

  describe('when the mouse is used in between', () => {
    it('keeps Space for the common act', async () => {
      await atBusyWindow(page, hub)
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      await nextButton(page, 'finish-and-next').waitFor()
      await actButton(page, 'hold').click()
      await page.keyboard.press('Escape')
      await page.getByRole('checkbox').first().click()
      await pressKey(page, 'Space')
      await nextButton(page, 'begin').waitFor()
      expect(paths()).toEqual(['/clerk/next'])
    })
  })
})
