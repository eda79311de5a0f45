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
  const { waiting, waitRange, openWindows } = counts
  const wait = waitRange !== null && !isHardlyAWait(waitRange) ? waitRange : null
  const expected = of === 'service' ? wait : null
  return (
    <span class={`queue-line ${isLongQueue(counts) ? 'long' : ''}`}>
      {waiting > 0 && (
        <span>
          <b class="number">{waiting}</b> {t(kioskTexts.waitingUnit)}
        </span>
      )}
      {/* Where others wait at the same windows, or none is open, "no queue" would promise what nobody keeps. */}
      {waiting === 0 &&
        expected === null &&
        openWindows > 0 &&
        t(wait === null ? kioskTexts.nobody : kioskTexts.busy)}
      {expected !== null && <span class="expected">{t(waitBrief(expected))}</span>}
      {openWindows === 0 && <span class="closed">{t(kioskTexts.noWindow)}</span>}
    </span>
  )
}
