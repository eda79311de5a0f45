import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { faultsInEveryTheme } from './support/check-accessibility.ts'
import { FakeStaffHub } from './support/fake-staff-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'
import { fakeStaff } from './support/staff-views.ts'
import { openPage, screens, type Walk } from './support/walk.ts'

let browser: Browser
let hub: FakeStaffHub
let walk: Walk

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  hub = await FakeStaffHub.start()
})
afterEach(async () => {
  expect(walk.errors).toEqual([])
  await walk.context.close()
  await hub.stop()
})

describe('the sign-in of the staff', () => {
  describe('when the hub goes away before anybody has signed in', () => {
    it('says so on the form, and lets in when the hub is back', async () => {
      walk = await openPage(browser, `${hub.url}/manager`, screens.desktop)
      await walk.page.getByLabel('工号').fill('0101')
      hub.setMood('away')
      await walk.page.getByText('暂时连接不上系统').waitFor()
      hub.setMood('well')
      await walk.page.getByText('暂时连接不上系统').waitFor({ state: 'detached' })
      await walk.page.getByLabel('密码', { exact: true }).fill('correct')
      await walk.page.keyboard.press('Enter')
      await walk.page.locator('.staff-top').waitFor()
    })
  })
})

describe('one’s own password', () => {
  it('is changed by keyboard from the name in the bar, typed twice alike', async () => {
    hub.staff = Object.values(fakeStaff).find(({ role }) => role === 'manager')
    walk = await openPage(browser, `${hub.url}/manager`, screens.desktop)
    const { page } = walk
    await page.locator('button.badge').press('Enter')
    const type = async (again: string) => {
      await page.getByLabel('现在的密码').fill('correct')
      await page.getByLabel('新密码', { exact: true }).fill('a-longer-one')
      await page.getByLabel('再输入一次新密码').fill(again)
      await page.keyboard.press('Enter')
    }
    await type('another-one')
    await page.getByText('两次输入的新密码不一致').waitFor()
    expect(await faultsInEveryTheme(page)).toEqual([])
    await type('a-longer-one')
    await page.getByText('密码已修改').waitFor()
    expect(hub.commands.map(({ path, body }) => ({ path, body }))).toEqual([
      { path: '/session/password', body: { present: 'correct', next: 'a-longer-one' } },
    ])
  })
})
