import type { OpeningException } from '../../../../shared/booking/timetable.ts'
import type { SetupPreview } from '../../../../shared/http/booking-setup-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { dayTexts as texts } from '../../../../shared/texts/console-booking-week.ts'

type PreviewDay = SetupPreview['days'][number]
type PreviewSlot = PreviewDay['slots'][number]

/** What of a week shows in one cell: the slots that begin at a time on a day. */
export interface WeekCell {
  readonly slots: readonly PreviewSlot[]
  readonly places: number
  readonly staffPlaces: number
  readonly taken: number
  /** Bookings that had a slot here and would have none. */
  readonly stranded: number
}

/** One day of the week, with what stands over its slots. */
export interface WeekDay {
  readonly day: PreviewDay
  readonly exceptions: readonly OpeningException[]
  /** By the begin of the slot. */
  readonly cells: ReadonlyMap<string, WeekCell>
}

/** The week by days and times of day, for all openings or one of them. */
export interface Week {
  readonly days: readonly WeekDay[]
  /** Begins of slots that occur anywhere in the week. */
  readonly starts: readonly string[]
}

/** Arranges a preview as a table of days and times. */
export function weekOf(
  preview: SetupPreview,
  exceptions: readonly OpeningException[],
  openingId: string | undefined,
): Week {
  const starts = new Set<string>()
  const days = preview.days.map((day): WeekDay => {
    const slots = day.slots.filter((slot) => openingId === undefined || slot.openingId === openingId)
    const stranded = preview.stranded.filter(({ date }) => date === day.date).map(({ start }) => start)
    const cells = new Map<string, WeekCell>()
    for (const start of new Set([...slots.map((slot) => slot.start), ...stranded])) {
      starts.add(start)
      const here = slots.filter((slot) => slot.start === start)
      const sum = (value: (slot: PreviewSlot) => number) =>
        here.reduce((total, slot) => total + value(slot), 0)
      cells.set(start, {
        slots: here,
        places: sum(({ places }) => places),
        staffPlaces: sum(({ staffPlaces }) => staffPlaces),
        taken: sum(({ taken }) => taken),
        stranded: stranded.filter((other) => other === start).length,
      })
    }
    return { day, exceptions: exceptions.filter(({ date }) => date === day.date), cells }
  })
  return { days, starts: [...starts].toSorted() }
}

/** Why a day is as it is, in words, the strongest reason first; with a tone. */
export function dayReasons({ day, exceptions, cells }: WeekDay): {
  readonly tone: 'error' | 'closed' | 'extra' | 'plain'
  readonly words: Text
}[] {
  if (day.calendar === 'unknown-year')
    return [{ tone: 'error', words: fillText(texts.unknownYear, { year: day.date.slice(0, 4) }) }]
  const calendar = {
    off: { tone: 'closed', words: texts.off },
    'make-up': { tone: 'extra', words: texts.makeUp },
    weekend: { tone: 'closed', words: texts.weekend },
    working: { tone: 'plain', words: texts.working },
  } as const
  const reasons = exceptions.map((exception) => ({
    tone: exception.kind === 'closed' ? ('closed' as const) : ('extra' as const),
    words: exceptionWords(exception),
  }))
  const isEmpty = cells.size === 0 && day.calendar === 'working' && exceptions.length === 0
  return [
    calendar[day.calendar],
    ...reasons,
    ...(isEmpty ? [{ tone: 'closed' as const, words: texts.noOpening }] : []),
  ]
}

/** An exception in words, without its date. */
export function exceptionWords({ kind, from, to }: OpeningException): Text {
  if (from === null || to === null) return kind === 'closed' ? texts.closedWhole : texts.openWhole
  return fillText(kind === 'closed' ? texts.closedPart : texts.openPart, { from, to })
}
