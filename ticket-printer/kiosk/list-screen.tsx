import type { ComponentChildren } from 'preact'
import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { fill, t } from '../../shared/ui/language.ts'
import type { Service } from '../../shared/ui/service-search.ts'
import { Both } from './both.tsx'
import { PagedGrid } from './paged-grid.tsx'
import { countQueues } from './queue-counts.ts'
import { QueueLine } from './queue-line.tsx'

interface ListProps {
  readonly hall: HallView
  readonly queues: QueuesView | undefined
  /** The department whose services are shown; the packages when left out. */
  readonly departmentId?: string
  readonly back: () => void
  readonly choose: (serviceId: string) => void
}

/** The services of one department, or the packages of life events. */
export function ListScreen({ hall, queues, departmentId, back, choose }: ListProps) {
  const services =
    departmentId === undefined
      ? hall.services.filter(({ kind }) => kind === 'package')
      : hall.services.filter((service) => service.departmentId === departmentId)
  const title = hall.departments.find(({ id }) => id === departmentId)?.name ?? kioskTexts.packages
  return (
    <section class="list">
      <BackBar back={back}>
        <Both text={title} />
      </BackBar>
      <ServiceGrid services={services} queues={queues} listId={departmentId ?? 'packages'} choose={choose} />
    </section>
  )
}

interface BackBarProps {
  readonly back: () => void
  readonly children: ComponentChildren
}

/** The way back, and where the visitor is. */
export function BackBar({ back, children }: BackBarProps) {
  return (
    <div class="back-bar">
      <button type="button" class="back" onClick={back}>
        <Icon name="arrow-left" /> {t(kioskTexts.back)}
      </button>
      <h2>{children}</h2>
    </div>
  )
}

interface GridProps {
  readonly services: readonly Service[]
  readonly queues: QueuesView | undefined
  readonly listId: string
  readonly choose: (serviceId: string) => void
}

/** Services as large tiles with the state of their queues. */
export function ServiceGrid({ services, queues, listId, choose }: GridProps) {
  return (
    <PagedGrid
      items={services}
      listId={listId}
      draw={(service) => (
        <button type="button" class="tile" onClick={() => choose(service.id)}>
          <Both text={service.name} />
          {service.kind === 'package' && (
            <span class="tag">{fill(kioskTexts.matters, { count: service.matters.length })}</span>
          )}
          <QueueLine counts={countQueues([service], queues)} of="service" />
        </button>
      )}
    />
  )
}
