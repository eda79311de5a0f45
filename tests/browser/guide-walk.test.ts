import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { stageFor } from './support/staff-stage.ts'
import { ticketCard } from './support/staff-views.ts'
import { focusedWords, tabTo } from './support/tab-to.ts'

const stage = stageFor('0201', { width: 1180, height: 820 })
let page: Page
let hub: FakeStaffHub
beforeEach(async () => {
  ;({ page, hub } = stage())
  await page.goto(`${hub.url}/guide`)
})

describe('a morning of a guide', () => {
  describe('when it is used by keyboard alone, in English', () => {
    it('takes a ticket in the green channel', async () => {
      await page.goto(`${hub.url}/guide?lang=en`)
      await page.getByRole('searchbox').focus()
      await page.keyboard.type('passport')
      await tabTo(page, 'Passport')
      await page.keyboard.press('Enter')
      await tabTo(page, 'None')
      await page.keyboard.press('ArrowDown')
      await tabTo(page, 'Take the ticket')
      await page.keyboard.press('Enter')
      await page.locator('.taken-number').waitFor()
      expect(hub.commands.at(-1)?.body).toEqual({ serviceId: 'passport', language: 'zh', ground: 'elderly' })
    })

    it('goes from the sign-in through a check-in, a ticket that is found, and a call for help', async () => {
      hub.staff = undefined
      await page.goto(`${hub.url}/guide?lang=en`)
      await page.locator('input[name=badgeNumber]:focus').waitFor()
      await page.keyboard.type('0201')
      await page.keyboard.press('Tab')
      await page.keyboard.type('correct')
      await page.keyboard.press('Enter')
      await page.getByRole('searchbox').waitFor()

      await tabTo(page, 'Check in')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Print on')
      await page.keyboard.press('ArrowDown')
      await tabTo(page, 'Check-in code')
      await page.keyboard.type('2748 1630')
      await page.keyboard.press('Enter')
      await page.locator('.taken-number').waitFor()
      expect(await focusedWords(page)).toBe('main')
      await tabTo(page, 'Next visitor')
      await page.keyboard.press('Enter')
      await page.locator('.guide-check-in').waitFor()
      expect(await focusedWords(page)).toBe('main')

      hub.found = [ticketCard('A008')]
      await tabTo(page, 'Find a ticket', 'Shift+Tab')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Ticket number')
      await page.keyboard.type('a8')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Grant green channel')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: 'Green channel for A008' }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByText('A008: Grant green channel done').waitFor()
      expect(await focusedWords(page)).toBe('article')

      hub.showGuide({
        helpCalls: [
          { id: 'h1', deviceId: 'kiosk-01', deviceName: { zh: '取号机1', en: 'Kiosk 1' }, at: Date.now() },
        ],
      })
      await page.getByText('Kiosk 1: a visitor needs help').waitFor()
      expect(await focusedWords(page)).toBe('article')
      await tabTo(page, 'I am coming', 'Shift+Tab')
      await page.keyboard.press('Enter')
      await page.getByText('The kiosk says that you are coming').waitFor()
      await page.locator('.help-calls li').waitFor({ state: 'detached' })
      expect(await focusedWords(page)).toBe('main')

      await tabTo(page, 'Reprint')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('2')
      await page.getByText('A008 is on its way to the printer').waitFor()
      expect(await focusedWords(page)).toBe('Reprint')
      expect(hub.commands).toMatchObject([
        { path: '/desk/check-ins', body: { code: '27481630', printerId: 'printer-01' } },
        { path: '/guide/tickets/t-A008/green', body: { ground: 'disabled' } },
        { path: '/guide/help/h1/answer' },
        { path: '/guide/tickets/t-A008/reprint', body: { printerId: 'printer-02' } },
      ])
    })
  })

  describe('when a morning is worked by mouse alone, in Chinese', () => {
    it('takes a ticket, answers a call for help, and reprints', async () => {
      const click = (name: string) => page.getByRole('button', { name, exact: true }).click()
      await page.getByRole('button', { name: '公积金提取' }).click()
      await page.locator('.pills').getByText('残障人士').click()
      await click('取号')
      await page.locator('.taken-number', { hasText: 'A042' }).waitFor()
      await click('再取一张')
      await page.getByRole('searchbox').waitFor()
      const deviceName = { zh: '取号机1', en: 'Kiosk 1' }
      hub.showGuide({ helpCalls: [{ id: 'h1', deviceId: 'kiosk-01', deviceName, at: Date.now() }] })
      await click('我去')
      await page.getByText('取号机上已显示您马上到').waitFor()
      hub.found = [ticketCard('A008')]
      await click('查号票')
      await page.getByLabel('号码（如 A008）').fill('A008')
      await click('查找')
      await click('补打')
      await page.getByRole('dialog').locator('.choices button').nth(1).click()
      await page.getByText('A008 号已发往打印机').waitFor()
      expect(hub.commands).toMatchObject([
        { path: '/guide/tickets', body: { serviceId: 'fund-withdrawal', ground: 'disabled' } },
        { path: '/guide/help/h1/answer' },
        { path: '/guide/tickets/t-A008/reprint', body: { printerId: 'printer-02' } },
      ])
    })
  })
})
