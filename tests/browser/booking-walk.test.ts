import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePorts } from '../../hub/simulation/free-port.ts'
import type { BookingView } from '../../shared/http/booking-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { Language } from '../../shared/text.ts'
import { followTexts } from '../../shared/texts/follow.ts'
import { bookingDayEnv } from '../support/booker.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'
import { BookingVisitor, openPhone } from './support/booking-visitor.ts'
import { accessibilityFaults } from './support/check-accessibility.ts'
import { scan } from './support/kiosk-visitor.ts'
import { launchBrowser } from './support/launch-browser.ts'

/** Set to keep pictures of each step. */
const shots = process.env.SHOTS_DIR
const service = { zh: '不动产转移登记', en: 'Transfer of property' }
const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
})

async function picture(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png` })
}

/** A hall whose clock is set by starting its hub anew at the same address: its pages come back by themselves. */
class MovableHall {
  readonly dataDir = tempFolder()
  private readonly ports: readonly number[]
  private running: TestHub | undefined

  constructor(ports: readonly number[]) {
    this.ports = ports
  }

  get hub(): TestHub {
    if (this.running === undefined) throw new Error('the hall has not been opened')
    return this.running
  }

  async moveTo(atMs: number): Promise<void> {
    await this.running?.stop()
    const [port = 0, mqttPort = 0] = this.ports
    const env = { ...bookingDayEnv(atMs), PORT: String(port), MQTT_PORT: String(mqttPort) }
    this.running = await startTestHub(env, this.dataDir)
  }
}

/** Holds a place by touch and returns what the hub answered, which has the code of the booking's page. */
async function holdByTouch(page: Page, visitor: BookingVisitor): Promise<BookingView> {
  const [reply] = await Promise.all([
    page.waitForResponse((response) => response.url().endsWith('/booking/holds') && response.ok()),
    visitor.submit(),
  ])
  return (await reply.json()) as BookingView
}

describe.each(['zh', 'en'] as const)('a booked visit (%s)', (language: Language) => {
  it('goes from the phone over check-in at the kiosk to the call, before walk-ins who came earlier', async () => {
    const hall = new MovableHall(await freePorts(2))
    await hall.moveTo(at('08:30'))
    const { url } = hall.hub
    const phone = await openPhone(browser, `${url}/book?lang=${language}`, { width: 390, height: 844 })
    const { page } = phone
    const look = async (name: string) => {
      expect(await accessibilityFaults(page), name).toEqual([])
      await picture(page, `${name}-${language}`)
    }
    await page.addInitScript(countTones)
    const visitor = new BookingVisitor(page, language)
    await look('1-find')
    await visitor.findByTyping('bdc', service[language])
    await look('2-hints')
    await visitor.readHints()
    await look('3-day')
    await visitor.takeDay(0)
    await look('4-time')
    await visitor.takeTime('10:00')
    await visitor.fillIn()
    await look('5-identity')
    const held = await holdByTouch(page, visitor)
    await page.locator('#code').waitFor()
    await look('6-code')
    const { code } = await hall.hub.visitor().get<{ code: string }>(`/api/v1/bookings/${held.code}/demo-code`)
    await visitor.typeCode(code)
    await page.waitForURL(`**/b/${held.code}`)
    await page.getByText('1123-001').first().waitFor()
    await look('7-confirmed')

    await hall.moveTo(at('09:57'))
    const kiosk = await openKiosk(url, language)
    const walkIn = await hall.hub.kiosk('kiosk-02')
    const earlier = await walkIn.command<TakenTicket>('/api/v1/kiosk/tickets', {
      serviceId: 'property-transfer',
      language: 'zh',
    })
    await scan(kiosk.page, held.pageUrl)
    const booked = await ticketOf(hall.hub, held.code)
    await kiosk.page.getByText(booked.number).first().waitFor()
    expect(await accessibilityFaults(kiosk.page)).toEqual([])
    await picture(kiosk.page, `8-checked-in-${language}`)
    await page.waitForURL(`**/t/${booked.code}`)
    await page.getByText(booked.number).first().waitFor()
    await look('9-follow')
    await page.getByRole('button', { name: followTexts.soundOn[language] }).tap()
    await expect.poll(() => tonesOf(page)).toBeGreaterThan(0)
    const armed = await tonesOf(page)

    await hall.moveTo(at('10:01'))
    const clerk = await hall.hub.staff('1001')
    await clerk.command('/api/v1/clerk/sign-in', { windowId: 'w01' })
    const first = await clerk.command<{ current: { ticketNumber: string } }>('/api/v1/clerk/next')
    expect(first.current.ticketNumber).toBe(booked.number)
    expect(booked.number).not.toBe(earlier.ticketNumber)
    await page.locator('[data-status=called]').waitFor()
    await expect.poll(() => tonesOf(page)).toBeGreaterThan(armed)
    await look('10-called')
    expect([...phone.errors, ...kiosk.errors]).toEqual([])
    await Promise.all([phone.context.close(), kiosk.context.close(), hall.hub.stop()])
  })
})

/** Counts the tones that a page sounds; runs in the page, before its own scripts. */
function countTones(): void {
  const { start } = OscillatorNode.prototype
  OscillatorNode.prototype.start = function (when) {
    const { dataset } = document.documentElement
    dataset.tones = String(Number(dataset.tones ?? 0) + 1)
    start.call(this, when)
  }
}

async function tonesOf(page: Page): Promise<number> {
  return Number((await page.locator('html').getAttribute('data-tones')) ?? 0)
}

async function openKiosk(url: string, language: Language) {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1080, height: 1920 } })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`${url}/kiosk?device=kiosk-01&lang=${language}`)
  await page.locator('.door.booked').waitFor()
  return { page, context, errors }
}

/** The ticket that a booking has become; waits for the check-in. */
async function ticketOf(hub: TestHub, code: string): Promise<{ number: string; code: string }> {
  const shown = () => hub.visitor().get<BookingView>(`/api/v1/bookings/${code}`)
  await expect.poll(async () => (await shown()).ticket, { timeout: 15_000 }).not.toBeNull()
  const { ticket } = await shown()
  if (ticket === null) throw new Error('the booking lost its ticket')
  return ticket
}
