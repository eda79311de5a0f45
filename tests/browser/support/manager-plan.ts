import type { Locator, Page } from 'playwright-core'

/** The window of a number on the manager's plan. */
export function tileOf(page: Page, number: number): Locator {
  return page.locator('.tile', { has: page.locator(`> b:text-is("${number}")`) })
}

/** A part beside the plan, by the begin of its tab's words. */
export function tabOf(page: Page, name: string): Locator {
  return page.getByRole('tab', { name })
}

/** Drags a service to a window at the pace of a hand: a window takes only what it has seen coming. */
export async function dragService(page: Page, service: Locator, number: number): Promise<void> {
  const box = await tileOf(page, number).boundingBox()
  if (box === null) throw new Error(`window ${number} is not seen`)
  await service.hover()
  await page.mouse.down()
  await page.mouse.move(box.x + 20, box.y + 20, { steps: 3 })
  await page.locator('.tile.can-take').first().waitFor()
  await page.mouse.move(box.x + 30, box.y + 30)
  await page.locator('.tile.over').waitFor()
  await page.mouse.up()
}
