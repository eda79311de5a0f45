import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { waitedFigures } from '../../../shared/texts/waited-time.ts'
import { t } from '../../../shared/ui/language.ts'

interface Figure {
  readonly label: Text
  readonly value: number | string
  readonly unit?: Text
  readonly tone?: 'bad'
}

/** The day so far in figures. */
export function TotalsStrip({ totals }: { readonly totals: ManagerView['totals'] }) {
  const figures: Figure[] = [
    { label: texts.waiting, value: totals.waiting },
    { label: texts.serving, value: totals.serving },
    { label: texts.held, value: totals.held },
    { label: texts.issued, value: totals.issued },
    { label: texts.served, value: totals.served },
    { label: texts.noShow, value: totals.noShow },
    { label: texts.left, value: totals.left },
    waitFact(texts.meanWait, totals.meanWaitSeconds),
    waitFact(texts.longestWait, totals.longestWaitSeconds),
    targetFact(totals),
    { label: texts.rated, value: totals.rated },
    { label: texts.negative, value: totals.negative, ...(totals.negative > 0 ? { tone: 'bad' } : {}) },
  ]
  return (
    <dl class="totals">
      {figures.map(({ label, value, unit, tone }) => (
        <div key={label.en} class={tone ?? ''}>
          <dt>{t(label)}</dt>
          <dd>
            <span class="number">{value}</span>
            {unit !== undefined && <span class="unit"> {t(unit)}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function waitFact(label: Text, seconds: number): Figure {
  const { figures, unit } = waitedFigures(Math.round(seconds / 60))
  return { label, value: figures, unit: unit.brief }
}

/** Whoever has not been judged yet is in neither figure; 99.9 % is not all. */
function targetFact({ inTarget, judged }: ManagerView['totals']): Figure {
  if (judged === 0) return { label: texts.inTarget, value: '—' }
  return { label: texts.inTarget, value: Math.floor((100 * inTarget) / judged), unit: texts.percent }
}
