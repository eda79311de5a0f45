import type { Page } from 'playwright-core'

/** More steps than any page of the staff has controls; a hall of the demo's size has 32 windows in its plan. */
const mostSteps = 120

/** Presses Tab, or Shift+Tab to go back, until the focus is on a control that is called so; fails when it never is. */
export async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let steps = 0; steps < mostSteps; steps++) {
    await page.keyboard.press(key)
    const words = await focusedWords(page)
    if (words.includes(name)) return
    passed.push(words.slice(0, 40))
  }
  throw new Error(`${key} never came to ${name}, but to ${passed.join(' | ')}`)
}

/** What the focused control is called or what is written on it; of a part of the page its label, or else its tag. */
export function focusedWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return ''
    const label = focused.getAttribute('aria-label')
    if (label !== null) return label
    if (focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement)
      return [...(focused.labels ?? [])].map(({ textContent }) => textContent).join(' ')
    return focused.matches('button, a, summary') ? (focused.textContent ?? '') : focused.localName
  })
}
