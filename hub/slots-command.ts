import { parseArgs } from 'node:util'
import { readOpeningsFile } from '../shared/booking/openings-file.ts'
import { localDate } from '../shared/booking/timetable.ts'
import { instantOfText } from '../shared/calendar-date.ts'
import { messageOf } from '../shared/errors.ts'
import { takesService } from '../shared/hall-definition.ts'
import { listFreeSlots, type MisfitBooking, type SlotQuery } from './domain/booking/slot-listing.ts'
import { isRejection } from './domain/hall-day/decide-window.ts'
import { BadInput } from './simulation/bad-input.ts'

const usage = `npm run slots -- --openings FILE --from DATE --to DATE --now DATETIME [--service ID] [--slots-needed N]
  FILE      the openings as JSON: {timeZone, openings, exceptions, calendar, bookings}
  DATE      YYYY-MM-DD, both included
  DATETIME  as 2026-11-23T08:00, in the hall's time zone unless it ends in Z or an offset
  ID        only slots in which this service is done
  N         consecutive slots that a visit needs, 1 unless given`

/** What a command line does: its exit code, and the texts of its two outputs. */
export interface CommandOutput {
  readonly exitCode: 0 | 2
  readonly stdout: string
  readonly stderr: string
}

/** `npm run slots`: prints the free slots of an openings file as JSON; 2 with the reason when the input cannot be used. */
export function slotsCommand(argv: readonly string[], readText: (file: string) => string): CommandOutput {
  try {
    return listing(argv, readText)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { exitCode: 2, stdout: '', stderr: `${error.message}\n` }
  }
}

function listing(argv: readonly string[], readText: (file: string) => string): CommandOutput {
  const values = valuesOf(argv)
  const file = given('--openings', values.openings)
  const from = dateOf('--from', values.from)
  const to = dateOf('--to', values.to)
  if (to < from) throw new BadInput('--to', `${to} is before --from ${from}; give a day not before it`)
  const now = given('--now', values.now)
  const slotsNeeded = countOf('--slots-needed', values['slots-needed'] ?? '1')
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

function valuesOf(argv: readonly string[]) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...argv],
      options: { openings: text, from: text, to: text, now: text, service: text, 'slots-needed': text },
    }).values
  } catch (error) {
    throw new BadInput('command line', `${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

function given(option: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new BadInput(option, `is missing\n${usage}`)
  return value
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
  const text = given(option, value)
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

const mostSlots = 1440

function countOf(option: string, text: string): number {
  const count = Number(text)
  if (!/^\d+$/.test(text) || count < 1 || count > mostSlots)
    throw new BadInput(option, `"${text}" is not a whole number from 1 to ${mostSlots}`)
  return count
}

function noteOf({ booking: { date, start, slots }, problem }: MisfitBooking): string {
  return problem === 'no-slot'
    ? `the one of ${date} at ${start} takes nothing: no opening has a slot that starts then`
    : `the one of ${date} at ${start} does not fit: no opening has a place left in ${slots} slots from then on`
}
