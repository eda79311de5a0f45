import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { t } from '../../shared/ui/language.ts'
import { isLongQueue, type QueueCounts } from './queue-counts.ts'

/** One line of a tile: how many wait, how many windows are open. */
export function QueueLine({ counts }: { readonly counts: QueueCounts | undefined }) {
  if (counts === undefined) return <span class="queue-line">&nbsp;</span>
  return (
    <span class={`queue-line ${isLongQueue(counts) ? 'long' : ''}`}>
      {counts.waiting === 0 ? (
        t(kioskTexts.nobody)
      ) : (
        <span>
          <b class="number">{counts.waiting}</b> {t(kioskTexts.waitingUnit)}
        </span>
      )}
      {counts.openWindows === 0 && <span class="closed">{t(kioskTexts.noWindow)}</span>}
    </span>
  )
}
