import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { managerDayTexts as texts } from '../../../shared/texts/console-manager-day.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { t } from '../../../shared/ui/language.ts'
import { KeyCap } from '../common/key-cap.tsx'
import { keyName } from '../common/key-name.ts'
import type { ManagerActs } from './manager-acts.ts'

/** How long the last act is offered to be taken back, in milliseconds: time to see what it did on the floor. */
const offeredMs = 120_000
const undoKey = 'Z'

interface Props {
  readonly acts: ManagerActs
  readonly view: ManagerView
}

/** The last act and the way back, in a corner where it covers no trouble; gone when somebody changed the same since. */
export function UndoStrip({ acts, view }: Props) {
  const offer = acts.offer.value
  const isOffered = offer?.fits(view) === true
  useEffect(() => {
    if (offer === undefined) return
    const timer = setTimeout(() => acts.offer.value === offer && acts.keep(), offeredMs)
    return () => clearTimeout(timer)
  }, [offer, acts])
  // Before the offer is seen, so that its key works from the first moment.
  useLayoutEffect(() => {
    if (!isOffered) return
    const undo = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return
      if (keyName(event) !== undoKey) return
      event.preventDefault()
      void acts.takeBack()
    }
    window.addEventListener('keydown', undo)
    return () => window.removeEventListener('keydown', undo)
  }, [isOffered, acts])
  return (
    <div class="undo-place" role="status">
      {isOffered && (
        <p class="undo-strip">
          <span>{t(offer.done)}</span>
          <button
            type="button"
            class="secondary"
            aria-keyshortcuts={undoKey}
            onClick={() => void acts.takeBack()}
          >
            {t(texts.undo)} <KeyCap name={undoKey} />
          </button>
          <button
            type="button"
            class="quiet"
            aria-label={t(consoleTexts.dismiss)}
            onClick={() => acts.keep()}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select')
}
