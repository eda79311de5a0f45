import type { Page } from 'playwright-core'

/** Opens the check-in at a kiosk that stands at its start. */
export async function openCheckIn(page: Page): Promise<void> {
  await page.locator('.door.booked').click()
  await page.locator('.check-in').waitFor()
}

/** Touches the on-screen keys one after another. */
export async function touchKeys(page: Page, text: string): Promise<void> {
  for (const key of text) await page.locator('.pad').getByRole('button', { name: key, exact: true }).click()
}

/** Checks in by the eight digits, on the screen's own keys; the kiosk stands at its start. */
export async function checkInByDigits(page: Page, checkInCode: string): Promise<void> {
  await openCheckIn(page)
  await touchKeys(page, checkInCode)
  await page.locator('.check-in .take').click()
}

/** Checks in by resident identity card and phone, on the screen's own keys; the kiosk stands at its start. */
export async function checkInByDocument(page: Page, number: string, phone: string): Promise<void> {
  await openCheckIn(page)
  await page.locator('.check-in-choice').click()
  await touchKeys(page, number)
  await page.locator('.check-in .take').click()
  await page.locator('.typed-before').waitFor()
  await touchKeys(page, phone)
  await page.locator('.check-in .take').click()
}

/** Holds a QR code to the scanner, which types it as a keyboard does: at once, with Enter at its end. */
export async function scan(page: Page, content: string): Promise<void> {
  await page.keyboard.type(content)
  await page.keyboard.press('Enter')
}
