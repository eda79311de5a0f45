import type { FollowView } from '../shared/http/follow-schemas.ts'

const storageKey = (code: string) => `tingxu.follow.${code}`

/** What the visitor saw last of a ticket, for a reload while the hub cannot be reached. */
export function loadLastView(code: string): FollowView | undefined {
  try {
    const stored = sessionStorage.getItem(storageKey(code))
    return stored === null ? undefined : (JSON.parse(stored) as FollowView)
  } catch {
    return undefined
  }
}

/** Keeps what the visitor sees; a browser that forbids storage only loses this comfort. */
export function saveLastView(code: string, view: FollowView): void {
  try {
    sessionStorage.setItem(storageKey(code), JSON.stringify(view))
  } catch {
    // Nothing to do: the page works without it.
  }
}
