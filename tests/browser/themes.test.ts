import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Theme } from '../../shared/ui/appearance.ts'
import { faultsInTheme } from './support/check-accessibility.ts'
import { cutWords } from './support/check-large-text.ts'
import { type FakeHub, startFakeHub } from './support/fake-hub.ts'
import { FakeStaffHub } from './support/fake-staff-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { fakeStaff } from './support/staff-views.ts'

const themes: readonly Theme[] = ['dark', 'contrast', 'contrast-dark']

/** The pages that a fake hub stands behind, with who is signed in and what is there when it has drawn. */
const staffPages = [
  { path: '/clerk', role: 'clerk', drawn: 'button.next' },
  { path: '/guide', role: 'guide', drawn: '.staff-top' },
  { path: '/manager', role: 'manager', drawn: '.staff-top' },
  { path: '/bookings', role: 'manager', drawn: '.staff-top' },
  { path: '/admin', role: 'administrator', drawn: '.staff-top' },
] as const
const publicPages = [
  { path: '/', drawn: '.screen-card', themes },
  // A screen that stands in the hall is never dark.
  { path: '/kiosk?device=kiosk-01', drawn: '.tile', themes: ['contrast'] },
] as const
const desktop = { width: 1366, height: 768 }

let browser: Browser
let hub: FakeHub
let staffHub: FakeStaffHub
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  hub = await startFakeHub()
  staffHub = await FakeStaffHub.start()
  // Without motion a colour that changes is the new one at once.
  page = await browser.newPage({ viewport: desktop, reducedMotion: 'reduce' })
})
afterAll(async () => {
  await browser.close()
  await hub.stop()
  await staffHub.stop()
})

async function openStaff({ path, role, drawn }: (typeof staffPages)[number], query: string): Promise<void> {
  staffHub.staff = Object.values(fakeStaff).find((staff) => staff.role === role)
  await page.goto(`${staffHub.url}${path}?${query}`)
  await page.locator(drawn).first().waitFor()
}

async function openPublic({ path, drawn }: (typeof publicPages)[number], query: string): Promise<void> {
  await page.goto(`${hub.url}${path}${path.includes('?') ? '&' : '?'}${query}`)
  await page.locator(drawn).first().waitFor()
}

describe('a theme', () => {
  describe('when it is another than the light one', () => {
    it('leaves every text of every page with enough contrast', async () => {
      const faults: string[] = []
      const look = async (path: string, audience: readonly Theme[]) => {
        for (const theme of audience)
          faults.push(...(await faultsInTheme(page, theme)).map((fault) => `${path} ${fault}`))
      }
      for (const each of staffPages) {
        await openStaff(each, '')
        await look(each.path, themes)
      }
      for (const each of publicPages) {
        await openPublic(each, '')
        await look(each.path, each.themes)
      }
      expect(faults).toEqual([])
    })
  })
  describe('when nobody has chosen', () => {
    it('follows the device on the pages of persons, and leaves a screen in the hall light', async () => {
      const context = await browser.newContext({ viewport: desktop, colorScheme: 'dark' })
      const fresh = await context.newPage()
      await fresh.goto(hub.url)
      await fresh.locator('.screen-card').first().waitFor()
      expect(await fresh.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
      await fresh.goto(`${hub.url}/kiosk?device=kiosk-01`)
      await fresh.locator('.tile').first().waitFor()
      expect(await fresh.evaluate(() => document.documentElement.dataset.theme)).toBe('light')
      await context.close()
    })
  })
  describe('when it is chosen in the display settings', () => {
    it('shows at once and is there again after a reload', async () => {
      const context = await browser.newContext({ viewport: desktop })
      const fresh = await context.newPage()
      await fresh.goto(hub.url)
      await fresh.getByRole('button', { name: '显示设置' }).click()
      await fresh.getByRole('radio', { name: '深色' }).check()
      await fresh.getByRole('checkbox', { name: '高对比度' }).check()
      const theme = () => fresh.evaluate(() => document.documentElement.dataset.theme)
      expect(await theme()).toBe('contrast-dark')
      await fresh.reload()
      await fresh.locator('.screen-card').first().waitFor()
      expect(await theme()).toBe('contrast-dark')
      await context.close()
    })
  })
})

describe('text at 200 %', () => {
  it('loses nothing: no page grows wider than the screen, and no words are cut', async () => {
    const cut: Record<string, string[]> = {}
    for (const each of staffPages) {
      await openStaff(each, 'theme=light&contrast=auto&text=200')
      cut[each.path] = await cutWords(page)
    }
    await openPublic(publicPages[0], 'theme=light&contrast=auto&text=200')
    cut['/'] = await cutWords(page)
    expect(Object.fromEntries(Object.entries(cut).filter(([, words]) => words.length > 0))).toEqual({})
  })
})
