import { type ArrivedVisitor, arrivedOf, parseDay } from '../../hub/simulation/day.ts'
import { type Plan, parsePlan } from '../../hub/simulation/plan.ts'

const header = 'visitor,arrives_at,service,appointment_at,priority,service_seconds,patience_seconds'

/** A plan in the plan format, and the rows of a day file without the header. */
export interface WrittenDay {
  readonly plan: unknown
  readonly day: readonly string[]
}

/** The plan and those who come, read by the parsers of the product. */
export function readWrittenDay(file: string, { plan: content, day }: WrittenDay) {
  const plan: Plan = parsePlan(JSON.stringify(content), file)
  const services = new Set(plan.services.map(({ id }) => id))
  const visitors: readonly ArrivedVisitor[] = arrivedOf(parseDay([header, ...day].join('\n'), file, services))
  return { plan, visitors }
}
