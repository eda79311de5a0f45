import type { CloseDayAnswer } from '../../../../shared/http/booking-setup-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { closeDayTexts as texts } from '../../../../shared/texts/console-booking-manager.ts'
import { Icon } from '../../../../shared/ui/icon.tsx'
import { t } from '../../../../shared/ui/language.ts'
import { dateWords, isDate } from '../local-date.ts'

interface Props {
  readonly effect: CloseDayAnswer
  /** What it would do, or what it has done. */
  readonly tense: 'would' | 'done'
}

/** What closing a day does to those who have booked: who moves where, who is cancelled. */
export function ClosingEffect({ effect, tense }: Props) {
  const { moved, cancelled } = effect
  const groups = new Map<string, (string | null)[]>()
  for (const { number, to } of moved) groups.set(to, [...(groups.get(to) ?? []), number])
  if (moved.length + cancelled.length === 0)
    return <p class="notice done">{t(tense === 'would' ? texts.nobody : texts.nobodyWas)}</p>
  return (
    <div class="closing-effect">
      <p class="figures">
        <span>
          <b class="number">{moved.length}</b> {t(tense === 'would' ? texts.wouldMove : texts.moved)}
        </span>
        <span class={cancelled.length > 0 ? 'bad' : ''}>
          <b class="number">{cancelled.length}</b>{' '}
          {t(tense === 'would' ? texts.wouldCancel : texts.cancelled)}
        </span>
      </p>
      <div class="lists">
        {[...groups.entries()]
          .toSorted(([a], [b]) => a.localeCompare(b))
          .map(([to, numbers]) => (
            <details key={to}>
              <summary>
                <Icon name="arrow-right" /> {placeWords(to)}
                <span class="count">{t(fillText(texts.people, { n: numbers.length }))}</span>
              </summary>
              <Numbers numbers={numbers} />
            </details>
          ))}
        {cancelled.length > 0 && (
          <details open class="bad">
            <summary>
              <Icon name="close" /> {t(texts.cancelledList)}
              <span class="count">{t(fillText(texts.people, { n: cancelled.length }))}</span>
            </summary>
            <Numbers numbers={cancelled.map(({ number }) => number)} />
          </details>
        )}
      </div>
    </div>
  )
}

function Numbers({ numbers }: { readonly numbers: readonly (string | null)[] }) {
  return (
    <p class="number numbers">
      {numbers.map((number, index) => (
        <span key={number ?? index}>{number ?? t(texts.noNumber)}</span>
      ))}
    </p>
  )
}

/** A place as the hub names it, `2026-11-25 09:30`, in words. */
function placeWords(to: string): string {
  const [date = '', start = ''] = to.split(/[ T]/)
  return isDate(date) ? `${t(dateWords(date))} ${start}` : to
}
