const storageKey = 'tingxu.clerk-window'

/** The window that was last signed in at from this computer: it usually stands at that counter. */
export function lastWindowId(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

/** Remembers the window on this computer. */
export function rememberWindow(windowId: string): void {
  try {
    localStorage.setItem(storageKey, windowId)
  } catch {
    // A browser that forbids storage only loses the shortcut.
  }
}
