import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type FakeHub, startFakeHub } from './fake-hub.ts'
import { launchBrowser } from './launch-browser.ts'
import { openPage, screens, type Walk } from './walk.ts'

/** A kiosk that stands at its start before a fake hub, new for each test, and what a visitor does first at it. */
export interface KioskVisit {
  readonly browser: Browser
  readonly hub: FakeHub
  /** The kiosk; a test that opens one of another kind puts it here. */
  page: Page
  tile(name: string): Locator
  takeButton(): Locator
  /** Waits until some text is there. */
  shows(text: string | RegExp): Promise<void>
  /** Takes a ticket for deed tax from the start on. */
  takeTicket(): Promise<void>
  /** Takes it from the tax office's list on. */
  takeTicketOfList(): Promise<void>
}

/** Opens a kiosk before each test of a file, and closes it after; no test may leave an error in the page. */
export function visitKiosk(): KioskVisit {
  let browser: Browser
  let hub: FakeHub
  let walk: Walk
  let page: Page
  const tile = (name: string) => page.locator('.tile', { hasText: name })
  const takeButton = () => page.getByRole('button', { name: '取号' })
  const takeTicketOfList = async () => {
    await tile('契税申报缴纳').click()
    await takeButton().click()
    await page.locator('.ticket-number').waitFor()
  }

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    hub = await startFakeHub()
    walk = await openPage(browser, `${hub.url}/kiosk`, screens.kiosk)
    page = walk.page
    await tile('税务局').waitFor()
  })
  afterEach(async () => {
    expect(walk.errors).toEqual([])
    await walk.context.close()
    await hub.stop()
  })
  return {
    get browser() {
      return browser
    },
    get hub() {
      return hub
    },
    get page() {
      return page
    },
    set page(other) {
      page = other
    },
    tile,
    takeButton,
    shows: (text) => page.getByText(text).first().waitFor(),
    async takeTicket() {
      await tile('税务局').click()
      await takeTicketOfList()
    },
    takeTicketOfList,
  }
}
