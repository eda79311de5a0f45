import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { HubClient } from '../../hub/simulation/hub-client.ts'
import { HubProcess } from '../../hub/simulation/hub-process.ts'
import { sleep } from '../../hub/simulation/timeline.ts'
import { businessDayOf, instantOf } from '../../shared/business-day.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { ManagerView } from '../../shared/http/manager-schemas.ts'
import { faultsInEveryTheme } from './support/check-accessibility.ts'
import { launchBrowser } from './support/launch-browser.ts'

const staffPassword = 'test-password'
/** Every screen says that the hub is away, and is well again, within so many milliseconds. */
const toldWithinMs = 10_000
const healedWithinMs = 5_000

/** How long the hub stays away; set to see the screens through a longer outage. */
const outageMs = Number(process.env.OUTAGE_SECONDS ?? 0) * 1000

/** A screen with what it says, and whose it is: `sign` is there while the hub is away and only then. */
interface Screen {
  readonly path: string
  readonly badge?: string
  readonly sign: string
  /** What it showed before is still there while the hub is away. */
  readonly truth: string
}

const screens = (code: string): readonly Screen[] => [
  { path: '/', sign: '.health.away', truth: '鹭城市政务服务中心' },
  { path: '/display/general?device=board-general', sign: '.stale-strip', truth: 'J001' },
  { path: '/window-screen/w01', sign: '.stale-strip', truth: '综合窗口' },
  { path: '/pad/w01', sign: '.stale-strip', truth: '您对本次服务满意吗' },
  { path: '/kiosk?device=kiosk-01', sign: 'text=取号暂停', truth: '您要办什么' },
  { path: `/t/${code}`, sign: '.offline', truth: 'J002' },
  { path: '/clerk', badge: '1001', sign: '.connection-badge.stale', truth: '1 号窗口' },
  { path: '/guide', badge: '2001', sign: '.connection-badge.stale', truth: '代取号' },
  { path: '/manager', badge: '3001', sign: '.connection-badge.stale', truth: '综合受理区' },
  { path: '/bookings', badge: '3001', sign: '.connection-badge.stale', truth: '当日预约' },
  { path: '/admin', badge: '3001', sign: '.connection-badge.stale', truth: '系统管理' },
]

let folder: string
let browser: Browser
let hub: HubProcess

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

// Each try has a hall of its own: an outage uses it up.
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tingxu-outage-'))
  hub = await HubProcess.prepare({
    folder,
    dataDir: `${folder}/data`,
    own: null,
    staffPassword,
    env: { DEMO_DEVICES: 'off', FORECASTS: 'off', LOG_LEVEL: 'silent' },
  })
  const realStartMs = Date.now()
  const today = businessDayOf(realStartMs, 'Asia/Shanghai')
  await hub.start({ virtualStartMs: instantOf(today, 10 * 3600, 'Asia/Shanghai'), realStartMs, speed: 1 })
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function open({ path, badge }: Screen): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.goto(hub.baseUrl + path)
  if (badge === undefined) return page
  await page.locator('input[name=badgeNumber]').fill(badge)
  await page.locator('input[name=password]').fill(staffPassword)
  await page.keyboard.press('Enter')
  return page
}

describe('every screen', () => {
  describe('when the hub dies and comes back', () => {
    it('says so, keeps the last truth, heals, and a rating given meanwhile arrives once', async () => {
      const guide = await staff('2001')
      const clerk = await staff('1001')
      const take = () => guide.command<TakenTicket>('/api/v1/guide/tickets', { serviceId: 'passport' })
      await clerk.command('/api/v1/clerk/sign-in', { windowId: 'w01' })
      await take()
      const { code } = await take()
      await clerk.command('/api/v1/clerk/next')
      await clerk.command('/api/v1/clerk/arrive')
      const all = await Promise.all(
        screens(code).map(async (screen) => ({ ...screen, page: await open(screen) })),
      )
      const padPage = all.find(({ path }) => path.startsWith('/pad'))?.page as Page
      await padPage.getByText('J001').first().waitFor()
      await clerk.command('/api/v1/clerk/finish', { outcome: 'done' })
      for (const { page, truth, sign } of all) {
        await page.getByText(truth).first().waitFor()
        expect(await page.locator(sign).count()).toBe(0)
      }

      const diedAtMs = Date.now()
      await hub.kill()
      await padPage.locator('[data-score="5"]').click()
      await padPage.locator('button.submit').click()
      await padPage.getByText('评价已保存').waitFor()
      const told = await Promise.all(all.map((screen) => waitFor(screen, 'visible', toldWithinMs, diedAtMs)))
      expect(told.filter(({ tookMs }) => tookMs > toldWithinMs)).toEqual([])
      if (outageMs > 0) await sleep(diedAtMs + outageMs - Date.now())
      const shown = await Promise.all(
        all.map(async ({ path, page, truth }) => ({ path, isTrue: await showsTruth(page, path, truth) })),
      )
      expect(shown.filter(({ isTrue }) => !isTrue)).toEqual([])

      await hub.startAgain()
      const backAtMs = Date.now()
      const healed = await Promise.all(
        all.map((screen) => waitFor(screen, 'detached', healedWithinMs, backAtMs)),
      )
      expect(healed.filter(({ tookMs }) => tookMs > healedWithinMs)).toEqual([])
      const manager = await staff('3001')
      const ratings = async () => (await manager.get<ManagerView>('/api/v1/manager')).ratings
      await expect.poll(ratings, { timeout: healedWithinMs }).toHaveLength(1)
      expect(await ratings()).toEqual([expect.objectContaining({ ticketNumber: 'J001', score: 5 })])
    })
  })
})

describe('an address where nothing is', () => {
  it('is a page for a person, and problem details for a program or below the API', async () => {
    const answer = async (path: string, accept: string) => {
      const { status, headers } = await fetch(hub.baseUrl + path, { headers: { accept } })
      return [status, headers.get('content-type')?.split(';')[0]]
    }
    expect(await answer('/nowhere', 'text/html,*/*')).toEqual([404, 'text/html'])
    expect(await answer('/nowhere', '*/*')).toEqual([404, 'application/problem+json'])
    expect(await answer('/api/v1/nowhere', 'text/html,*/*')).toEqual([404, 'application/problem+json'])
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    await page.goto(`${hub.baseUrl}/nowhere`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await faultsInEveryTheme(page)).toEqual([])
  })
})

async function staff(badgeNumber: string): Promise<HubClient> {
  const client = new HubClient(hub.baseUrl, { kind: 'staff', badgeNumber, password: staffPassword })
  await client.signIn()
  return client
}

/** How long it took until the sign was there or gone; twice the limit when it did not happen. */
async function waitFor(
  { path, page, sign }: Screen & { readonly page: Page },
  state: 'visible' | 'detached',
  limitMs: number,
  sinceMs: number,
): Promise<{ readonly path: string; readonly tookMs: number }> {
  const found = page
    .locator(sign)
    .first()
    .waitFor({ state, timeout: limitMs * 2 })
  return found.then(
    () => ({ path, tookMs: Date.now() - sinceMs }),
    () => ({ path, tookMs: limitMs * 2 }),
  )
}

/**
 * True while a screen shows what it showed before. The pad has thanked for the rating, and the kiosk, which can give no
 * ticket, shows nothing else but that.
 */
async function showsTruth(page: Page, path: string, truth: string): Promise<boolean> {
  return /^.(pad|kiosk)/.test(path) || (await page.getByText(truth).count()) > 0
}
