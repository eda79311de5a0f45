import type { Browser, Page, ViewportSize } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { FakeStaffHub } from './fake-staff-hub.ts'
import { launchBrowser } from './launch-browser.ts'
import { fakeStaff } from './staff-views.ts'

/** A browser's page and the fake hub behind it. */
export interface StaffStage {
  readonly page: Page
  readonly hub: FakeStaffHub
}

/** Stages a file for a manager at 1366×768; see `stageFor`. */
export function stageForManagers(): () => StaffStage {
  return stageFor('0101', { width: 1366, height: 768 })
}

/**
 * Gives each test of a file a page of a size and a hub of its own, at which whoever has the badge is signed in, or nobody;
 * to be called once, at the top of the file. The returned function tells those of the test that runs.
 */
export function stageFor(badge: string | undefined, viewport: ViewportSize): () => StaffStage {
  let browser: Browser
  let stage: StaffStage
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
  })
  beforeEach(async () => {
    const hub = await FakeStaffHub.start()
    if (badge !== undefined) hub.staff = fakeStaff[badge]
    // A language of its own, since the machine's may be none that a browser of people ever has.
    const page = await browser.newPage({
      viewport,
      locale: 'zh-CN',
      // Without motion a colour that changes is the new one at once.
      reducedMotion: 'reduce',
    })
    page.setDefaultTimeout(10_000)
    stage = { page, hub }
  })
  afterEach(async () => {
    await stage.page.context().close()
    await stage.hub.stop()
  })
  return () => stage
}
