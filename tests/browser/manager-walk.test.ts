import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { dragService, tabOf, tileOf } from './support/manager-plan.ts'
import { troubledRebalancing } from './support/rebalancing-views.ts'
import { stageForManagers } from './support/staff-stage.ts'
import { focusedWords, tabTo } from './support/tab-to.ts'

const stage = stageForManagers()
let page: Page
let hub: FakeStaffHub
beforeEach(async () => {
  ;({ page, hub } = stage())
  await page.goto(`${hub.url}/manager`)
  await page.locator('.tile').first().waitFor()
})

describe('a manager’s morning', () => {
  describe('when it is worked by keys alone, in English', () => {
    it('goes from the sign-in through trouble ahead, a window, a service and a notice to the day’s curve', async () => {
      hub.staff = undefined
      hub.showManager({ rebalancing: troubledRebalancing() })
      await page.goto(`${hub.url}/manager?lang=en`)
      await page.locator('input[name=badgeNumber]:focus').waitFor()
      await page.keyboard.type('0101')
      await page.keyboard.press('Tab')
      await page.keyboard.type('correct')
      await page.keyboard.press('Enter')
      await page.getByRole('status', { name: 'Warnings' }).getByText('Real Estate Registration').waitFor()

      await tabTo(page, 'Accept: Open window 7')
      await page.keyboard.press('Enter')
      await page.locator('.running').getByText('Open window 7').first().waitFor()
      expect(await focusedWords(page)).toBe('The hour ahead')

      await tabTo(page, '1General', 'Shift+Tab')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Pause')
      await page.keyboard.press('Enter')
      await page.keyboard.press('3')
      await page.getByRole('button', { name: 'Resume' }).waitFor()
      await tabTo(page, 'Resume')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Pause', exact: true }).waitFor()
      await page.keyboard.press('Escape')
      expect(await focusedWords(page)).toContain('3General')
      expect(hub.commands).toMatchObject([
        { path: '/manager/moves/m1/accept' },
        { path: '/manager/windows/w03/pause', body: { reason: 'meeting' } },
        { path: '/manager/windows/w03/resume' },
      ])

      await tabTo(page, 'Social Insurance')
      await page.keyboard.press('Enter')
      await tabTo(page, 'To a window: Social security card')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await page.keyboard.press('Enter')
      await page.locator('.undo-strip').getByText('also takes').waitFor()
      expect(await focusedWords(page)).toContain('To a window: Social security card')
      await page.keyboard.press('z')
      await page.locator('.undo-strip').waitFor({ state: 'detached' })
      expect(hub.commands.slice(3).map(({ path }) => path)).toEqual([
        '/manager/windows/w06/services',
        '/manager/windows/w06/services',
      ])
      expect(hub.commands.at(-1)?.body.services).toEqual(['cross-province'])

      await tabTo(page, 'Steer', 'Shift+Tab')
      await page.keyboard.press('ArrowLeft')
      await tabTo(page, 'Post a notice')
      await page.keyboard.press('Enter')
      await tabTo(page, 'fire drill')
      await page.keyboard.press('Space')
      await tabTo(page, 'Post')
      await page.keyboard.press('Enter')
      await tabTo(page, 'Withdraw')
      await page.keyboard.press('Enter')
      await page.getByText('The boards show no notice').waitFor()
      expect(await focusedWords(page)).toBe('Notices on the boards')
      expect(hub.commands.slice(5)).toMatchObject([
        { path: '/manager/notices', body: { text: { en: expect.stringContaining('fire drill') } } },
        { path: '/manager/notices/n1/withdraw' },
      ])

      await tabTo(page, 'Notices', 'Shift+Tab')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await tabTo(page, 'As a table')
      await page.keyboard.press('Enter')
      await page.getByRole('row', { name: '10:30' }).waitFor()
    })
  })

  describe('when it is worked by mouse alone, in Chinese', () => {
    it('accepts a move, pauses and resumes a window, gives it a service, and takes that back', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await page.locator('.warnings').getByText('居民身份证申领').waitFor()
      await page.getByRole('button', { name: '采用: 开放 7 号窗口' }).click()
      await page.getByText('请通知周海燕到 7 号窗口').waitFor()
      await tileOf(page, 3).click()
      await page.getByRole('button', { name: '暂停窗口' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '开会' }).click()
      await page.getByRole('button', { name: '恢复窗口' }).click()
      await page.getByRole('button', { name: '暂停窗口' }).waitFor()
      await page.getByRole('button', { name: '关闭' }).click()
      await page.locator('.department summary', { hasText: '社会保险中心' }).click()
      await dragService(page, page.locator('.department li', { hasText: '社会保障卡申领与挂失' }), 9)
      await page.getByText('9 号窗口增办“社会保障卡申领与挂失”').waitFor()
      await page.locator('.undo-strip').getByRole('button', { name: '撤销' }).click()
      await page.locator('.undo-strip').waitFor({ state: 'detached' })
      await tabOf(page, '今日').click()
      await page.getByText('最多 175 人（10:30）').waitFor()
      expect(hub.commands.map(({ path }) => path.replace('/manager/', ''))).toEqual([
        'moves/m1/accept',
        'windows/w03/pause',
        'windows/w03/resume',
        'windows/w09/services',
        'windows/w09/services',
      ])
    })
  })
})
