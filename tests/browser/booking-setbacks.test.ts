import { describe, expect, it } from 'vitest'
import { visitBooking } from './support/booking-visit.ts'
import { visitor, words } from './support/booking-visitor.ts'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { messageCode } from './support/fake-booking-hub.ts'

const visit = visitBooking()
const { shows, heading, commandsTo } = visit

describe('a booking that does not go straight through', () => {
  describe('when others take the chosen slot first', () => {
    it('says so, offers the nearest free ones, and keeps what was typed', async () => {
      await visit.person.goToForm()
      await visit.person.fillIn()
      visit.hub.slot('2026-11-24', '11:00').free = 0
      await visit.person.submit()
      await heading('几点来？')
      await shows('您选的 11:00 刚刚约满')
      await visit.walk.page.locator('.offers button').first().tap()
      await visit.walk.page.getByRole('button', { name: words.zh.nextIdentity }).tap()
      expect(await visit.walk.page.locator('#number').inputValue()).toBe(visitor.number)
      await visit.person.submit()
      await heading('输入短信验证码')
      const ids = commandsTo('/holds').map(({ id }) => id)
      expect(new Set(ids).size).toBe(2)
    })
  })

  describe('when the hub refuses the person', () => {
    it('says until when, and that a ticket can be taken in the hall', async () => {
      visit.hub.refusal = { path: '/holds', code: 'booking_restricted', data: { until: '2026-12-20' } }
      await visit.person.goToForm()
      await visit.person.fillIn()
      await visit.person.submit()
      await shows('2026-12-20 前不能预约。您仍可现场取号。')
      expect(await accessibilityFaults(visit.walk.page)).toEqual([])
    })
    it('leads to the booking that is open already', async () => {
      visit.hub.refusal = {
        path: '/holds',
        code: 'booking_open_already',
        data: { service: '不动产转移登记' },
      }
      await visit.person.goToForm()
      await visit.person.fillIn()
      await visit.person.submit()
      await visit.walk.page.getByRole('link', { name: '我的预约' }).waitFor()
    })
    it('works on a fresh challenge without a word when the first has grown old', async () => {
      await visit.person.goToForm()
      await visit.person.fillIn()
      visit.hub.refusal = { path: '/holds', code: 'challenge_invalid' }
      const refused = visit.walk.page.waitForResponse((response) => response.url().endsWith('/holds'))
      await visit.person.submit()
      await refused
      visit.hub.refusal = undefined
      await heading('输入短信验证码')
    })
  })

  describe('when the network is away', () => {
    it('sends the same command again when it is back', async () => {
      await visit.person.goToForm()
      await visit.person.fillIn()
      await visit.walk.page.waitForLoadState('networkidle')
      visit.hub.setPresence('absent')
      const refused = visit.walk.page.waitForResponse((response) => response.url().endsWith('/holds'))
      await visit.person.submit()
      await refused
      await shows('正在保留时段')
      visit.hub.setPresence('present')
      await heading('输入短信验证码')
      expect(visit.hub.bookings.size).toBe(1)
    })
    it('says so at the begin, and heals by itself', async () => {
      visit.hub.setPresence('absent')
      await visit.walk.page.reload()
      await shows('暂时连不上')
      expect(await accessibilityFaults(visit.walk.page)).toEqual([])
      visit.hub.setPresence('present')
      await heading('您要办什么事？')
    })
  })

  describe('when the code is asked for', () => {
    it('says how many tries are left, and takes the right one out of the pasted message', async () => {
      await visit.person.goToCode()
      await visit.person.typeCode('000000')
      await shows('还可以试 4 次')
      expect(await accessibilityFaults(visit.walk.page)).toEqual([])
      await visit.person.typeCode(`【鹭城】验证码 ${messageCode}，请勿告诉他人`)
      await visit.walk.page.waitForURL(/\/b\/held1/)
    })
    it('sends it again after a minute', async () => {
      await visit.walk.page.clock.install()
      await visit.person.goToCode()
      await shows(/秒后可重新发送/)
      await visit.walk.page.clock.runFor(61_000)
      await visit.walk.page.getByRole('button', { name: '重新发送' }).tap()
      await shows('已重新发送')
      expect(commandsTo('/resend')).toHaveLength(1)
    })
    it('shows it in a demo hall, which sends none', async () => {
      visit.hub.demoCodes = true
      await visit.walk.page.reload()
      await visit.person.goToCode()
      await shows(messageCode)
    })
    it('goes back to the times when the hold has run out, with what was typed', async () => {
      visit.hub.holdMs = 1_500
      await visit.person.goToCode()
      await heading('几点来？')
      await shows('保留时间到了')
      await visit.person.takeTime('11:30')
      expect(await visit.walk.page.locator('#name').inputValue()).toBe(visitor.name)
    })
    it('holds another time that is chosen instead', async () => {
      await visit.person.goToCode()
      await visit.walk.page.getByRole('button', { name: words.zh.back }).tap()
      await visit.walk.page.locator('#name').waitFor()
      await visit.walk.page.getByRole('button', { name: words.zh.back }).tap()
      await visit.walk.page.locator('.slot').first().waitFor()
      await visit.person.takeTime('11:30')
      await visit.person.submit()
      await heading('输入短信验证码')
      await visit.person.typeCode()
      await visit.walk.page.waitForURL(/\/b\/held2/)
      expect(visit.hub.bookings.get('held2AbCdEfGh')?.start).toBe('11:30')
    })
    it('takes the same place up again when nothing was changed', async () => {
      await visit.person.goToCode()
      await visit.walk.page.goBack()
      await visit.walk.page.locator('#name').waitFor()
      await visit.person.submit()
      await heading('输入短信验证码')
      expect(commandsTo('/holds')).toHaveLength(1)
    })
  })

  describe('when the browser goes back or loads anew', () => {
    it('goes one step back, and forward again', async () => {
      await visit.person.goToForm()
      await visit.walk.page.goBack()
      await heading('几点来？')
      await visit.walk.page.goBack()
      await heading('哪天来？')
      await visit.walk.page.goForward()
      await heading('几点来？')
    })
    it('keeps the step and the choices at a reload, never who the visitor is', async () => {
      await visit.person.goToForm()
      await visit.person.fillIn()
      await visit.walk.page.reload()
      await heading('谁来办？')
      await shows('11月24日 周二 11:00')
      expect(await visit.walk.page.locator('#number').inputValue()).toBe('')
      const kept = await visit.walk.page.evaluate<string>(
        'JSON.stringify({ ...sessionStorage, ...localStorage })',
      )
      expect(kept).not.toContain(visitor.number)
      expect(kept).not.toContain(visitor.phone)
    })
    it('goes on with the code after a reload', async () => {
      await visit.person.goToCode()
      await visit.walk.page.reload()
      await heading('输入短信验证码')
      await visit.person.typeCode()
      await visit.walk.page.waitForURL(/\/b\/held1/)
    })
    it('begins anew behind a booking that is made', async () => {
      await visit.person.goToCode()
      await visit.person.typeCode()
      await visit.walk.page.waitForURL(/\/b\/held1/)
      await visit.walk.page.goBack()
      await heading('您要办什么事？')
      await shows('11月24日 周二 11:00，不动产转移登记')
    })
  })
})
