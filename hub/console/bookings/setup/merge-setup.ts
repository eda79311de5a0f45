import type { BookingSetup } from '../../../../shared/booking/booking-setup.ts'

/** A draft carried over to a newer set-up, and what both had changed. */
interface Merged {
  readonly setup: BookingSetup
  /** Names of the entries that somebody else changed as well; the draft's stand. */
  readonly conflicts: readonly string[]
}

/** True when two parts of a set-up say the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * Carries what a draft changed since `base` over to `theirs`, entry by entry: an opening by its id, an exception by day
 * and part, a year, a project, a rule. What only one side changed stands as that side has it.
 */
export function mergeSetup(base: BookingSetup, mine: BookingSetup, theirs: BookingSetup): Merged {
  const conflicts: string[] = []
  const merged = <T>(entries: readonly [T[], T[], T[]], keyOf: (entry: T) => string): T[] => {
    const [before, changed, newer] = entries.map(
      (list) => new Map(list.map((entry) => [keyOf(entry), entry])),
    )
    const keys = new Set([...(newer?.keys() ?? []), ...(changed?.keys() ?? [])])
    return [...keys].flatMap((key) => {
      const [was, own, other] = [before?.get(key), changed?.get(key), newer?.get(key)]
      if (isSame(was, own)) return other === undefined ? [] : [other]
      if (!isSame(was, other) && !isSame(own, other)) conflicts.push(key)
      return own === undefined ? [] : [own]
    })
  }
  const record = <T>(
    ...parts: [Record<string, T>, Record<string, T>, Record<string, T>]
  ): Record<string, T> => {
    const [before, changed, newer] = parts.map((part) => Object.entries(part))
    return Object.fromEntries(merged([before ?? [], changed ?? [], newer ?? []], ([key]) => key))
  }
  return {
    setup: {
      rules: record(base.rules, mine.rules, theirs.rules) as BookingSetup['rules'],
      openings: merged([base.openings, mine.openings, theirs.openings], ({ id }) => id),
      exceptions: merged(
        [base.exceptions, mine.exceptions, theirs.exceptions],
        ({ date, kind, from, to }) => `${date} ${kind} ${from ?? ''}-${to ?? ''}`,
      ),
      calendar: record(base.calendar, mine.calendar, theirs.calendar),
      keyProjects: merged([base.keyProjects, mine.keyProjects, theirs.keyProjects], ({ code }) => code),
    },
    conflicts,
  }
}
