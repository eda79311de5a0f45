import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import type { Text } from '../../shared/text.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { checkInTexts } from '../../shared/texts/kiosk-check-in.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { language, t } from '../../shared/ui/language.ts'
import { Both } from './both.tsx'
import { PagedGrid } from './paged-grid.tsx'
import { countQueues } from './queue-counts.ts'
import { QueueLine } from './queue-line.tsx'
import type { ListStep } from './step.ts'

interface Props {
  readonly hall: HallView
  readonly queues: QueuesView | undefined
  readonly go: (step: ListStep | { readonly at: 'check-in' }) => void
}

/** The choice with which every visit begins: a life event, a booking, a search, or a department. */
export function HomeScreen({ hall, queues, go }: Props) {
  const packages = hall.services.filter(({ kind }) => kind === 'package')
  const departments = hall.departments.filter(({ id }) =>
    hall.services.some(({ departmentId }) => departmentId === id),
  )
  return (
    <div class="home">
      <div class="doors">
        {packages.length > 0 && (
          <button type="button" class="door packages" onClick={() => go({ at: 'packages' })}>
            <Icon name="package" />
            <span class="door-words">
              <Both text={kioskTexts.packages} />
              <span class="door-detail names">
                {packages.map(({ id, name }) => (
                  <span key={id}>{lifeEvent(name)}</span>
                ))}
              </span>
            </span>
          </button>
        )}
        <button type="button" class="door booked" onClick={() => go({ at: 'check-in' })}>
          <Icon name="qr-code" />
          <span class="door-words">
            <Both text={checkInTexts.door} />
            <span class="door-detail">{t(checkInTexts.doorHint)}</span>
          </span>
        </button>
        <button type="button" class="door search" onClick={() => go({ at: 'search', typed: '' })}>
          <Icon name="search" />
          <span class="door-words">
            <Both text={kioskTexts.search} />
            <span class="door-detail">{t(kioskTexts.searchHint)}</span>
          </span>
        </button>
      </div>
      <PagedGrid
        items={departments}
        listId={`departments ${language.value}`}
        draw={({ id, name }) => (
          <button type="button" class="tile" onClick={() => go({ at: 'department', departmentId: id })}>
            <Both text={name} />
            <QueueLine
              of="department"
              counts={countQueues(
                hall.services.filter(({ departmentId }) => departmentId === id),
                queues,
              )}
            />
          </button>
        )}
      />
    </div>
  )
}

/** The life event itself: the tile says already that it is done all in one (一件事). */
function lifeEvent(name: Text): string {
  return t({ zh: name.zh.replace(/一件事$/, ''), en: name.en.replace(/, all in one$/, '') })
}
