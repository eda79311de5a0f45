import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import { portalTexts } from '../../../shared/texts/portal.ts'
import { waitedFigures } from '../../../shared/texts/waited-time.ts'
import { fill, t } from '../../../shared/ui/language.ts'

interface Props {
  readonly hall: HallView
  readonly queues: QueuesView
}

/** Who waits in the hall now, in all and by department. */
export function QueueSummary({ hall, queues }: Props) {
  const departmentOf = new Map(hall.services.map(({ id, departmentId }) => [id, departmentId]))
  const rows = hall.departments
    .map(({ id, name }) => {
      const own = queues.queues.filter(({ serviceId }) => departmentOf.get(serviceId) === id)
      return { id, name, waiting: own.reduce((sum, { waiting }) => sum + waiting, 0) }
    })
    .filter(({ waiting }) => waiting > 0)
    .sort((a, b) => b.waiting - a.waiting)
  const waiting = rows.reduce((sum, row) => sum + row.waiting, 0)
  const longestSeconds = Math.max(0, ...queues.queues.map((queue) => queue.longestWaitSeconds))
  const longest = waitedFigures(Math.floor(longestSeconds / 60))
  const rest = hall.departments.length - rows.length
  return (
    <section class="queues" aria-label={t(portalTexts.byDepartment)}>
      <div class="totals">
        {waiting === 0 ? (
          <p class="nobody">{t(portalTexts.nobodyWaits)}</p>
        ) : (
          <>
            <p>
              <b class="number">{waiting}</b> {t(portalTexts.waiting)}
            </p>
            <p>
              {t(portalTexts.longest)} <b class="number">{longest.figures}</b> {t(longest.unit.brief)}
            </p>
          </>
        )}
        {!queues.open && <p class="closed">{t(portalTexts.dayClosed)}</p>}
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <span>{t(row.name)}</span>
            <i style={{ '--share': row.waiting / (rows[0]?.waiting ?? 1) }} aria-hidden="true" />
            <b class="number">{row.waiting}</b>
          </li>
        ))}
      </ul>
      {rest > 0 && rows.length > 0 && (
        <p class="rest">{fill(portalTexts.moreDepartments, { count: rest })}</p>
      )}
    </section>
  )
}
