import type { SettledAnnouncement } from './announcement-queue.ts'

const storageKey = (zoneId: string) => `tingxu.announced.${zoneId}`

/** What this browser remembers of settled announcements, so that a reloaded board repeats none. */
export function loadSettled(zoneId: string): SettledAnnouncement[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(zoneId)) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isSettled) : []
  } catch {
    return []
  }
}

/** Keeps the settled announcements of a zone; a browser without storage forgets them at the next load. */
export function saveSettled(zoneId: string, settled: readonly SettledAnnouncement[]): void {
  try {
    localStorage.setItem(storageKey(zoneId), JSON.stringify(settled))
  } catch {
    // The page itself still remembers.
  }
}

function isSettled(value: unknown): value is SettledAnnouncement {
  const candidate = value as Partial<SettledAnnouncement> | null
  return (
    typeof candidate?.id === 'string' && (candidate.status === 'spoken' || candidate.status === 'dropped')
  )
}
