import { BadInput } from '../../bad-input.ts'
import { type DayVisitor, dayGrounds, dayHeader } from '../day.ts'
import { formatTimeOfDay } from '../time-of-day.ts'

/** The visitors as the text of a day file; throws BadInput for a ground that such a file cannot name. */
export function dayText(visitors: readonly DayVisitor[], file: string): string {
  return `${[dayHeader, ...visitors.map((visitor) => lineOf(visitor, file))].join('\n')}\n`
}

function lineOf(visitor: DayVisitor, file: string): string {
  const { name, arrivesAt, serviceId, appointmentAt, ground, serviceSeconds, patienceSeconds } = visitor
  if (ground !== null && !dayGrounds.includes(ground))
    throw new BadInput(
      file,
      `greenShares: a day file cannot name "${ground}", only ${dayGrounds.join(', ')}; count it among these`,
    )
  return [
    name,
    clock(arrivesAt),
    serviceId,
    clock(appointmentAt),
    ground ?? '',
    arrivesAt === null ? '' : serviceSeconds,
    patienceSeconds ?? '',
  ].join(',')
}

function clock(secondsOfDay: number | null): string {
  if (secondsOfDay === null) return ''
  return `${formatTimeOfDay(secondsOfDay)}:${String(secondsOfDay % 60).padStart(2, '0')}`
}
