/** How long a page stands, in milliseconds: long enough to read a sentence twice. */
export const pageMs = 4_000

/**
 * Turns the pages of a panel: begins with the first whenever that changes, so that a new call is seen at once, and then
 * goes round calmly, whatever changes on the pages behind.
 */
export class PageTurner<Page> {
  #key: string | undefined
  #sinceMs = 0

  /** The page to show at this time; undefined for a dark panel. */
  turn(pages: readonly Page[], nowMs: number): Page | undefined {
    const key = JSON.stringify(pages[0])
    if (key !== this.#key) {
      this.#key = key
      this.#sinceMs = nowMs
    }
    const turns = Math.floor(Math.max(nowMs - this.#sinceMs, 0) / pageMs)
    return pages.length === 0 ? undefined : pages[turns % pages.length]
  }
}
