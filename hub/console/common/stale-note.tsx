import { localTimeOf } from '../../../shared/business-day.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../shared/ui/live.ts'

interface Props {
  readonly connection: LiveConnection
  /** The hub's time of what is shown, in epoch milliseconds. */
  readonly at: number
  readonly timeZone: string
}

/** Says of when the page is while the connection is lost. */
export function StaleNote({ connection, at, timeZone }: Props) {
  if (connection !== 'stale') return null
  return (
    <p class="notice waiting" role="status">
      <span>{t(fillText(consoleTexts.staleHint, { time: localTimeOf(at, timeZone) }))}</span>
    </p>
  )
}
