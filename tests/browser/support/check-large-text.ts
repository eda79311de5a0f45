import type { Page } from 'playwright-core'

/**
 * Words that their box cuts off, one line each: boxes that hide what flows over and hold text of their own; and the page
 * itself, where it is wider than the screen. An ellipsis whose whole text is told elsewhere (a title, or the same words
 * read out) is no loss.
 */
export function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`)
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const hasText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      )
      const isOnlySpoken = element.clientWidth <= 1
      if (!hasText || isOnlySpoken || element.closest('.only-spoken, [popover], option') !== null) continue
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element)
      const isHidden = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      const isCutAcross = isHidden(overflowX) && element.scrollWidth > element.clientWidth + 1
      const isCutDown = isHidden(overflowY) && element.scrollHeight > element.clientHeight + 2
      const isShortened = isCutAcross && !isCutDown && textOverflow === 'ellipsis'
      if ((isCutAcross || isCutDown) && !isShortened)
        found.push(`${element.className}: ${element.textContent}`)
    }
    return found
  })
}

/** Pairs of words that lie over each other, one line each. */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = [...document.querySelectorAll('body *')].flatMap((element) =>
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
        .filter(() => element.checkVisibility({ visibilityProperty: true }))
        .flatMap((node) => {
          const range = document.createRange()
          range.selectNodeContents(node)
          // A line's box is higher than its letters: a third of it may lie over the next one's.
          return [...range.getClientRects()].map(({ left, right, top, height }) => ({
            text: node.textContent ?? '',
            box: { left, right, top: top + height / 6, bottom: top + (height * 5) / 6 },
          }))
        }),
    )
    const meet = (a: (typeof words)[number]['box'], b: (typeof words)[number]['box']) =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
    return words.flatMap((one, at) =>
      words
        .slice(at + 1)
        .filter((other) => meet(one.box, other.box))
        .map((other) => `${one.text} over ${other.text}`),
    )
  })
}

/**
 * What is lost on a visitor's phone, one line each: words that are cut or stick out of their box, and controls that a
 * finger cannot reach because something else lies over them or they are beside the screen.
 */
export async function lostOnPhone(page: Page): Promise<string[]> {
  const cut = await cutWords(page)
  const lost = await page.evaluate(() => {
    const found: string[] = []
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
    const name = (element: Element) =>
      `${element.tagName} ${element.className} ${element.textContent?.slice(0, 40)}`
    const root = document.querySelector('dialog[open]') ?? document.body
    // Not what scrolls by itself, nor what the foot and the strip of days stick out of from edge to edge of the screen.
    const boxes = root.querySelectorAll(
      ':not(svg, svg *, input, select, option, .only-spoken, .strip, main, .columns)',
    )
    for (const box of boxes) {
      const isSpread = box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).display !== 'inline'
      if (isSpread && isShown(box)) found.push(`out of its box: ${name(box)}`)
    }
    // A word or a time that does not fit its line is broken in the middle.
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const word = document.createRange()
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement === null || !isShown(text.parentElement)) continue
      for (const { 0: letters, index } of (text.textContent ?? '').matchAll(/[A-Za-z\d:]{2,}/g)) {
        word.setStart(text, index)
        word.setEnd(text, index + letters.length)
        if (new Set([...word.getClientRects()].map(({ top }) => top)).size > 1)
          found.push(`broken: ${letters}`)
      }
    }
    // So is one of a heading that Chinese has no space around.
    const chinese = new Intl.Segmenter('zh', { granularity: 'word' })
    for (const heading of root.querySelectorAll('.booking :is(h1, h2)')) {
      const letters = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT)
      for (let text = letters.nextNode(); text !== null; text = letters.nextNode())
        for (const { segment, index, isWordLike } of chinese.segment(text.textContent ?? '')) {
          if (isWordLike !== true || !isShown(heading)) continue
          word.setStart(text, index)
          word.setEnd(text, index + segment.length)
          if (new Set([...word.getClientRects()].map(({ top }) => top)).size > 1)
            found.push(`broken: ${segment} of ${heading.textContent}`)
        }
    }
    const code = root.querySelector('input.code')
    if (code !== null && code.scrollWidth > code.clientWidth + 1) found.push('the digits of the code are cut')
    for (const control of root.querySelectorAll('a[href], button, input, select, summary, textarea')) {
      if (!isShown(control)) continue
      control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
      const rect = control.getClientRects()[0]
      if (rect === undefined) continue
      const hit = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2)
      const isReached =
        hit !== null && (control.contains(hit) || hit.closest('label')?.contains(control) === true)
      if (!isReached) found.push(`out of reach: ${name(control)}`)
      else if (rect.left < -1 || rect.right > innerWidth + 1)
        found.push(`beside the screen: ${name(control)}`)
    }
    scrollTo(0, 0)
    return found
  })
  return [...cut, ...lost]
}

/** The widths of phones that the largest text is looked at on, in CSS pixels: a usual one, and the narrowest. */
const phoneScreens = [
  { width: 390, height: 844 },
  { width: 320, height: 568 },
]

/** What is lost of the page as it stands on a usual and on the narrowest phone, in either language; see `lostOnPhone`. */
export async function lostOnPhones(page: Page, state: string): Promise<string[]> {
  const found: string[] = []
  for (const button of ['English', '中文']) {
    for (const size of phoneScreens) {
      await page.setViewportSize(size)
      found.push(...(await lostOnPhone(page)).map((lost) => `${state}, ${size.width}: ${lost}`))
    }
    await page
      .locator('.top')
      .getByText(button, { exact: true })
      .evaluate((word: HTMLElement) => word.click())
  }
  return found
}
