import { describe, expect, it } from 'vitest'
import { visitBooking } from './support/booking-visit.ts'
import { visitor } from './support/booking-visitor.ts'
import { accessibilityFaults, faultsInEveryTheme } from './support/check-accessibility.ts'
import { lostOnPhones } from './support/check-large-text.ts'
import { messageCode, projectCode } from './support/fake-booking-hub.ts'
import { openPage, screens } from './support/walk.ts'

const visit = visitBooking()
const { open, shows, heading, commandsTo } = visit

describe('the booking page', () => {
  describe.each(['zh', 'en'] as const)('when a visitor books in %s', (language) => {
    it('leads by touch from the matter to the booking, without an accessibility fault on any step', async () => {
      await open(`/book?lang=${language}`)
      const isEnglish = language === 'en'
      await visit.walk.page.locator('#search').waitFor()
      expect(await faultsInEveryTheme(visit.walk.page)).toEqual([])
      await visit.person.findByTyping(
        isEnglish ? 'transfer of p' : 'bdczy',
        isEnglish ? 'Transfer of property' : '不动产转移登记',
      )
      await shows(isEnglish ? 'The title certificate (original)' : '不动产权证书原件')
      expect(await accessibilityFaults(visit.walk.page)).toEqual([])
      await visit.person.readHints()
      expect(await faultsInEveryTheme(visit.walk.page)).toEqual([])
      await visit.person.takeDay(1)
      expect(await accessibilityFaults(visit.walk.page)).toEqual([])
      await visit.person.takeTime('11:00')
      expect(await faultsInEveryTheme(visit.walk.page)).toEqual([])
      await visit.person.submit()
      await shows(isEnglish ? '3 to correct' : '有 3 处要改')
      expect(await accessibilityFaults(visit.walk.page)).toEqual([])
      await visit.person.fillIn()
      await visit.person.submit()
      await shows('138****8000')
      expect(await faultsInEveryTheme(visit.walk.page)).toEqual([])
      await visit.person.typeCode()
      await visit.walk.page.waitForURL(/\/b\/held1/)
      const [hold] = commandsTo('/holds')
      expect(hold?.body).toMatchObject({
        services: ['property-transfer'],
        date: '2026-11-24',
        start: '11:00',
        language,
        person: {
          name: visitor.name,
          document: { type: 'resident-id', number: visitor.number },
          phone: visitor.phone,
        },
      })
      const known = await visit.walk.page.evaluate<string>("localStorage.getItem('tingxu.bookings')")
      expect(known).toContain('held1')
      expect(known).not.toContain(visitor.number)
    })
  })

  describe('when there is only a keyboard', () => {
    it('leads through every step, with the heading focused at each', async () => {
      await visit.walk.context.close()
      visit.walk = await openPage(visit.browser, `${visit.hub.url}/book`, screens.desktop)
      const { keyboard } = visit.walk.page
      const tabTo = async (selector: string) => {
        for (let tries = 0; tries < 40; tries += 1) {
          if (await visit.walk.page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`))
            return
          await keyboard.press('Tab')
        }
        throw new Error(`no way to ${selector} by the tabulator key`)
      }
      const focusedHeading = () =>
        visit.walk.page.waitForFunction(
          "document.activeElement?.tagName === 'H1' && document.activeElement.textContent",
        )
      await focusedHeading()
      await tabTo('#search')
      await keyboard.type('hkqy')
      await shows('找到 1 个事项')
      await tabTo('button.row')
      await keyboard.press('Enter')
      await heading('便民小贴士')
      await focusedHeading()
      await tabTo('.foot .primary')
      await keyboard.press('Enter')
      await visit.walk.page.locator('.day-grid').waitFor()
      await focusedHeading()
      await tabTo('.day-grid .day')
      await keyboard.press('ArrowDown')
      await keyboard.press('ArrowRight')
      await keyboard.press('Enter')
      await visit.walk.page.locator('.slot').first().waitFor()
      await focusedHeading()
      await tabTo('.slot input')
      await keyboard.press('Space')
      await tabTo('.foot .primary')
      await keyboard.press('Enter')
      await visit.walk.page.locator('#name').waitFor()
      await focusedHeading()
      await tabTo('#name')
      await keyboard.type('Maria Silva')
      await tabTo('#kind')
      for (const key of Array<string>(4).fill('ArrowDown')) await keyboard.press(key)
      await tabTo('#number')
      await keyboard.type('ab 123456')
      await tabTo('#phone')
      await keyboard.type('+351 912 345 678')
      await keyboard.press('Enter')
      await visit.walk.page.locator('#code').waitFor()
      await focusedHeading()
      await tabTo('#code')
      await keyboard.type(messageCode)
      await visit.walk.page.waitForURL(/\/b\/held1/)
      expect(commandsTo('/holds')[0]?.body).toMatchObject({
        // Down a week from the first free day, and one to the right.
        date: '2026-12-02',
        person: { document: { type: 'passport', number: 'AB123456' } },
      })
    })
  })

  describe('when the matter is looked for', () => {
    it('opens the hints of the service that a link names', async () => {
      await open('/book?service=passport')
      await heading('便民小贴士')
      await shows('普通护照申领')
    })
    it('says when the service of a link is not known', async () => {
      await open('/book?service=gone')
      await heading('您要办什么事？')
      await shows('没有找到链接里的事项')
    })
    it('finds it by department, and says which matter takes no booking', async () => {
      await visit.walk.page.getByText('政务服务中心', { exact: true }).last().tap()
      await shows('不用预约，现场取号')
      await visit.walk.page.getByRole('button', { name: '跨省通办' }).tap()
      await heading('便民小贴士')
    })
    it('names the next booking of this phone, and none of a day that is over', async () => {
      await visit.walk.page.evaluate(() => {
        const booking = { start: '10:00', services: [{ zh: '户口迁移', en: 'Moving' }], number: null }
        const kept = ['2026-11-20', '2026-11-25'].map((date) => ({ ...booking, date, code: date }))
        localStorage.setItem('tingxu.bookings', JSON.stringify(kept))
      })
      await visit.walk.page.reload()
      await shows('11月25日 周三 10:00，户口迁移')
    })
    it('takes several matters into one visit, up to the limit', async () => {
      await visit.person.findByTyping('hz', '普通护照申领')
      for (const [typed, service] of [
        ['jmsfz', '居民身份证申领'],
        ['hkqy', '户口迁移'],
      ] as const) {
        await visit.walk.page.getByRole('button', { name: '同一次再办一个事项' }).tap()
        await visit.person.findByTyping(typed, service)
      }
      await shows('一次最多办 3 个事项。')
      await visit.walk.page.getByRole('button', { name: '去掉“居民身份证申领”' }).tap()
      await visit.person.readHints()
      await shows('普通护照申领、户口迁移')
    })
  })

  describe('when days are looked at', () => {
    it('says how many places each has, and which year is not known', async () => {
      visit.hub.missingYear = '2027'
      await visit.person.findByTyping('hz', '普通护照申领')
      await visit.person.readHints()
      await visit.walk.page.getByRole('button', { name: /11月23日 周一 今天, 约满/ }).tap({ force: true })
      await shows('请选择有余号的日期')
      await shows('2027 年的放假调休安排')
      await visit.walk.page.getByRole('button', { name: /最早可约/ }).tap()
      await heading('几点来？')
    })
    it('keeps the days in the column of the step where there are two', async () => {
      await visit.walk.page.setViewportSize(screens.desktop)
      await visit.person.findByTyping('hz', '普通护照申领')
      await visit.person.readHints()
      await visit.person.takeDay(1)
      const boxOf = (selector: string) => visit.walk.page.locator(selector).boundingBox()
      const [column, strip] = await Promise.all([boxOf('.step'), boxOf('.strip')])
      expect([strip?.x, strip?.width]).toEqual([column?.x, column?.width])
    })
    it('counts the places of a key project when its code is right', async () => {
      await visit.person.findByTyping('sg', '建筑工程施工许可')
      await visit.person.readHints()
      await visit.walk.page.getByText('我是重点项目的').tap()
      await visit.walk.page.locator('#project').fill('WRONG-1')
      await visit.walk.page.getByRole('button', { name: '查看项目号源' }).tap()
      await shows('项目代码不在重点项目清单中')
      await visit.walk.page.locator('#project').fill(projectCode.toLowerCase())
      await visit.walk.page.getByRole('button', { name: '查看项目号源' }).tap()
      await shows('已计入项目专用号源')
      await visit.person.takeDay(1)
      await visit.person.takeTime('11:00')
      await visit.person.fillIn()
      await visit.person.submit()
      await heading('输入短信验证码')
      expect(commandsTo('/holds')[0]?.body).toMatchObject({ project: projectCode })
    })
  })

  describe('when something typed is wrong', () => {
    it('says at once what, in the field’s own place, and goes to it', async () => {
      await visit.person.goToForm()
      await visit.person.fillIn({ ...visitor, number: '110105194912310021' })
      await shows('校验码不符')
      await visit.person.submit()
      await visit.walk.page.waitForFunction("document.activeElement?.id === 'number'")
      expect(commandsTo('/holds')).toEqual([])
      await visit.walk.page.locator('#number').fill(visitor.number)
      await shows('号码格式正确')
    })
    it('shows a refusal of the phone in its field', async () => {
      visit.hub.refusal = { path: '/holds', code: 'phone_of_too_many', data: { limit: 3 } }
      await visit.person.goToForm()
      await visit.person.fillIn()
      await visit.person.submit()
      await shows('这个手机号近期已为 3 个证件预约')
      await visit.walk.page.waitForFunction("document.activeElement?.id === 'phone'")
    })
  })

  describe('when text is large', () => {
    it('loses nothing at twice the size, on any step', async () => {
      await visit.walk.page.goto(`${visit.hub.url}/book?text=200`)
      const lost: string[] = []
      const look = async (step: string) => lost.push(...(await lostOnPhones(visit.walk.page, step)))
      await visit.walk.page.locator('#search').waitFor()
      await look('find')
      await visit.person.findByTyping('bdczy', '不动产转移登记')
      await look('hints')
      await visit.person.readHints()
      await look('day')
      await visit.person.takeDay(1)
      await look('time')
      await visit.person.takeTime('11:00')
      await visit.person.submit()
      await shows('有 3 处要改')
      await look('identity')
      await visit.person.fillIn()
      await visit.person.submit()
      await visit.walk.page.locator('#code').waitFor()
      await look('code')
      expect(lost).toEqual([])
    })
    it('keeps the size that was chosen', async () => {
      const button = visit.walk.page.getByRole('button', { name: /改变文字大小/ })
      const size = () =>
        visit.walk.page.evaluate<string>('getComputedStyle(document.documentElement).fontSize')
      await button.tap()
      expect(await size()).toBe('20px')
      await visit.walk.page.reload()
      await visit.walk.page.locator('#search').waitFor()
      expect(await size()).toBe('20px')
    })
  })
})
