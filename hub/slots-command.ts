import { readOpeningsFile } from '../shared/booking/openings-file.ts'
import { localDate } from '../shared/booking/timetable.ts'
import { instantOfText } from '../shared/calendar-date.ts'
import { messageOf } from '../shared/errors.ts'
import { takesService } from '../shared/service-list.ts'
import { BadInput } from './bad-input.ts'
import { type CommandOutput, endOf, required, textOptions, wholeNumber } from './command-line.ts'
import { listFreeSlots, type MisfitBooking, type SlotQuery } from './domain/booking/slot-listing.ts'
import { isRejection } from './domain/hall-day/decide-window.ts'

const usage = `npm run slots -- --openings FILE --from DATE --to DATE --now DATETIME [--service ID] [--slots-needed N]
  FILE      the openings as JSON: {timeZone, openings, exceptions, calendar, bookings}
  DATE      YYYY-MM-DD, both included
  DATETIME  as 2026-11-23T08:00, in the hall's time zone unless it ends in Z or an offset
  ID        only slots in which this service is done
  N         consecutive slots that a visit needs, 1 unless given`

/** A day has no more. */
const mostSlots = 1440

/** `npm run slots`: prints the free slots of an openings file as JSON; 2 with the reason when the input cannot be used. */
export function slotsCommand(argv: readonly string[], readText: (file: string) => string): CommandOutput {
  try {
    return listing(argv, readText)
  } catch (error) {
    return endOf(error)
  }
}

function listing(argv: readonly string[], readText: (file: string) => string): CommandOutput {
  const values = textOptions(argv, ['openings', 'from', 'to', 'now', 'service', 'slots-needed'], usage)
  const file = required('--openings', values.openings, usage)
  const from = dateOf('--from', values.from)
  const to = dateOf('--to', values.to)
  if (to < from) throw new BadInput('--to', `${to} is before --from ${from}; give a day not before it`)
  const now = required('--now', values.now, usage)
  const slotsNeeded = wholeNumber('--slots-needed', values['slots-needed'] ?? '1', 1, mostSlots)
  const read = readOpeningsFile(textOf(file, readText))
  if (!('timetable' in read)) throw new BadInput(file, read.join(`\n${file}: `))
  const { timetable, bookings } = read
  const query: SlotQuery = {
    from,
    to,
    now: instantOf('--now', now, timetable.timeZone),
    serviceId: values.service ?? null,
    slotsNeeded,
  }
  const listed = listFreeSlots(timetable, bookings, query)
  if (isRejection(listed)) {
    const { year, opening, date } = listed.data
    const { zh, en } = messageOf(listed)
    throw new BadInput(
      file,
      `calendar: there is no year ${year}, which opening "${opening}" needs on ${date}; add "${year}": {"off": [dates], "work": [dates]}\n${zh}\n${en}`,
    )
  }
  const notes = listed.misfits.map((misfit) => `${file}: bookings: ${noteOf(misfit)}`)
  if (
    query.serviceId !== null &&
    !timetable.openings.some((one) => takesService(one.services, query.serviceId ?? ''))
  )
    notes.push(`${file}: openings: none has the service "${query.serviceId}"`)
  return {
    exitCode: 0,
    stdout: `${JSON.stringify(listed.free, null, 2)}\n`,
    stderr: notes.map((note) => `${note}\n`).join(''),
  }
}

function textOf(file: string, readText: (file: string) => string): string {
  try {
    return readText(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    throw new BadInput(file, code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${String(error)}`)
  }
}

function dateOf(option: string, value: string | undefined): string {
  const text = required(option, value, usage)
  if (!localDate.safeParse(text).success)
    throw new BadInput(option, `"${text}" is not a day as YYYY-MM-DD; give one as 2026-11-23`)
  return text
}

function instantOf(option: string, text: string, timeZone: string): number {
  const instant = instantOfText(text, timeZone)
  if (instant === undefined)
    throw new BadInput(
      option,
      `"${text}" is not a date and time; give one as 2026-11-23T08:00 or 2026-11-23T00:00Z`,
    )
  return instant
}

function noteOf({ booking: { date, start, slots }, problem }: MisfitBooking): string {
  return problem === 'no-slot'
    ? `the one of ${date} at ${start} takes nothing: no opening has a slot that starts then`
    : `the one of ${date} at ${start} does not fit: no opening has a place left in ${slots} slots from then on`
}
