const storageKey = 'tingxu.guide-printer'

/** The printer that was last used from this tablet; null when none was. */
export function lastPrinterId(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

/** Remembers the printer on this tablet; an empty id means no paper. */
export function rememberPrinter(printerId: string): void {
  try {
    localStorage.setItem(storageKey, printerId)
  } catch {
    // A browser that forbids storage only asks again.
  }
}
