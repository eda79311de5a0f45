import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { rebalancingTexts as texts } from '../../../shared/texts/console-rebalancing.ts'
import { t } from '../../../shared/ui/language.ts'
import { Modal } from '../common/modal.tsx'
import { clerkLabel } from './ahead/clerk-label.ts'

interface Props {
  readonly number: number
  readonly freeClerks: ManagerView['rebalancing']['freeClerks']
  readonly onOpen: (clerkId: string) => void
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** Opening a closed window by hand: which of the free clerks goes there. */
export function OpenDialog({ number, freeClerks, onOpen, onClose, children }: Props) {
  const chosen = useSignal<string | undefined>(undefined)
  // Who was chosen may be at a window by now.
  const clerkId = (freeClerks.find(({ staffId }) => staffId === chosen.value) ?? freeClerks[0])?.staffId
  const title = fillText(texts.openWithTitle, { number })
  return (
    <Modal title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (clerkId !== undefined) onOpen(clerkId)
        }}
      >
        <select
          aria-label={t(title)}
          value={clerkId}
          onChange={(event) => {
            chosen.value = event.currentTarget.value
          }}
        >
          {freeClerks.map((clerk) => (
            <option key={clerk.staffId} value={clerk.staffId}>
              {clerkLabel(clerk)}
            </option>
          ))}
        </select>
        <div class="buttons">
          <button type="submit" class="primary" aria-disabled={clerkId === undefined}>
            {t(fillText(texts.open, { number }))}
          </button>
          <span class="hint" role="status">
            {clerkId === undefined && t(texts.nobodyFree)}
          </span>
        </div>
        {children}
      </form>
    </Modal>
  )
}
