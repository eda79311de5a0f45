import type { Page } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { accessibilityFaults } from './support/check-accessibility.ts'
import type { FakeStaffHub } from './support/fake-staff-hub.ts'
import { dragService, tabOf, tileOf } from './support/manager-plan.ts'
import { troubledRebalancing } from './support/rebalancing-views.ts'
import { stageForManagers } from './support/staff-stage.ts'

const stage = stageForManagers()
let page: Page
let hub: FakeStaffHub
beforeEach(async () => {
  ;({ page, hub } = stage())
  await page.goto(`${hub.url}/manager`)
  await page.locator('.tile').first().waitFor()
})

describe('the acts of a manager', () => {
  describe('when a service needs one more window', () => {
    const openQueue = async () => {
      await page.locator('.department summary', { hasText: '社会保险中心' }).press('Enter')
      return page.locator('.department li', { hasText: '社会保障卡申领与挂失' })
    }

    it('is dragged there, and taken back by one key', async () => {
      const before = hub.manager.windows.find(({ number }) => number === 9)?.services ?? []
      await dragService(page, await openQueue(), 9)
      await page.getByText('9 号窗口增办“社会保障卡申领与挂失”').waitFor()
      await page.keyboard.press('z')
      await page.locator('.undo-strip').waitFor({ state: 'detached' })
      expect(hub.commands.map(({ path, body }) => [path, body.services])).toEqual([
        ['/manager/windows/w09/services', [...before, 'social-card']],
        ['/manager/windows/w09/services', before],
      ])
    })

    it('is given by keyboard alone, the idle windows first', async () => {
      await (await openQueue()).getByRole('button').press('Enter')
      const windows = page.getByRole('dialog').locator('.tile')
      expect(await windows.first().textContent()).toContain('空闲')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '撤销' }).first().waitFor()
      expect(hub.commands.map(({ path }) => path)).toEqual(['/manager/windows/w06/services'])
    })

    it('is not taken back once somebody else has changed the window', async () => {
      await dragService(page, await openQueue(), 9)
      await page.locator('.undo-strip').waitFor()
      hub.showManager({
        windows: hub.manager.windows.map((window) => ({ ...window, services: ['passport'] })),
      })
      await page.locator('.undo-strip').waitFor({ state: 'detached' })
    })
  })

  describe('when the boards shall tell something', () => {
    it('posts a ready-made notice for one zone, withdraws it, and takes that back', async () => {
      await tabOf(page, '公告').click()
      await page.getByRole('button', { name: '发布公告' }).click()
      await page.getByRole('button', { name: '消防演练' }).click()
      await page.getByLabel('显示在').selectOption({ index: 1 })
      await page.getByLabel('显示到').selectOption('60')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '发布', exact: true }).click()
      await page.getByText('公告已发布').waitFor()
      await page.getByRole('button', { name: /^撤下/ }).click()
      await page.getByText('大屏上没有公告').waitFor()
      await page.getByRole('button', { name: '撤销' }).click()
      await page.getByText('A fire drill is about to begin').waitFor()
      const [posted, withdrawn, again] = hub.commands
      expect(posted).toMatchObject({ path: '/manager/notices', body: { zoneId: hub.hall.zones[0]?.id } })
      expect(Number(posted?.body.until)).toBeGreaterThan(Date.now() + 50 * 60_000)
      expect(withdrawn?.path).toBe('/manager/notices/n1/withdraw')
      expect(again?.body).toEqual(posted?.body)
    })
  })

  describe('when a window is steered', () => {
    it('opens a closed one with a clerk who is at none', async () => {
      hub.showManager({ rebalancing: troubledRebalancing() })
      await tileOf(page, 7).click()
      await page.getByRole('button', { name: '安排人员开放' }).click()
      await page.getByRole('combobox', { name: '由谁开放 7 号窗口？' }).selectOption('f2')
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('dialog').getByRole('button', { name: '开放 7 号窗口' }).click()
      await page.getByRole('button', { name: '暂停窗口' }).waitFor()
      expect(hub.commands).toMatchObject([{ path: '/manager/windows/w07/sign-in', body: { clerkId: 'f2' } }])
    })

    it('pauses it with a reason and resumes it', async () => {
      await tileOf(page, 3).click()
      await page.getByRole('button', { name: '暂停窗口' }).click()
      await page.keyboard.press('3')
      await page.getByRole('button', { name: '恢复窗口' }).click()
      await page.getByRole('button', { name: '暂停窗口' }).waitFor()
      expect(hub.commands).toMatchObject([
        { path: '/manager/windows/w03/pause', body: { reason: 'meeting' } },
        { path: '/manager/windows/w03/resume' },
      ])
      await page.keyboard.press('Escape')
      await page.keyboard.press('z')
      await tileOf(page, 3).getByText('开会').waitFor()
      expect(hub.commands.at(-1)).toMatchObject({
        path: '/manager/windows/w03/pause',
        body: { reason: 'meeting' },
      })
    })

    it('changes what it takes, never to nothing', async () => {
      await tileOf(page, 3).click()
      await page.getByRole('button', { name: '调整受理事项' }).click()
      await page.getByLabel('全部事项（无差别综合）').uncheck()
      await page.getByRole('button', { name: '保存' }).click({ force: true })
      await page.getByText('至少选择一项').waitFor()
      expect(hub.commands).toEqual([])
      await page.getByRole('searchbox').fill('hz')
      await page.getByRole('checkbox', { name: '普通护照申领' }).check()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByRole('dialog').getByText('普通护照申领').waitFor()
      expect(hub.commands.at(-1)?.body).toEqual({ services: ['passport'] })
    })

    it('keeps what another manager changes while services are ticked', async () => {
      await tileOf(page, 9).click()
      await page.getByRole('button', { name: '调整受理事项' }).click()
      await page.getByRole('searchbox').fill('hz')
      await page.getByRole('checkbox', { name: '普通护照申领' }).check()
      hub.showManager({
        windows: hub.manager.windows.map((window) => ({ ...window, services: ['social-card'] })),
      })
      await page.getByText('已选 2 项').waitFor()
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByRole('dialog').getByText('普通护照申领').waitFor()
      expect(hub.commands.at(-1)?.body).toEqual({ services: ['social-card', 'passport'] })
    })

    it('says before it takes the last window away from people who wait, and lets it happen', async () => {
      hub.showManager({
        queues: hub.manager.queues.map((queue) =>
          queue.serviceId === 'social-card'
            ? { ...queue, waiting: 4, openWindows: 1 }
            : { ...queue, openWindows: 2 },
        ),
      })
      await tileOf(page, 3).click()
      await page.getByRole('button', { name: '调整受理事项' }).click()
      await page.getByLabel('全部事项（无差别综合）').uncheck()
      await page.getByRole('searchbox').fill('hz')
      await page.getByRole('checkbox', { name: '普通护照申领' }).check()
      await page.getByText('没有窗口受理：社会保障卡申领与挂失（4 人在等）').waitFor()
      await page.getByRole('searchbox').fill('社会保障卡')
      await page.getByRole('checkbox').first().check()
      await page.getByText('没有窗口受理').waitFor({ state: 'detached' })
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '签退窗口' }).click()
      await page.getByText('没有窗口受理').waitFor()
      await page.getByRole('button', { name: '确认签退' }).click()
      await expect.poll(() => hub.commands.at(-1)?.path).toBe('/manager/windows/w03/sign-out')
    })

    it('does not sign out a clerk whose visitor is still there', async () => {
      await tileOf(page, 1).click()
      await page.getByText('A010 号还在窗口').waitFor()
      await page.getByRole('button', { name: '签退窗口' }).click({ force: true })
      expect(await page.getByRole('button', { name: '确认签退' }).count()).toBe(0)
    })
  })

  describe('when the day is closed', () => {
    it('tells what ends, and waits until nobody is at a window and the button was held', async () => {
      await page.getByRole('button', { name: '结束今日服务' }).click()
      await page.getByText('等候 173').waitFor()
      const hold = page.locator('.hold-button')
      const busy = hub.manager.windows.filter(({ current }) => current !== null)
      await page.getByText(`${busy.length} 个窗口还有人`).waitFor()
      expect(await hold.count()).toBe(0)
      hub.showManager({ windows: hub.manager.windows.map((window) => ({ ...window, current: null })) })
      await hold.waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await hold.click()
      expect(hub.commands).toEqual([])
      await hold.hover()
      await page.mouse.down()
      await page.getByText('今日已结束').waitFor()
      await page.mouse.up()
      expect(hub.commands.map(({ path }) => path)).toEqual(['/manager/day/close'])
    })
  })
})
