import type { ComponentChildren } from 'preact'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import { consoleTexts as texts } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import { useHall } from '../../../shared/ui/use-hall.ts'

interface Props {
  readonly children: (hall: HallView) => ComponentChildren
}

/** Loads what anybody may know of the hall, trying until it is there, and again when it was configured anew. */
export function HallLoader({ children }: Props) {
  const { view: hall, trouble } = useHall()
  if (hall.value !== undefined) return <>{children(hall.value)}</>
  return (
    <main class="gate">
      <div class="gate-card" role="status">
        <h1>{t(trouble.value === undefined ? texts.loading : texts.cannotLoad)}</h1>
        {trouble.value !== undefined && <p class="hint">{t(trouble.value)}</p>}
      </div>
    </main>
  )
}
