import type { Page } from 'playwright-core'

/** How soon a key that bounces comes again, in milliseconds. */
const bounceMs = 120

/** Presses a key and, once what it does is over, the same key as if it had come in the same breath. */
export async function pressTwiceAtOnce(
  page: Page,
  key: string,
  isOver: () => Promise<unknown>,
): Promise<void> {
  const heard = await page.evaluateHandle(() => {
    const press = { code: '', atMs: 0 }
    const hear = ({ code, timeStamp }: KeyboardEvent) => Object.assign(press, { code, atMs: timeStamp })
    addEventListener('keydown', hear, { capture: true, once: true })
    return press
  })
  await page.keyboard.press(key)
  await isOver()
  const { code, atMs } = await heard.jsonValue()
  await page.evaluate(
    ({ code, key, atMs }) => {
      const again = new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true })
      Object.defineProperty(again, 'timeStamp', { value: atMs })
      ;(document.activeElement ?? document.body).dispatchEvent(again)
    },
    { code, key, atMs: atMs + bounceMs },
  )
}
