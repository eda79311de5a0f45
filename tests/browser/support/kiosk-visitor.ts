import type { Locator, Page } from 'playwright-core'

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

/** The least height of what is touched, and of what is read, in CSS pixels. */
export function smallest(
  page: Page,
): Promise<{ touch: number; text: number; isInside: boolean; top: number }> {
  return page.evaluate(() => {
    const buttons = [...document.querySelectorAll('button, .field')].map((element) =>
      element.getBoundingClientRect(),
    )
    const seen = buttons.filter(({ height }) => height > 0)
    const texts = [...document.querySelectorAll('.kiosk *')].filter(
      ({ children, textContent }) => children.length === 0 && textContent?.trim() !== '',
    )
    return {
      touch: Math.min(...seen.map(({ height }) => height)),
      text: Math.min(...texts.map((element) => Number.parseFloat(getComputedStyle(element).fontSize))),
      isInside: seen.every(({ bottom, right }) => bottom <= innerHeight && right <= innerWidth),
      top: Math.min(...seen.map(({ top }) => top)),
    }
  })
}

/** Whether an element lies whole inside the page of hints that is shown. */
export async function seenWhole(page: Page, line: Locator): Promise<boolean> {
  // Turning a page moves the text.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)))
  const box = await page.locator('.paged-box').boundingBox()
  const { x, y, width, height } = (await line.boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 }
  if (box === null || width === 0) return false
  const isBeside = x >= box.x - 1 && x + width <= box.x + box.width + 1
  return isBeside && y >= box.y - 1 && y + height <= box.y + box.height + 1
}
