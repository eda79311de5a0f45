import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Theme } from '../../../shared/ui/appearance.ts'

/** Run as a script of the test, which a page's content policy does not concern. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const everyRule = 'axe.run()'
const contrastRule = 'axe.run({ runOnly: ["color-contrast"] })'

/** Set to `whole`, every look of axe is by every rule in every theme; it takes several times as long. */
const isWhole = process.env.AXE === 'whole'

/** The themes of a page: a screen that stands in the hall is never dark. */
const hallThemes: readonly Theme[] = ['light', 'contrast']
const personThemes: readonly Theme[] = ['light', 'dark', 'contrast', 'contrast-dark']
const hallPaths = /^\/(display|kiosk|led-panel|pad|window-screen)\b/

/** What axe finds wrong with the page as it stands, one line each: theme, rule, element, summary. Empty when all is well. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  return isWhole ? faultsInEveryTheme(page) : faultsBy(page, everyRule)
}

/** What axe finds wrong with the page as it stands, and with its colours in every other theme; see `accessibilityFaults`. */
export async function faultsInEveryTheme(page: Page): Promise<string[]> {
  const shown = await themeOf(page)
  const faults = await faultsBy(page, everyRule)
  const themes = hallPaths.test(new URL(page.url()).pathname) ? hallThemes : personThemes
  for (const theme of themes) if (theme !== shown) faults.push(...(await faultsInTheme(page, theme)))
  await setTheme(page, shown)
  return faults
}

/** What is wrong with the page's colours in a theme, which it keeps: the other rules of axe do not go by colour. */
export async function faultsInTheme(page: Page, theme: Theme): Promise<string[]> {
  await setTheme(page, theme)
  return faultsBy(page, isWhole ? everyRule : contrastRule)
}

async function faultsBy(page: Page, run: typeof everyRule | typeof contrastRule): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource)
  await page.evaluate(endTransitions)
  const results: AxeResults = await page.evaluate(run)
  const theme = await themeOf(page)
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${theme}: ${id}: ${target.join(' ')}: ${help}`),
  )
}

/** A colour on its way to that of another theme is none that anybody reads; a page behind a dialog may never get there. */
function endTransitions(): void {
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
}

function themeOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.dataset.theme ?? 'light')
}

function setTheme(page: Page, theme: string): Promise<void> {
  return page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen
  }, theme)
}
