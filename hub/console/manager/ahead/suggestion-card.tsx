import { useSignal } from '@preact/signals'
import type { RebalancingView } from '../../../../shared/http/rebalancing-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { rebalancingTexts as texts } from '../../../../shared/texts/console-rebalancing.ts'
import { t } from '../../../../shared/ui/language.ts'
import { clerkLabel } from './clerk-label.ts'
import { Effect } from './effect.tsx'
import { type MoveWording, moveWords } from './move-words.ts'

interface Props {
  readonly suggestion: RebalancingView['suggestions'][number]
  readonly freeClerks: RebalancingView['freeClerks']
  readonly wording: MoveWording
  readonly onAccept: (clerkId: string | undefined) => void
}

/** One suggested move: what to do, what it does, and the button that does it. */
export function SuggestionCard({ suggestion, freeClerks, wording, onAccept }: Props) {
  const { move, predicted } = suggestion
  const chosen = useSignal<string | undefined>(undefined)
  const isOpening = move.kind === 'open-window'
  const clerkId = freeClerks.some(({ staffId }) => staffId === chosen.value) ? chosen.value : undefined
  const number = wording.hall.windows.find(({ id }) => id === move.windowId)?.number ?? ''
  return (
    <li class="suggestion">
      <div class="what">
        <h3>{t(moveWords(move, wording))}</h3>
        {isOpening && (
          <select
            aria-label={t(fillText(texts.chooseClerk, { number }))}
            value={clerkId ?? move.clerkId}
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
        )}
      </div>
      <button
        type="button"
        class="primary"
        aria-label={`${t(texts.accept)}: ${t(moveWords(move, wording))}`}
        onClick={() => onAccept(isOpening ? clerkId : undefined)}
      >
        {t(texts.accept)}
      </button>
      <Effect predicted={predicted} />
    </li>
  )
}
