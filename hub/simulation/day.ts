import type { GreenGround, TicketClass } from '../../shared/hall-definition.ts'
import { BadInput } from '../bad-input.ts'
import { readText } from './plan.ts'
import { parseTimeOfDay } from './time-of-day.ts'

/** One visitor of a day file. Times are seconds since local midnight. */
export interface DayVisitor {
  /** Place in the file, from 0: it decides between arrivals at the same second. */
  readonly row: number
  readonly name: string
  /** Null when the visitor booked and never came. */
  readonly arrivesAt: number | null
  readonly serviceId: string
  readonly appointmentAt: number | null
  /** The ground of the green channel; null for none. */
  readonly ground: GreenGround | null
  readonly class: TicketClass
  /** 0 for those who never came. */
  readonly serviceSeconds: number
  /** Leaves when it has waited that long; null when it never leaves. */
  readonly patienceSeconds: number | null
}

/** A visitor that came. */
export type ArrivedVisitor = DayVisitor & { readonly arrivesAt: number }

/** The header of a day file. */
export const dayHeader = 'visitor,arrives_at,service,appointment_at,priority,service_seconds,patience_seconds'
/** The grounds that a day file can name. */
export const dayGrounds: readonly string[] = ['elderly', 'disabled', 'military', 'pregnant', 'key-project']
// A day has 86,400 seconds; anything longer is a slip of the pen.
const longestSeconds = 86_400

/** Parses a day file; throws BadInput with the file, the line and the reason. */
export function parseDay(content: string, file: string, services: ReadonlySet<string>): DayVisitor[] {
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/)
  if (lines[0]?.trim() !== dayHeader) throw new BadInput(file, `the header must be "${dayHeader}"`, 1)
  const visitors: DayVisitor[] = []
  const names = new Set<string>()
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue
    const refuse = (reason: string) => new BadInput(file, reason, index + 1)
    const visitor = parseRow(line, visitors.length, services, refuse)
    if (names.has(visitor.name)) throw refuse(`visitor "${visitor.name}" is there twice`)
    names.add(visitor.name)
    visitors.push(visitor)
  }
  if (visitors.length === 0) throw new BadInput(file, 'there are no visitors in it')
  return visitors
}

/** Reads and parses a day file; throws BadInput. */
export async function readDay(file: string, services: ReadonlySet<string>): Promise<DayVisitor[]> {
  return parseDay(await readText(file), file, services)
}

/** Those who came, in order of arrival; ties stay in the file's order. */
export function arrivedOf(visitors: readonly DayVisitor[]): ArrivedVisitor[] {
  return visitors
    .filter((visitor): visitor is ArrivedVisitor => visitor.arrivesAt !== null)
    .sort((one, other) => one.arrivesAt - other.arrivesAt || one.row - other.row)
}

function parseRow(
  line: string,
  row: number,
  services: ReadonlySet<string>,
  refuse: (reason: string) => BadInput,
): DayVisitor {
  const fields = line.split(',').map((field) => field.trim())
  if (fields.length !== 7) throw refuse(`7 fields are needed, there are ${fields.length}`)
  const [name, arrival, serviceId, slot, priority, service, patience] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const time = (text: string, column: string) => {
    const seconds = /^\d\d:\d\d:\d\d$/.test(text) ? parseTimeOfDay(text) : undefined
    if (seconds === undefined) throw refuse(`${column} "${text}" is not a time as HH:MM:SS`)
    return seconds
  }
  const duration = (text: string, column: string) => {
    const seconds = Number(text)
    if (!/^\d+(\.\d+)?$/.test(text) || seconds > longestSeconds)
      throw refuse(`${column} "${text}" is not a number of seconds from 0 to ${longestSeconds}`)
    return seconds
  }
  if (name === '') throw refuse('visitor is empty')
  if (!services.has(serviceId)) throw refuse(`service "${serviceId}" is not in the plan`)
  if (priority !== '' && !dayGrounds.includes(priority))
    throw refuse(`priority "${priority}" is none of ${dayGrounds.join(', ')}`)
  if (arrival === '' && slot === '')
    throw refuse('arrives_at is empty, and there is no appointment that was missed')
  return {
    row,
    name,
    arrivesAt: arrival === '' ? null : time(arrival, 'arrives_at'),
    serviceId,
    appointmentAt: slot === '' ? null : time(slot, 'appointment_at'),
    ground: priority === '' ? null : (priority as GreenGround),
    class: priority !== '' ? 'green' : slot !== '' ? 'appointment' : 'walkin',
    // Who never came was never served.
    serviceSeconds: arrival === '' && service === '' ? 0 : duration(service, 'service_seconds'),
    patienceSeconds: patience === '' ? null : duration(patience, 'patience_seconds'),
  }
}
