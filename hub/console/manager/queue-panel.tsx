import type { HallView, ManagerView } from '../../../shared/http/schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { t } from '../../../shared/ui/language.ts'
import { type DepartmentQueue, queuesByDepartment } from './hall-figures.ts'

interface Props {
  readonly hall: HallView
  readonly queues: ManagerView['queues']
}

/** Who waits, by department and service, with bars to compare and what is over its target in red. */
export function QueuePanel({ hall, queues }: Props) {
  const departments = queuesByDepartment(hall, queues)
  const most = Math.max(1, ...departments.map(({ waiting }) => waiting))
  return (
    <section class="panel queues" aria-label={t(texts.queues)}>
      <h2>{t(texts.queues)}</h2>
      {departments.every(({ waiting }) => waiting === 0) && <p class="hint">{t(texts.nobodyWaits)}</p>}
      {departments.map((department) => (
        <Department key={department.departmentId} department={department} most={most} />
      ))}
    </section>
  )
}

function Department({ department, most }: { readonly department: DepartmentQueue; readonly most: number }) {
  const { name, waiting, overTarget, longestWaitSeconds, services } = department
  return (
    <details class={waiting === 0 ? 'department none' : 'department'}>
      <summary>
        <span class="one-line">{t(name)}</span>
        <span class="bar" aria-hidden="true">
          <i style={{ width: `${(waiting / most) * 100}%` }} />
          <i class="over" style={{ width: `${(overTarget / most) * 100}%` }} />
        </span>
        <span class="count">
          <b class="number">{waiting}</b>
        </span>
        <span class="longest">
          {waiting > 0 && t(fillText(texts.longest, { n: Math.round(longestWaitSeconds / 60) }))}
        </span>
        <span class="late">{overTarget > 0 && t(fillText(texts.overTarget, { n: overTarget }))}</span>
      </summary>
      <ul>
        {services.map((queue) => (
          <li key={queue.serviceId}>
            <span class="one-line">{t(queue.name)}</span>
            <b class="number">{queue.waiting}</b>
            <span>{t(fillText(texts.longest, { n: Math.round(queue.longestWaitSeconds / 60) }))}</span>
            <span class={queue.openWindows === 0 ? 'late' : ''}>
              {t(
                queue.openWindows === 0
                  ? texts.noOpenWindow
                  : fillText(texts.openWindows, { n: queue.openWindows }),
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
