import { localTimeOf } from '../../../shared/business-day.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { negativeUpTo } from '../../../shared/negative-score.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { scoreWords } from '../../../shared/texts/console-words.ts'
import { reasonWords } from '../../../shared/texts/evaluator.ts'
import { t } from '../../../shared/ui/language.ts'

interface Props {
  readonly ratings: ManagerView['ratings']
  readonly timeZone: string
}

/** What visitors have just said, the negative ones marked. */
export function RatingPanel({ ratings, timeZone }: Props) {
  return (
    <section class="panel ratings" aria-label={t(texts.ratings)}>
      <h2>{t(texts.ratings)}</h2>
      {ratings.length === 0 && <p class="hint">{t(texts.noRatings)}</p>}
      <ul>
        {ratings.map(({ ticketNumber, windowNumber, score, at, reasons = [], comment = '' }) => (
          <li key={`${ticketNumber}-${at}`} class={score <= negativeUpTo ? 'negative' : ''}>
            <time class="number">{localTimeOf(at, timeZone)}</time>
            <b class="number">{ticketNumber}</b>
            <span>{t(fillText(texts.window, { number: windowNumber }))}</span>
            <span class="score">
              {t(fillText(texts.ratingLine, { score, word: scoreWords[score - 1] ?? { zh: '', en: '' } }))}
            </span>
            {(reasons.length > 0 || comment !== '') && (
              <small>
                {[...reasons.map((code) => t(reasonWords(code))), comment].filter(Boolean).join(' · ')}
              </small>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
