import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Scene, Screen, Size } from './screens.ts'

/** Shown at once or never: how long a page gets to settle after what it waits for, in milliseconds. */
const settleMs = 500
/** How long a page may take on a busy machine, in milliseconds. */
const patienceMs = 30_000

/** Where and as whom the pictures are taken. */
export interface Studio {
  readonly browser: Browser
  readonly baseUrl: string
  readonly staffPassword: string
  readonly scene: Scene
  /** The folder of the pictures. */
  readonly folder: string
}

/** A way to look at a screen: its language and its colours. */
export interface Look {
  readonly name: string
  readonly query: Readonly<Record<string, string>>
}

const personalLooks: readonly Look[] = [
  { name: 'zh', query: { lang: 'zh', theme: 'light' } },
  { name: 'en', query: { lang: 'en', theme: 'light' } },
  { name: 'zh-dark', query: { lang: 'zh', theme: 'dark' } },
]
const publicLooks: readonly Look[] = [
  { name: 'zh', query: { lang: 'zh' } },
  { name: 'en', query: { lang: 'en' } },
  { name: 'zh-contrast', query: { lang: 'zh', contrast: 'more' } },
]

/** Every look of a screen's kind. */
export function looksOf({ audience }: Screen): readonly Look[] {
  return audience === 'personal' ? personalLooks : publicLooks
}

/** Takes a screen in a look at a size; returns the file, or what went wrong. */
export async function takePicture(studio: Studio, screen: Screen, look: Look, size: Size): Promise<string> {
  const context = await studio.browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    await openScreen(studio, screen, look, page)
    await mkdir(studio.folder, { recursive: true })
    const file = join(studio.folder, `${screen.name}-${look.name}-${size.width}x${size.height}.png`)
    await page.screenshot({ path: file })
    return file
  } finally {
    await context.close()
  }
}

async function openScreen(studio: Studio, screen: Screen, look: Look, page: Page): Promise<void> {
  const path = typeof screen.path === 'string' ? screen.path : screen.path(studio.scene)
  const address = new URL(path, studio.baseUrl)
  for (const [name, value] of Object.entries(look.query)) address.searchParams.set(name, value)
  await page.goto(address.href)
  if (screen.badge !== undefined) {
    await page.locator('input[name=badgeNumber]').fill(screen.badge)
    await page.locator('input[name=password]').fill(studio.staffPassword)
    await page.keyboard.press('Enter')
    await page.locator('input[name=password]').waitFor({ state: 'detached' })
  }
  await page.waitForTimeout(settleMs)
  await screen.prepare?.(page, studio.scene)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(settleMs)
}
