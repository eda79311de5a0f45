import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import jsQR from 'jsqr'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePorts } from '../../hub/simulation/free-port.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'
import { launchBrowser } from './support/launch-browser.ts'

/** A call has to be on the boards within this long. */
const onBoardWithinMs = 1_000
const badgeNumber = '1001'
/** Set to keep pictures of each step. */
const shots = process.env.SHOTS_DIR

interface PrintedTicket {
  readonly n: number
  readonly number: string
  readonly kind: string
  readonly qr: string
  readonly lines: readonly { readonly text: string }[]
}

let hub: TestHub
let printerUrl: string
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  const printer = await pairOfPorts()
  const page = await pairOfPorts()
  printerUrl = `http://127.0.0.1:${page}`
  hub = await startTestHub({
    DEMO_DEVICES: 'on',
    VIRTUAL_PRINTER_PORT: String(printer),
    VIRTUAL_PRINTER_PAGE_PORT: String(page),
  })
  browser = await launchBrowser()
  context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
})
afterAll(async () => {
  await browser.close()
  await hub[Symbol.asyncDispose]()
})

/** The first of two neighbouring free ports: the demo's second printer takes the one after. */
async function pairOfPorts(): Promise<number> {
  for (const port of await freePorts(20)) if (await isFree(port + 1)) return port
  throw new Error('no two neighbouring ports are free')
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

async function open(path: string, width: number, height: number): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize({ width, height })
  await page.goto(hub.url + path)
  return page
}

async function picture(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png` })
}

async function signIn(page: Page, badge: string): Promise<void> {
  await page.locator('input[name=badgeNumber]').fill(badge)
  await page.locator('input[name=password]').fill('test-password')
  await page.keyboard.press('Enter')
}

async function printed(): Promise<readonly PrintedTicket[]> {
  const reply = await fetch(`${printerUrl}/tickets`)
  return ((await reply.json()) as { tickets: PrintedTicket[] }).tickets
}

/** What a decoder reads from the picture of the paper. */
async function qrOnPaper(n: number): Promise<string | undefined> {
  const page = await context.newPage()
  await page.setContent(`<img src="${printerUrl}/tickets/${n}.svg">`)
  const paper = page.locator('img')
  await expect.poll(() => paper.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  const png = PNG.sync.read(await paper.screenshot())
  await page.close()
  return jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data
}

describe('a visit', () => {
  it('goes from the kiosk over paper, call, board and voice to a rating that the manager sees', async () => {
    const kiosk = await open('/kiosk?device=kiosk-01', 1080, 1920)
    const board = await open('/display/general?device=board-general', 1920, 1080)
    const screen = await open('/window-screen/w01', 1280, 720)
    const pad = await open('/pad/w01', 1280, 800)
    const clerk = await open('/clerk', 1366, 768)
    const managerContext = await browser.newContext({ viewport: { width: 1366, height: 768 } })
    const manager = await managerContext.newPage()
    await manager.goto(`${hub.url}/manager`)
    await signIn(manager, '3001')
    await signIn(clerk, badgeNumber)
    await clerk
      .getByRole('button', { name: /综合窗口/ })
      .first()
      .click()
    await clerk.locator('button.next').waitFor()
    await board.getByRole('button', { name: '点按开启语音' }).click()

    // Three touches: department, service, take.
    await kiosk.getByRole('button', { name: /公安出入境/ }).click()
    await kiosk.getByRole('button', { name: /护照/ }).click()
    await picture(kiosk, 'kiosk-confirm')
    await kiosk.locator('button.take').click()
    await kiosk.getByText('J001').waitFor()
    await kiosk.getByText('请取走号票').waitFor()
    await picture(kiosk, 'kiosk-ticket')

    await expect.poll(async () => (await printed()).length).toBe(1)
    const [paper] = (await printed()) as [PrintedTicket]
    const text = paper.lines.map((line) => line.text).join('\n')
    expect(paper).toMatchObject({ number: 'J001', kind: 'original' })
    expect(text).toContain('护照')
    expect(text).toContain('前面没有人等候')
    expect(paper.qr).toMatch(new RegExp(`^${hub.url}/t/[a-z0-9]{16}$`))
    expect(await qrOnPaper(paper.n)).toBe(paper.qr)

    const phone = await open(new URL(paper.qr).pathname, 390, 844)
    await phone.getByText('J001').waitFor()
    await clerk.locator('button.next').getByText('J001').waitFor()
    await picture(clerk, 'clerk-idle')

    const calledAt = Date.now()
    await clerk.keyboard.press('Space')
    await Promise.all([
      board.locator('[data-ticket=J001]').first().waitFor(),
      screen.locator('[data-ticket=J001]').waitFor(),
    ])
    expect(Date.now() - calledAt).toBeLessThan(onBoardWithinMs)
    await expect.poll(() => board.evaluate(() => document.body.dataset.speaking)).toBe('J001')
    await phone.getByText('1', { exact: true }).first().waitFor()
    for (const [page, name] of [
      [board, 'board'],
      [screen, 'window-screen'],
      [phone, 'phone'],
      [clerk, 'clerk-called'],
    ] as const)
      await picture(page, name)

    await clerk.keyboard.press('Space')
    await screen.getByText('办理中').waitFor()
    await clerk.locator('[data-act]').first().waitFor()
    await picture(clerk, 'clerk-serving')
    await clerk.keyboard.press('f')
    await pad.locator('[data-score="5"]').waitFor()
    await picture(pad, 'pad-invite')
    await pad.keyboard.press('5')
    await pad.keyboard.press('1')
    await pad.keyboard.press('Enter')
    await pad
      .getByText(/谢谢|感谢/)
      .first()
      .waitFor()
    await picture(pad, 'pad-thanks')

    await manager.getByRole('tab', { name: '评价' }).click()
    await manager.getByText('J001').first().waitFor()
    await picture(manager, 'manager')
    const { ratings } = await (await hub.staff('3001')).get<{ ratings: object[] }>('/api/v1/manager')
    expect(ratings).toEqual([
      expect.objectContaining({ ticketNumber: 'J001', windowNumber: 1, score: 5, reasons: ['quick'] }),
    ])
    await managerContext.close()
  })
})

describe('a printer without paper', () => {
  it('leaves the number standing on the screen, and prints each original once when paper is in', async () => {
    const setFault = (fault: string) =>
      fetch(`${printerUrl}/fault`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fault }),
      })
    const before = (await printed()).length
    await setFault('paper-out')
    const kiosk = await open('/kiosk?device=kiosk-01', 1080, 1920)
    await kiosk.getByRole('button', { name: /公安出入境/ }).click()
    await kiosk.getByRole('button', { name: /护照/ }).click()
    await kiosk.locator('button.take').click()
    const number =
      (await kiosk
        .getByText(/^J\d{3}$/)
        .first()
        .textContent()) ?? ''
    await kiosk.getByText(/缺纸/).first().waitFor()
    await picture(kiosk, 'kiosk-paper-out')
    const manager = await hub.staff('3001')
    const paperOf = async () => {
      const { devices } = await manager.get<{ devices: { id: string; paper: string }[] }>('/api/v1/manager')
      return devices.find((device) => device.id === 'printer-01')?.paper
    }
    await expect.poll(paperOf).toBe('out')

    await setFault('none')
    await expect.poll(async () => (await printed()).length, { timeout: 15_000 }).toBe(before + 1)
    await kiosk.getByText('请取走号票').waitFor()
    await expect.poll(paperOf).toBe('ok')
    const originals = (await printed()).filter(
      (ticket) => ticket.number === number && ticket.kind === 'original',
    )
    expect(originals).toHaveLength(1)
  })
})
