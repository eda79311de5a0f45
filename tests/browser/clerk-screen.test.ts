import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { atBusyWindow, nextButton } from './support/clerk-desk.ts'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { stageFor } from './support/staff-stage.ts'
import { bookedTicket, busyQueue, ticketCard } from './support/staff-views.ts'

const stage = stageFor(undefined, { width: 1366, height: 768 })
let page: Page
let hub: FakeStaffHub
beforeEach(() => {
  ;({ page, hub } = stage())
})

describe('what a clerk sees', () => {
  describe('when the visitor has been elsewhere in the hall today', () => {
    it('tells the way of the ticket, and what else the same person came for', async () => {
      await atBusyWindow(page, hub)
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

  describe('when the clerk wants to know how the day is', () => {
    it('shows who was served, the waits and the ratings by one key', async () => {
      await atBusyWindow(page, hub)
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

  describe('when the visitor has booked', () => {
    it('shows whose booking it is, and its time', async () => {
      await atBusyWindow(page, hub)
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
      await atBusyWindow(page, hub)
      hub.showClerk({ current: bookedTicket('A009', { status: 'serving', startedAt: Date.now() }) })
      await page.locator('.booked-visitor').waitFor()
      await page.keyboard.press('V')
      await page.getByRole('dialog').getByText('证件与预约人不符').waitFor()
      await page.keyboard.press('5')
      await nextButton(page, 'call-next').waitFor()
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
      await atBusyWindow(page, hub)
      const queue = [bookedTicket('A009')]
      hub.showClerk({ queue, next: queue[0] ?? null, waiting: 1 })
      await page.locator('.queue .row', { hasText: 'A009' }).getByText('10:15').waitFor()
    })
  })

  describe('when the screen is 1366 by 768', () => {
    it('shows every state in both languages without scrolling and without an accessibility fault', async () => {
      await atBusyWindow(page, hub)
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
      await atBusyWindow(page, hub)
      hub.showClerk({ current: ticketCard('A008', { status: 'serving', startedAt: Date.now() }) })
      const number = await page.locator('.called-number').boundingBox()
      expect(number?.height).toBeGreaterThan(250)
      const bar = await page.locator('.bottom').boundingBox()
      expect([bar?.width, (bar?.y ?? 0) + (bar?.height ?? 0)]).toEqual([3840, 2160])
    })
  })
})
