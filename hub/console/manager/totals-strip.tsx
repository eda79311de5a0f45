import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { t } from '../../../shared/ui/language.ts'

interface Figure {
  readonly label: Text
  readonly value: number
  readonly unit?: Text
  readonly tone?: 'bad'
}

/** The day so far in figures. */
export function TotalsStrip({ totals }: { readonly totals: ManagerView['totals'] }) {
  const minutes = (seconds: number) => Math.round(seconds / 60)
  const figures: Figure[] = [
    { label: texts.waiting, value: totals.waiting },
    { label: texts.serving, value: totals.serving },
    { label: texts.held, value: totals.held },
    { label: texts.issued, value: totals.issued },
    { label: texts.served, value: totals.served },
    { label: texts.noShow, value: totals.noShow },
    { label: texts.left, value: totals.left },
    { label: texts.meanWait, value: minutes(totals.meanWaitSeconds), unit: consoleTexts.minutesShort },
    { label: texts.longestWait, value: minutes(totals.longestWaitSeconds), unit: consoleTexts.minutesShort },
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
