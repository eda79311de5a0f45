import type { RebalancingView } from '../../../../shared/http/rebalancing-schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { rebalancingTexts as texts } from '../../../../shared/texts/console-rebalancing.ts'
import { t } from '../../../../shared/ui/language.ts'
import { peopleText, waitText } from './move-words.ts'

type Predicted = RebalancingView['suggestions'][number]['predicted']

/** What a move does to the hour ahead, in figures. */
export function Effect({ predicted }: { readonly predicted: Predicted }) {
  const { lateWithout, lateWith, lateChange, worstWaitWithoutMs, worstWaitWithMs } = predicted
  return (
    <dl class="effect">
      <div>
        <dt>{t(texts.lateFigures)}</dt>
        <dd>
          <FromTo from={peopleText(lateWithout.mean)} to={peopleText(lateWith.mean)} /> {t(texts.people)}
          <small>
            {t(
              fillText(texts.spared, {
                n: peopleText(-lateChange.mean),
                low: peopleText(-lateChange.high),
                high: peopleText(-lateChange.low),
              }),
            )}
          </small>
        </dd>
      </div>
      <div>
        <dt>{t(texts.worstFigures)}</dt>
        <dd>
          <FromTo from={t(waitText(worstWaitWithoutMs.mean))} to={t(waitText(worstWaitWithMs.mean))} />
        </dd>
      </div>
    </dl>
  )
}

function FromTo({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <>
      <b class="number">{from}</b> <span aria-hidden="true">→</span>
      <span class="only-spoken">{t(texts.becomes)}</span> <b class="number">{to}</b>
    </>
  )
}
