import type { ComponentChildren } from 'preact'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts } from '../../../shared/texts/console-manager.ts'
import { managerDayTexts as texts } from '../../../shared/texts/console-manager-day.ts'
import { t } from '../../../shared/ui/language.ts'
import { ArrowGroup } from '../common/arrow-group.tsx'
import { Modal } from '../common/modal.tsx'
import { serviceName } from '../common/service-name.ts'
import { takes } from './hall-figures.ts'
import { legendPhases, phaseOf } from './window-phase.ts'

interface Props {
  readonly hall: HallView
  readonly windows: ManagerView['windows']
  readonly serviceId: string
  readonly onGive: (windowId: string) => void
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** The windows that could take a service as well, the idle ones first: what dragging does, by keyboard or touch. */
export function GiveDialog({ hall, windows, serviceId, onGive, onClose, children }: Props) {
  const order = ['idle', 'serving', 'called', 'paused', 'closed']
  const able = windows
    .filter((window) => !takes(window, serviceId))
    .toSorted((a, b) => order.indexOf(phaseOf(a)) - order.indexOf(phaseOf(b)))
  return (
    <Modal
      wide="wide"
      title={fillText(texts.giveTitle, { service: serviceName(hall, serviceId) })}
      hint={texts.giveHint}
      onClose={onClose}
    >
      {able.length === 0 && <p>{t(texts.everyWindowTakes)}</p>}
      <ArrowGroup label={t(managerTexts.windows)} names={able.map(({ id }) => id)}>
        {(controlOf) => (
          <ul class="give-choices">
            {able.map((window) => {
              const phase = phaseOf(window)
              const words = legendPhases.find(({ id }) => id === phase)?.words ?? managerTexts.closed
              return (
                <li key={window.id} title={t(window.name)}>
                  <button
                    type="button"
                    class={`tile ${phase}`}
                    onClick={() => onGive(window.id)}
                    {...controlOf(window.id)}
                  >
                    <b class="number">{window.number}</b>
                    <span class="tile-name">{t(window.name)}</span>
                    <span class="tile-state one-line">{t(words)}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        )}
      </ArrowGroup>
      {children}
    </Modal>
  )
}
