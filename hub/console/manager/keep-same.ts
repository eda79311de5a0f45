/**
 * The new value with every part that is equal to the old one replaced by the old part itself: what is drawn of a view that
 * comes anew four times a second can then be compared by identity. Both are plain data, as JSON makes it.
 */
export function keepSame<T>(before: unknown, after: T): T {
  if (Object.is(before, after)) return after
  if (Array.isArray(before) && Array.isArray(after)) return sameArray(before, after) as T
  if (isRecord(before) && isRecord(after)) return sameRecord(before, after) as T
  return after
}

function sameArray(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const merged = after.map((item, index) => keepSame(before[index], item))
  const isSame = before.length === merged.length && merged.every((item, index) => item === before[index])
  return isSame ? before : merged
}

type PlainRecord = Readonly<Record<string, unknown>>

function sameRecord(before: PlainRecord, after: PlainRecord): PlainRecord {
  const keys = Object.keys(after)
  const merged: Record<string, unknown> = {}
  let isSame = keys.length === Object.keys(before).length
  for (const key of keys) {
    merged[key] = keepSame(before[key], after[key])
    if (merged[key] !== before[key]) isSame = false
  }
  return isSame ? before : merged
}

function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
