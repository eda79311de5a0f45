import { localTimeOf } from '../../../../shared/business-day.ts'
import type { RebalancingView } from '../../../../shared/http/rebalancing-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { rebalancingTexts as texts } from '../../../../shared/texts/console-rebalancing.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Modal } from '../../common/modal.tsx'
import { type MoveWording, moveWords, peopleText, waitText } from './move-words.ts'

type Accepted = RebalancingView['accepted'][number]
type Figure = Accepted['predicted']['lateWith']

interface Props {
  readonly accepted: readonly Accepted[]
  readonly wording: MoveWording
  readonly onClose: () => void
}

/** Today's moves: what was predicted, and what became of it. */
export function HistoryDialog({ accepted, wording, onClose }: Props) {
  return (
    <Modal wide="wide" title={texts.historyTitle} hint={texts.historyHint} onClose={onClose}>
      {accepted.length === 0 ? (
        <p>{t(texts.noHistory)}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and has nothing else to focus.
        <div class="history" tabIndex={0}>
          <table>
            <thead>
              <tr>
                {[texts.when, texts.move, texts.predictedWithout, texts.predictedWith, texts.real].map(
                  (name) => (
                    <th key={name.en} scope="col">
                      {t(name)}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {accepted.map((move) => (
                <Row key={move.moveId} accepted={move} wording={wording} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  )
}

function Row({ accepted, wording }: { readonly accepted: Accepted; readonly wording: MoveWording }) {
  const { move, predicted, acceptedAt, acceptedBy } = accepted
  const { timeZone } = wording.hall
  return (
    <tr class={accepted.status}>
      <td>
        <time class="number">{localTimeOf(acceptedAt, timeZone)}</time>
      </td>
      <td>
        {t(moveWords(move, wording))}
        <small>{t(acceptedBy)}</small>
      </td>
      <td>
        <Range late={predicted.lateWithout} worstMs={predicted.worstWaitWithoutMs} />
      </td>
      <td>
        <Range late={predicted.lateWith} worstMs={predicted.worstWaitWithMs} />
      </td>
      <td>
        <Real accepted={accepted} timeZone={timeZone} />
      </td>
    </tr>
  )
}

interface RangeProps {
  readonly late: Figure
  readonly worstMs: Figure
}

function Range({ late, worstMs }: RangeProps) {
  const figures = { late: peopleText(late.mean), low: late.low, high: late.high }
  return (
    <>
      {t(fillText(texts.lateRange, figures))}
      <span>{t(fillText(texts.longestOf, { worst: waitText(worstMs.mean) }))}</span>
    </>
  )
}

function Real({ accepted, timeZone }: { readonly accepted: Accepted; readonly timeZone: string }) {
  const { status, real, until, undo, mixed } = accepted
  if (status === 'undone') return <>{t(texts.undone)}</>
  if (real === null) return <>{t(fillText(texts.hourRuns, { time: localTimeOf(until, timeZone) }))}</>
  return (
    <>
      <b>{t(fillText(texts.lateOf, { late: real.late }))}</b>
      <span>{t(fillText(texts.longestOf, { worst: waitText(real.worstWaitMs) }))}</span>
      {mixed && <small>{t(texts.mixed)}</small>}
      {undo === 'overtaken' && <small>{t(texts.overtaken)}</small>}
    </>
  )
}
