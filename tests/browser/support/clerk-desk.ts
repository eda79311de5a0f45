import type { Locator, Page } from 'playwright-core'
import type { FakeStaffHub } from './fake-staff-hub.ts'
import { busyQueue, fakeStaff } from './staff-views.ts'

/** Opens the page for the clerk who is signed in at window 3, with sixteen waiting. */
export async function atBusyWindow(page: Page, hub: FakeStaffHub): Promise<void> {
  hub.staff = fakeStaff['0317']
  const queue = busyQueue()
  hub.showClerk({ queue, next: queue[0] ?? null, waiting: 16 })
  await page.goto(`${hub.url}/clerk`)
  await nextButton(page, 'call-next').waitFor()
}

/** The great button while it does an act. */
export function nextButton(page: Page, act: string): Locator {
  return page.locator(`.next[data-act="${act}"]`)
}

/** The button of an act on the ticket or the window. */
export function actButton(page: Page, act: string): Locator {
  return page.locator(`.act[data-act="${act}"]`)
}

/** Presses a key as a person does: after the breath of the last press. */
export async function pressKey(page: Page, key: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.next')?.getAttribute('aria-disabled') === 'false')
  await page.keyboard.press(key)
}
