import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { anyService } from '../../../shared/service-list.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { t } from '../../../shared/ui/language.ts'
import { ArrowGroup } from '../common/arrow-group.tsx'
import { Modal } from '../common/modal.tsx'
import { findServices } from '../common/service-search.ts'
import { StrandingNote } from './stranding-note.tsx'

interface Props {
  readonly hall: HallView
  readonly queues: ManagerView['queues']
  readonly window: ManagerView['windows'][number]
  readonly onSave: (services: readonly string[]) => void
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** Choosing what a window takes: any service, or some of them. */
export function ServicesDialog({ hall, queues, window, onSave, onClose, children }: Props) {
  const query = useSignal('')
  // Only what was ticked here: what somebody else changes meanwhile is seen, and is not undone by saving.
  const ticked = useSignal<ReadonlyMap<string, boolean>>(new Map())
  const chosen = withTicks(window.services, ticked.value)
  const isAny = chosen.has(anyService)
  const toggle = (serviceId: string) => {
    ticked.value = new Map(ticked.value).set(serviceId, !chosen.has(serviceId))
  }
  const isEmpty = chosen.size === 0
  const found = findServices(hall.services, query.value)
  return (
    <Modal
      wide="wide"
      title={fillText(texts.servicesTitle, { number: window.number })}
      hint={texts.servicesHint}
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isEmpty) onSave(isAny ? [anyService] : [...chosen])
        }}
      >
        <label class="check">
          <input type="checkbox" checked={isAny} onChange={() => toggle(anyService)} />
          <b>{t(texts.any)}</b>
        </label>
        {!isAny && (
          <>
            <input
              type="search"
              autocomplete="off"
              aria-label={t(consoleTexts.searchServicesOnly)}
              placeholder={t(consoleTexts.searchServicesOnly)}
              value={query.value}
              onInput={(event) => {
                query.value = event.currentTarget.value
              }}
            />
            <ArrowGroup label={t(texts.takes)} names={found.map(({ id }) => id)}>
              {(controlOf) => (
                <ul class="checks">
                  {found.map((service) => (
                    <li key={service.id}>
                      <label class="check">
                        <input
                          type="checkbox"
                          checked={chosen.has(service.id)}
                          onChange={() => toggle(service.id)}
                          {...controlOf(service.id)}
                        />
                        <span>{t(service.name)}</span>
                      </label>
                    </li>
                  ))}
                </ul>
              )}
            </ArrowGroup>
            {found.length === 0 && (
              <p class="hint">{t(fillText(consoleTexts.nothingFound, { query: query.value }))}</p>
            )}
          </>
        )}
        {!isEmpty && <StrandingNote hall={hall} queues={queues} window={window} services={[...chosen]} />}
        {children}
        <div class="buttons">
          <button type="submit" class="primary" aria-disabled={isEmpty}>
            {t(texts.save)}
          </button>
          <span class="hint" role="status">
            {isEmpty ? t(texts.chooseOne) : isAny ? '' : t(fillText(texts.chosen, { n: chosen.size }))}
          </span>
        </div>
      </form>
    </Modal>
  )
}

function withTicks(services: readonly string[], ticked: ReadonlyMap<string, boolean>): ReadonlySet<string> {
  const chosen = new Set(services)
  for (const [id, isTicked] of ticked) {
    if (isTicked) chosen.add(id)
    else chosen.delete(id)
  }
  return chosen
}
