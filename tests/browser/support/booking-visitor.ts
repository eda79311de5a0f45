import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../../shared/text.ts'
import { messageCode } from './fake-booking-hub.ts'
import type { Walk } from './walk.ts'

/** A person whose document passes the check of GB 11643 and is nobody's. */
export const visitor = { name: '陈建华', number: '11010519491231002X', phone: '13800138000' }

/** The words on the buttons that lead through the booking. */
export const words = {
  zh: {
    hints: '便民小贴士',
    nextDay: '下一步：选日期',
    nextIdentity: '下一步：填写信息',
    name: '姓名',
    number: '证件号码',
    phone: '手机号码',
    submit: '提交，接收验证码',
    code: '6 位验证码',
    back: '上一步',
  },
  en: {
    hints: 'Before you come',
    nextDay: 'Next: choose a day',
    nextIdentity: 'Next: your details',
    name: 'Name',
    number: 'Document number',
    phone: 'Mobile number',
    submit: 'Submit and get the code',
    code: 'Six-digit code',
    back: 'Back',
  },
} as const satisfies Record<Language, Record<string, string>>

/** Opens the booking page on a phone that is touched. */
export async function openPhone(
  browser: Browser,
  url: string,
  viewport = { width: 360, height: 640 },
): Promise<Walk> {
  const context = await browser.newContext({ viewport, timezoneId: 'Asia/Shanghai', hasTouch: true })
  const page = await context.newPage()
  page.setDefaultTimeout(12_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url)
  return { page, context, errors }
}

/** A visitor who goes through the booking by touch; each act leads to the next step. */
export class BookingVisitor {
  private readonly page: Page
  private readonly language: Language

  constructor(page: Page, language: Language = 'zh') {
    this.page = page
    this.language = language
  }

  private tapButton(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).tap()
  }

  async findByTyping(typed: string, service: string): Promise<void> {
    await this.page.locator('#search').fill(typed)
    await this.page.getByRole('button', { name: service }).tap()
    await this.page.getByRole('heading', { level: 1, name: words[this.language].hints }).waitFor()
  }

  async readHints(): Promise<void> {
    await this.tapButton(words[this.language].nextDay)
    await this.page.locator('.day-grid').waitFor()
  }

  /** Takes a day by its place in the calendar: 0 is today. */
  async takeDay(ahead: number): Promise<void> {
    await this.page.locator('.day-grid .day').nth(ahead).tap()
    await this.page.locator('.slot').first().waitFor()
  }

  /** The radio button itself covers its card. */
  async takeTime(start: string): Promise<void> {
    await this.page.locator(`.slot input[value="${start}"]`).tap()
    await this.tapButton(words[this.language].nextIdentity)
    await this.page.locator('#name').waitFor()
  }

  async fillIn(person = visitor): Promise<void> {
    const { name, number, phone } = words[this.language]
    await this.page.getByLabel(name, { exact: true }).fill(person.name)
    await this.page.getByLabel(number, { exact: true }).fill(person.number)
    await this.page.getByLabel(phone, { exact: true }).fill(person.phone)
  }

  submit(): Promise<void> {
    return this.tapButton(words[this.language].submit)
  }

  async typeCode(code = messageCode): Promise<void> {
    await this.page.getByLabel(words[this.language].code).fill(code)
  }

  /** Everything up to the form, for who wants tomorrow at eleven. */
  async goToForm(): Promise<void> {
    await this.findByTyping(
      'bdc',
      words[this.language].back === 'Back' ? 'Transfer of property' : '不动产转移登记',
    )
    await this.readHints()
    await this.takeDay(1)
    await this.takeTime('11:00')
  }

  async goToCode(): Promise<void> {
    await this.goToForm()
    await this.fillIn()
    await this.submit()
    await this.page.locator('#code').waitFor()
  }
}
