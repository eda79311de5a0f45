import { createEvent } from 'ics'

/** A booked visit as an entry of the visitor's calendar. */
export interface CalendarEntry {
  /** The same for a booking for ever, so that a later file replaces the entry. */
  readonly uid: string
  /** Rises with every change. */
  readonly sequence: number
  /** Instants in epoch milliseconds. */
  readonly startsAt: number
  readonly endsAt: number
  /** When this version was made. */
  readonly stampAt: number
  readonly summary: string
  readonly location: string
  readonly description: string
  readonly url: string
  readonly status: 'confirmed' | 'cancelled'
  /** Minutes before the start at which the phone reminds. */
  readonly alarmMinutes: number
}

/** Octets of a content line at most, without its line break (RFC 5545, 3.1). */
const lineOctets = 75

/**
 * The iCalendar file (RFC 5545) of a booked visit. Times are UTC instants, so that every calendar shows them right in its
 * own time zone. Throws when the library refuses the entry, which is a bug of the caller.
 */
export function calendarFile(entry: CalendarEntry): string {
  const { uid, sequence, startsAt, endsAt, stampAt, url, status, alarmMinutes } = entry
  const summary = plain(entry.summary)
  const attributes = {
    productId: '-//Tingxu//Booking//ZH',
    method: 'PUBLISH',
    uid,
    sequence,
    timestamp: stampAt,
    start: startsAt,
    startOutputType: 'utc',
    end: endsAt,
    title: summary,
    location: plain(entry.location),
    description: plain(entry.description),
    url,
    status: status === 'confirmed' ? 'CONFIRMED' : 'CANCELLED',
    busyStatus: status === 'confirmed' ? 'BUSY' : 'FREE',
    alarms: status === 'confirmed' ? [alarm(summary, alarmMinutes)] : [],
  } as const
  // The types leave `timestamp` out, which the library takes as DTSTAMP.
  const { error, value } = createEvent({ ...attributes, alarms: [...attributes.alarms] })
  if (error !== null || value === null) throw new Error(`no calendar file for ${uid}: ${String(error)}`)
  return folded(value)
}

function alarm(summary: string, minutes: number) {
  return {
    action: 'display',
    // The library escapes the texts of an event, not those of an alarm.
    description: summary.replace(/[\\;,]/g, (character) => `\\${character}`),
    trigger: { before: true, minutes },
  } as const
}

/** Line breaks as one kind, other control characters gone: they are not allowed in a text. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
}

/** Folds the lines anew: the library counts characters, and a Chinese one has three octets. */
function folded(file: string): string {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n')
  return lines.map(foldedLine).join('\r\n')
}

function foldedLine(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > lineOctets) {
      parts.push(part)
      // The blank that marks a folded line counts too.
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n')
}
