import { useSignal } from '@preact/signals'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import { findServices } from '../common/service-search.ts'

interface Props {
  readonly hall: HallView
  /** Which services can be chosen at all; every one when left out. */
  readonly offered?: ReadonlySet<string> | undefined
  readonly chosen: readonly string[]
  /** True when no further service may be chosen. */
  readonly isFull: boolean
  readonly onChange: (chosen: readonly string[]) => void
}

/** Choosing services from all of them by search; what is chosen keeps its order, the first is the main one. */
export function ServiceChecks({ hall, offered, chosen, isFull, onChange }: Props) {
  const query = useSignal('')
  const departments = new Map(hall.departments.map(({ id, name }) => [id, name]))
  const services = hall.services.filter(({ id }) => offered === undefined || offered.has(id))
  const found = findServices(services, query.value)
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <div class="service-checks">
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
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return
          event.preventDefault()
          const [first] = found
          if (first === undefined || query.value === '' || (isFull && !chosen.includes(first.id))) return
          toggle(first.id)
          query.value = ''
        }}
      />
      <ul>
        {found.map((service) => {
          const isChosen = chosen.includes(service.id)
          return (
            <li key={service.id}>
              <label class={isChosen ? 'check chosen' : 'check'}>
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={isFull && !isChosen}
                  onChange={() => toggle(service.id)}
                />
                <span>
                  {t(service.name)}
                  <small>{t(departments.get(service.departmentId) ?? service.name)}</small>
                </span>
              </label>
            </li>
          )
        })}
      </ul>
      {found.length === 0 && (
        <p class="hint">{t(fillText(consoleTexts.nothingFound, { query: query.value }))}</p>
      )}
    </div>
  )
}
