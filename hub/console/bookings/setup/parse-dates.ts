import { addDays, isDate } from '../local-date.ts'

/** The dates found in a typed or pasted text, and what could not be read. */
export interface ParsedDates {
  /** In order, each once. */
  readonly dates: readonly string[]
  readonly unread: readonly string[]
}

/** A range longer than this is a slip of the pen. */
const longestRangeDays = 31

const day = (name: string) =>
  `(?:(?<${name}Year>\\d{4})[-/.年])?(?<${name}Month>\\d{1,2})[-/.月](?<${name}Day>\\d{1,2})[日号]?`
/** The end of a range may leave out year and month: 2月6日至12日. */
const range = `${day('from')}(?:~(?:(?:(?<toYear>\\d{4})[-/.年])?(?<toMonth>\\d{1,2})[-/.月])?(?<toDay>\\d{1,2})[日号]?)?`

/** Full-width signs as plain ones, one sign for ranges, no remarks in brackets, no spaces inside a Chinese date. */
function tidied(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/\s*([年月日号])[^\S\n]*(?=[\d至到~—–日号])/g, '$1')
    .replace(/(\d)\s+([年月日号])/g, '$1$2')
    .replace(/\s*(?:至|到|~|—+|–|--|\sto\s|\s-\s)\s*/g, '~')
}

/**
 * Reads dates as people write them: `2027-02-06`, `2月6日`, `2/6`, `2月6日至12日`, `2027-02-06~2027-02-12`, separated
 * by commas, spaces or lines. A date without a year is of the given one.
 */
export function parseDates(text: string, year: string): ParsedDates {
  const whole = new RegExp(`^${range}$`)
  const dates = new Set<string>()
  const unread: string[] = []
  for (const piece of tidied(text)
    .split(/[,;、。\s]+/)
    .filter((part) => part !== '')) {
    const found = datesOf(whole.exec(piece)?.groups, year)
    if (found === undefined) unread.push(piece)
    else for (const date of found) dates.add(date)
  }
  return { dates: [...dates].toSorted(), unread }
}

/**
 * Reads the yearly notice of the State Council on holidays (节假日安排的通知) as it is published: days of a sentence that
 * says 上班 are worked, those of one that says 放假 are off.
 */
export function parseNotice(text: string, year: string): { readonly off: string[]; readonly work: string[] } {
  const off = new Set<string>()
  const work = new Set<string>()
  for (const sentence of tidied(text).split(/[。;]/)) {
    const days = sentence.includes('上班') ? work : sentence.includes('放假') ? off : undefined
    if (days === undefined) continue
    for (const { groups } of sentence.matchAll(new RegExp(range, 'g')))
      for (const date of datesOf(groups, year) ?? []) days.add(date)
  }
  return { off: [...off].toSorted(), work: [...work].toSorted() }
}

function datesOf(parts: Readonly<Record<string, string>> | undefined, year: string): string[] | undefined {
  if (parts === undefined) return undefined
  const first = dateFrom(parts.fromYear ?? year, parts.fromMonth, parts.fromDay)
  if (first === undefined) return undefined
  if (parts.toDay === undefined) return [first]
  const last = dateFrom(parts.toYear ?? parts.fromYear ?? year, parts.toMonth ?? parts.fromMonth, parts.toDay)
  if (last === undefined || last < first) return undefined
  const dates: string[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) {
    if (dates.length === longestRangeDays) return undefined
    dates.push(date)
  }
  return dates
}

function dateFrom(
  year: string,
  month: string | undefined,
  dayOfMonth: string | undefined,
): string | undefined {
  const date = `${year}-${(month ?? '').padStart(2, '0')}-${(dayOfMonth ?? '').padStart(2, '0')}`
  return isDate(date) ? date : undefined
}

/** Dates as runs: a single one, or the first and the last of neighbours. */
export function runsOf(dates: readonly string[]): { readonly first: string; readonly last: string }[] {
  const runs: { first: string; last: string }[] = []
  for (const date of dates.toSorted()) {
    const run = runs.at(-1)
    if (run !== undefined && addDays(run.last, 1) === date) run.last = date
    else runs.push({ first: date, last: date })
  }
  return runs
}
