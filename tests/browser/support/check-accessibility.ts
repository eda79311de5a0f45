import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Theme } from '../../../shared/ui/appearance.ts'

/** Run as a script of the test, which a page's content policy does not concern. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with the page as it stands, one line each: rule, element, summary. Empty when all is well. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const results: AxeResults = await page.evaluate('axe.run()')
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}: ${help}`),
  )
}

/** Where text is too faint on its ground in the theme, one line each; the other rules of axe do not go by colour. */
export async function contrastFaults(page: Page, theme: Theme): Promise<string[]> {
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen
  }, theme)
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource)
  const results: AxeResults = await page.evaluate('axe.run({ runOnly: ["color-contrast"] })')
  return results.violations.flatMap(({ nodes }) =>
    nodes.map(({ target }) => `${theme}: ${target.join(' ')} is too faint`),
  )
}

/** The other themes of a page: a screen that stands in the hall is never dark. */
const otherThemes: Readonly<Record<'hall' | 'person', readonly Theme[]>> = {
  hall: ['contrast'],
  person: ['dark', 'contrast', 'contrast-dark'],
}

/** What axe finds wrong with the page as it stands, and with its colours in every other theme; see `accessibilityFaults`. */
export async function faultsInEveryTheme(page: Page, audience: 'hall' | 'person'): Promise<string[]> {
  const faults = await accessibilityFaults(page)
  const before = await page.evaluate(() => document.documentElement.dataset.theme)
  for (const theme of otherThemes[audience]) faults.push(...(await contrastFaults(page, theme)))
  await page.evaluate((theme) => {
    if (theme === undefined) delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }, before)
  return faults
}
