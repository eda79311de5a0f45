import { localTimeOf } from '../../../../shared/business-day.ts'
import type { RebalancingView } from '../../../../shared/http/rebalancing-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { rebalancingTexts as texts } from '../../../../shared/texts/console-rebalancing.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { ManagerActs } from '../manager-acts.ts'
import { managerIntents } from '../manager-intents.ts'
import { undoOffers } from '../undo-offers.ts'
import { type MoveWording, moveWords, peopleText, tellWords, waitText } from './move-words.ts'
import { SuggestionCard } from './suggestion-card.tsx'

interface Props {
  readonly rebalancing: RebalancingView
  readonly wording: MoveWording
  readonly acts: ManagerActs
  readonly onHistory: () => void
}

/** The hour ahead: what happens if nothing is done, what could be done about it, and what is being done. */
export function AheadPanel({ rebalancing, wording, acts, onHistory }: Props) {
  const { outlook, suggestions, accepted, freeClerks } = rebalancing
  const { timeZone } = wording.hall
  const running = accepted.filter(({ status }) => status === 'running')
  return (
    <section class="panel ahead" aria-label={t(texts.ahead)}>
      <h2>
        {t(texts.ahead)}
        {outlook !== null && (
          <span>{t(fillText(texts.asOf, { time: localTimeOf(outlook.at, timeZone) }))}</span>
        )}
        <button type="button" class="link" onClick={onHistory}>
          {t(fillText(texts.history, { n: accepted.length }))}
        </button>
      </h2>
      <Outlook outlook={outlook} hasSuggestions={suggestions.length > 0 ? 'yes' : 'no'} />
      {suggestions.length > 0 && (
        <ul aria-label={t(texts.suggestions)}>
          {suggestions.map((suggestion) => (
            <SuggestionCard
              key={suggestion.moveId}
              suggestion={suggestion}
              freeClerks={freeClerks}
              wording={wording}
              onAccept={(clerkId) =>
                void acts.run(
                  managerIntents.accept(suggestion.moveId, clerkId),
                  undoOffers.accept(suggestion.moveId, moveWords(suggestion.move, wording)),
                )
              }
            />
          ))}
        </ul>
      )}
      {running.length > 0 && (
        <ul class="running" aria-label={t(texts.running)}>
          {running.map((move) => (
            <RunningMove key={move.moveId} accepted={move} wording={wording} acts={acts} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface OutlookProps {
  readonly outlook: RebalancingView['outlook']
  readonly hasSuggestions: 'yes' | 'no'
}

function Outlook({ outlook, hasSuggestions }: OutlookProps) {
  if (outlook === null) return <p class="hint">{t(texts.notYet)}</p>
  if (outlook.superseded) return <p class="hint">{t(texts.again)}</p>
  const { late, worstWaitMs } = outlook
  if (late.mean < 0.5) return <p class="well">{t(texts.calm)}</p>
  const figures = { late: peopleText(late.mean), worst: waitText(worstWaitMs.mean) }
  return (
    <>
      <p>{t(fillText(texts.ifNothing, figures))}</p>
      {hasSuggestions === 'no' && <p class="hint">{t(texts.noSuggestion)}</p>}
    </>
  )
}

interface RunningProps {
  readonly accepted: RebalancingView['accepted'][number]
  readonly wording: MoveWording
  readonly acts: ManagerActs
}

function RunningMove({ accepted, wording, acts }: RunningProps) {
  const { moveId, move, acceptedAt, undo } = accepted
  const tell = tellWords(move, wording)
  const words = t(moveWords(move, wording))
  return (
    <li>
      <time class="number">{localTimeOf(acceptedAt, wording.hall.timeZone)}</time>
      <span>
        <b>{words}</b>
        {tell !== undefined && <small>{t(tell)}</small>}
      </span>
      {undo === 'possible' ? (
        <button
          type="button"
          class="secondary"
          aria-label={`${t(texts.undo)}: ${words}`}
          onClick={() => void acts.run(managerIntents.undoMove(moveId))}
        >
          {t(texts.undo)}
        </button>
      ) : (
        <small>{t(texts.overtaken)}</small>
      )}
    </li>
  )
}
