import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { managerDayTexts as dayTexts } from '../../../shared/texts/console-manager-day.ts'
import { waitBrief, waitFigure, waitFigures } from '../../../shared/texts/wait-range.ts'
import { type WaitFigures, waitUnits } from '../../../shared/texts/wait-unit.ts'
import { waitedFigures, waitedTime } from '../../../shared/texts/waited-time.ts'
import { t } from '../../../shared/ui/language.ts'
import { type DepartmentQueue, queuesByDepartment, type ServiceQueue } from './hall-figures.ts'

/** What can be done with a service that somebody waits for. */
export interface ServiceActs {
  /** Opens the list of windows that could take it as well. */
  readonly onGive: (serviceId: string) => void
  /** It is being dragged to a window, or no longer. */
  readonly onDrag: (serviceId: string | undefined) => void
}

interface Props extends ServiceActs {
  readonly hall: HallView
  readonly queues: ManagerView['queues']
}

/** Who waits, by department and service: longest and expected waits, bars to compare, and what is over its target. */
export function QueuePanel({ hall, queues, onGive, onDrag }: Props) {
  // Trouble is on top, where it is seen first; the rest keep the order of the hall.
  const departments = queuesByDepartment(hall, queues).toSorted((a, b) => b.overTarget - a.overTarget)
  const most = Math.max(1, ...departments.map(({ waiting }) => waiting))
  return (
    <section class="panel queues" aria-label={t(texts.queues)}>
      <header>
        <h2>{t(texts.queues)}</h2>
        {[dayTexts.columnWaiting, dayTexts.columnLongest, dayTexts.columnRange, dayTexts.columnOver].map(
          (column) => (
            <span key={column.en} aria-hidden="true">
              {t(column)}
            </span>
          ),
        )}
      </header>
      {departments.every(({ waiting }) => waiting === 0) && <p class="hint">{t(texts.nobodyWaits)}</p>}
      {departments.map((department) => (
        <Department
          key={department.departmentId}
          department={department}
          most={most}
          onGive={onGive}
          onDrag={onDrag}
        />
      ))}
    </section>
  )
}

interface DepartmentProps extends ServiceActs {
  readonly department: DepartmentQueue
  readonly most: number
}

const minutesOf = (seconds: number) => Math.round(seconds / 60)

/** In a column of minutes, figures of hours say so. */
const inColumn = ({ figures, unit }: WaitFigures) =>
  unit === waitUnits.minutes ? figures : `${figures} ${unit.brief.en}`

function Department({ department, most, onGive, onDrag }: DepartmentProps) {
  const { name, waiting, overTarget, longestWaitSeconds, waitRange, services } = department
  const longest = fillText(texts.longest, { wait: waitedTime(minutesOf(longestWaitSeconds)) })
  return (
    <details class={waiting === 0 ? 'department none' : 'department'}>
      <summary>
        <span class="department-name">{t(name)}</span>
        <span class="bar" aria-hidden="true">
          <i style={{ width: `${(waiting / most) * 100}%` }} />
          <i class="over" style={{ width: `${(overTarget / most) * 100}%` }} />
        </span>
        <b class="number">{waiting}</b>
        <Figure words={t(longest)}>
          {waiting > 0 && inColumn(waitedFigures(minutesOf(longestWaitSeconds)))}
        </Figure>
        <Figure
          words={
            waitRange === null
              ? t(dayTexts.expectedUnknown)
              : t(fillText(dayTexts.expectedNow, { range: waitFigure(waitRange) }))
          }
        >
          {waitRange === null ? waiting > 0 && '—' : inColumn(waitFigures(waitRange))}
        </Figure>
        <Figure words={t(fillText(texts.overTarget, { n: overTarget }))} tone="late">
          {overTarget > 0 && overTarget}
        </Figure>
      </summary>
      <ul>
        {services.map((queue) => (
          <Service key={queue.serviceId} queue={queue} onGive={onGive} onDrag={onDrag} />
        ))}
      </ul>
    </details>
  )
}

interface FigureProps {
  readonly words: string
  readonly tone?: 'late'
  readonly children: string | number | false
}

/** A number under its column; spoken with what it means. */
function Figure({ words, tone, children }: FigureProps) {
  if (children === false) return <span />
  return (
    <span class={tone === undefined ? 'figure' : `figure ${tone}`}>
      <span class="number" aria-hidden="true">
        {children}
      </span>
      <span class="only-spoken">{words}</span>
    </span>
  )
}

interface ServiceProps extends ServiceActs {
  readonly queue: ServiceQueue
}

function Service({ queue, onGive, onDrag }: ServiceProps) {
  const { serviceId, name, waiting, longestWaitSeconds, targetMinutes, waitRange, openWindows } = queue
  const longest = minutesOf(longestWaitSeconds)
  return (
    // Dragging is for the mouse; the button does the same.
    <li
      draggable
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', serviceId)
        onDrag(serviceId)
      }}
      onDragEnd={() => onDrag(undefined)}
    >
      <i class="grip" aria-hidden="true" />
      <span class="service-name">{t(name)}</span>
      <b class="number">{waiting}</b>
      <button
        type="button"
        class="secondary"
        aria-label={`${t(dayTexts.give)}: ${t(name)}`}
        onClick={() => onGive(serviceId)}
      >
        {t(dayTexts.give)}
      </button>
      <span class="service-facts">
        <span class={longest > targetMinutes ? 'late' : ''}>
          {t(fillText(dayTexts.longestOfTarget, { wait: waitedTime(longest), target: targetMinutes }))}
        </span>
        {waitRange !== null && (
          <span>{t(fillText(dayTexts.expectedNow, { range: waitBrief(waitRange) }))}</span>
        )}
        <span class={openWindows === 0 ? 'late' : ''}>
          {t(openWindows === 0 ? texts.noOpenWindow : fillText(texts.openWindows, { n: openWindows }))}
        </span>
      </span>
    </li>
  )
}
