import type { Browser, BrowserContext, Page } from 'playwright-core'

/** The screens that the pages are made for, in CSS pixels. */
export const screens = {
  kiosk: { width: 1080, height: 1920 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1366, height: 768 },
} as const

/** How long a walk waits for what a visitor waits for, in milliseconds. */
const patienceMs = 12_000

/** A page in a browser profile of its own, and what went wrong in it. */
export interface Walk {
  readonly page: Page
  readonly context: BrowserContext
  /** Errors thrown in the page, one line each. */
  readonly errors: readonly string[]
}

/** Opens an address in a fresh profile. */
export async function openPage(
  browser: Browser,
  url: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<Walk> {
  const context = await browser.newContext({ viewport, timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url)
  return { page, context, errors }
}
