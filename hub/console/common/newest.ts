import type { Versioned } from '../../../shared/ui/live.ts'

/** The newer of two views by (epoch, rev); the first when they are equal. */
export function newest<T extends Versioned>(first: T | undefined, second: T | undefined): T | undefined {
  if (first === undefined) return second
  if (second === undefined) return first
  const isNewer = second.epoch > first.epoch || (second.epoch === first.epoch && second.rev > first.rev)
  return isNewer ? second : first
}
