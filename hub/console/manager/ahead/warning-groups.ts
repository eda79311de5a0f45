import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import type { RebalancingView } from '../../../../shared/http/rebalancing-schemas.ts'
import type { Text } from '../../../../shared/text.ts'

type Warning = RebalancingView['warnings'][number]

/** The warnings of one department and class, as one. */
export interface WarningGroup {
  readonly key: string
  /** The department, or the service when it is the only one. */
  readonly what: Text
  readonly class: Warning['class']
  readonly targetMinutes: number
  /** The soonest. */
  readonly passesAt: number
  readonly late: number
  readonly services: readonly Text[]
}

/** Warnings by department and class, the soonest first: a department's services share their windows. */
export function warningGroups(hall: HallView, warnings: readonly Warning[]): WarningGroup[] {
  const groups = new Map<string, WarningGroup>()
  for (const warning of warnings) {
    const service = hall.services.find(({ id }) => id === warning.serviceId)
    if (service === undefined) continue
    const key = `${service.departmentId}/${warning.class}`
    const known = groups.get(key)
    const isSooner = known === undefined || warning.passesAt < known.passesAt
    const { class: name, targetMinutes, passesAt } = isSooner ? warning : known
    groups.set(key, {
      key,
      what: known === undefined ? service.name : departmentName(hall, service.departmentId),
      class: name,
      targetMinutes,
      passesAt,
      late: (known?.late ?? 0) + warning.late,
      services: [...(known?.services ?? []), service.name],
    })
  }
  return [...groups.values()].sort((one, other) => one.passesAt - other.passesAt || other.late - one.late)
}

function departmentName(hall: HallView, departmentId: string): Text {
  return (
    hall.departments.find(({ id }) => id === departmentId)?.name ?? { zh: departmentId, en: departmentId }
  )
}
