import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { isHardlyAWait, waitBrief } from '../../shared/texts/wait-range.ts'
import { t } from '../../shared/ui/language.ts'
import { isLongQueue, type QueueCounts } from './queue-counts.ts'

interface Props {
  readonly counts: QueueCounts | undefined
  /** Tiles of one service tell how long a newcomer would wait; a department's matters differ too much. */
  readonly of: 'service' | 'department'
}

/** What a tile tells of its queue: how many wait, how long one would, whether any window is open. */
export function QueueLine({ counts, of }: Props) {
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
      {of === 'service' && counts.waitRange !== null && !isHardlyAWait(counts.waitRange) && (
        <span class="expected">{t(waitBrief(counts.waitRange))}</span>
      )}
      {counts.openWindows === 0 && <span class="closed">{t(kioskTexts.noWindow)}</span>}
    </span>
  )
}
