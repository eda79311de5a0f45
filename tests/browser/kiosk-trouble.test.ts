import { describe, expect, it } from 'vitest'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
import { visitKiosk } from './support/kiosk-visit.ts'

const visit = visitKiosk()
const { tile, takeButton, shows, takeTicket } = visit

/** Longer than the silence after which a screen counts as stale, whenever the page's clock began. */
const silenceMs = 60_000

describe('the kiosk in trouble', () => {
  describe('when the visitor needs help', () => {
    const callButton = () => visit.page.locator('.call-guide')

    it('calls a guide, says who comes, and lets the visitor go on meanwhile', async () => {
      await tile('税务局').click()
      await callButton().click()
      await visit.page.getByRole('dialog').getByText('已呼叫导办员').waitFor()
      expect(await faultsInEveryTheme(visit.page)).toEqual([])
      visit.hub.answerHelp({ zh: '沈慧敏', en: 'Shen Huimin' })
      await shows('导办员沈慧敏正在过来')
      await visit.page.getByRole('button', { name: '继续' }).click()
      await callButton().getByText('导办员正在过来').waitFor()
      await tile('契税申报缴纳').click()
      await takeButton().waitFor()
    })
    it('is called and closed by keys alone, which stay in the dialog', async () => {
      await callButton().focus()
      await visit.page.keyboard.press('Enter')
      await visit.page.getByRole('button', { name: '取消呼叫' }).waitFor()
      const focused = () =>
        visit.page.evaluate(() => document.activeElement?.closest('.dialog, .help')?.className)
      for (let tab = 0; tab < 4; tab += 1) {
        await visit.page.keyboard.press('Tab')
        expect(await focused()).not.toBe('help')
      }
      await visit.page.keyboard.press('Escape')
      await expect.poll(focused).toBe('help')
    })
    it('takes the call back', async () => {
      await callButton().click()
      await visit.page.getByRole('button', { name: '取消呼叫' }).click()
      await expect.poll(() => visit.hub.help?.status).toBe('withdrawn')
      await callButton().getByText('呼叫导办员', { exact: true }).waitFor()
    })
    it('sends the visitor to the desk while the hub is away', async () => {
      await visit.page.clock.install()
      visit.hub.setPresence('absent')
      await callButton().click()
      await visit.page.clock.runFor(20_000)
      await shows('请到导办台，工作人员会帮您办理')
    })
  })
  describe('when the printer is out of paper', () => {
    it('says that the number stands, and where to wait for it', async () => {
      visit.hub.paper = { outcome: 'blocked', afterMs: 50 }
      await takeTicket()
      await shows('打印机缺纸或故障，请记住号码或扫码')
      await shows('号码已生效')
      await shows('请到企业与工程服务区、民生保障区等候')
      expect(await visit.page.locator('.ticket-number').textContent()).toBe('A008')
    })
    it('stops waiting after six seconds, and believes the paper when it comes after all', async () => {
      visit.hub.paper = { outcome: 'pending', afterMs: 0 }
      await visit.page.clock.install()
      await takeTicket()
      await shows('正在打印')
      await visit.page.clock.runFor(6_000)
      await shows('打印机缺纸或故障')
      visit.hub.change('code8AbCdEf', { print: 'printed' })
      await shows('请取走号票')
    })
  })
  describe('when the hub refuses', () => {
    it('says why in words and leaves the choice', async () => {
      visit.hub.refusal = 'day_not_open'
      await tile('税务局').click()
      await tile('契税申报缴纳').click()
      await takeButton().click()
      await shows('今天的取号已结束')
      visit.hub.refusal = undefined
      await visit.page.getByRole('button', { name: '再试一次' }).click()
      await visit.page.locator('.ticket-number').waitFor()
      expect(new Set(visit.hub.takes.map(({ commandId }) => commandId)).size).toBe(2)
    })
  })
  describe('when the hub is away', () => {
    it('sends visitors to the guide desk and heals by itself', async () => {
      visit.hub.setPresence('absent')
      await visit.page.clock.install()
      await visit.page.clock.runFor(silenceMs)
      await shows('取号暂停')
      await shows('请到导办台')
      visit.hub.setPresence('present')
      await tile('税务局').waitFor()
    })
    it('repeats a take with the same id until the hub is back', async () => {
      await tile('税务局').click()
      await tile('契税申报缴纳').click()
      const before = visit.hub.commandIds.length
      visit.hub.setPresence('absent')
      await takeButton().click()
      await expect.poll(() => visit.hub.commandIds.length).toBeGreaterThan(before + 1)
      visit.hub.setPresence('present')
      await visit.page.locator('.ticket-number').waitFor()
      expect(new Set(visit.hub.commandIds.slice(before)).size).toBe(1)
      expect(visit.hub.takes).toHaveLength(1)
    })
  })
  describe('when the visitor walks away', () => {
    it('warns, counts down and starts over in Chinese', async () => {
      await visit.page.clock.install()
      await visit.page.getByRole('button', { name: 'English' }).click()
      await tile('Taxation').click()
      await visit.page.clock.runFor(41_000)
      await shows('Are you still there?')
      await visit.page.clock.runFor(15_000)
      await shows('您要办什么')
    })
    it('goes on at a touch', async () => {
      await visit.page.clock.install()
      await tile('税务局').click()
      await visit.page.clock.runFor(41_000)
      await visit.page.getByRole('button', { name: '继续' }).click()
      await visit.page.getByText('您还在吗').waitFor({ state: 'detached' })
      await tile('契税申报缴纳').waitFor()
    })
  })
  describe('when the hall is no demo and the kiosk is new', () => {
    it('asks for its enrolment code and remembers what it gets', async () => {
      visit.hub.enrolmentCode = 'K7Q2-9F4T'
      await visit.page.evaluate('localStorage.clear()')
      await visit.page.reload()
      await visit.page.getByRole('textbox').fill('wrong')
      await visit.page.getByRole('button', { name: '登记' }).click()
      await shows('登记码无效或已过期')
      expect(await accessibilityFaults(visit.page)).toEqual([])
      await visit.page.getByRole('textbox').fill('K7Q2-9F4T')
      await visit.page.getByRole('button', { name: '登记' }).click()
      await tile('税务局').waitFor()
      await visit.page.reload()
      await tile('税务局').waitFor()
    })
  })
})
