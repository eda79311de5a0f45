import type { Rating } from '../shared/mqtt/topic-map.ts'

const storageKey = (windowId: string) => `tingxu.ratings.${windowId}`

/** The ratings of a window's pad that the hub has not answered, kept over a reload or a power cut; none when unreadable. */
export function loadRatings(windowId: string): readonly Rating[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey(windowId)) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isRating) : []
  } catch {
    return []
  }
}

/** Keeps the unanswered ratings; a browser without storage keeps them only while the page lives. */
export function saveRatings(windowId: string, ratings: readonly Rating[]): void {
  try {
    localStorage.setItem(storageKey(windowId), JSON.stringify(ratings))
  } catch {
    // The page itself still holds them.
  }
}

function isRating(value: unknown): value is Rating {
  const candidate = value as Partial<Rating> | null
  return (
    typeof candidate?.id === 'string' &&
    typeof candidate.caseId === 'string' &&
    typeof candidate.score === 'number'
  )
}
