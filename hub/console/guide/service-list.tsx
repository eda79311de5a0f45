import { type Signal, useSignal } from '@preact/signals'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { t } from '../../../shared/ui/language.ts'
import { findServices } from '../common/service-search.ts'

interface Props {
  readonly hall: HallView
  readonly queues: QueuesView | undefined
  readonly chosen: Signal<string | undefined>
}

/** All services by department and search, each with how many wait for it. */
export function ServiceList({ hall, queues, chosen }: Props) {
  const query = useSignal('')
  const departmentId = useSignal('')
  const waiting = new Map(queues?.queues.map((queue) => [queue.serviceId, queue]))
  const departments = new Map(hall.departments.map(({ id, name }) => [id, name]))
  const offered = hall.services.filter(
    (service) => departmentId.value === '' || service.departmentId === departmentId.value,
  )
  const found = findServices(offered, query.value)
  return (
    <div class="services">
      <div class="filters">
        <input
          type="search"
          autocomplete="off"
          spellcheck={false}
          aria-label={t(consoleTexts.searchServicesOnly)}
          placeholder={t(consoleTexts.searchServicesBrief)}
          value={query.value}
          onInput={(event) => {
            query.value = event.currentTarget.value
          }}
        />
        <select
          aria-label={t(texts.department)}
          value={departmentId.value}
          onChange={(event) => {
            departmentId.value = event.currentTarget.value
          }}
        >
          <option value="">{t(texts.allDepartments)}</option>
          {hall.departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {t(name)}
            </option>
          ))}
        </select>
      </div>
      {found.length === 0 && (
        <p class="nothing">{t(fillText(consoleTexts.nothingFound, { query: query.value }))}</p>
      )}
      <ul>
        {found.map((service) => {
          const queue = waiting.get(service.id)
          return (
            <li key={service.id}>
              <button
                type="button"
                aria-pressed={chosen.value === service.id}
                onClick={() => {
                  chosen.value = service.id
                }}
              >
                <span class="label">{t(service.name)}</span>
                <span class="detail">{t(departments.get(service.departmentId) ?? service.name)}</span>
                {queue !== undefined && (
                  <span class={queue.openWindows === 0 ? 'count none' : 'count'}>
                    {t(
                      queue.openWindows === 0
                        ? texts.noWindowOpen
                        : fillText(texts.waitingNow, { n: queue.waiting }),
                    )}
                  </span>
                )}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
