import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { HallView } from '../../../shared/http/schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts as texts } from '../../../shared/texts/console.ts'
import { get, wordsOf } from '../../../shared/ui/api.ts'
import { hallChanges } from '../../../shared/ui/hall-changes.ts'
import { t } from '../../../shared/ui/language.ts'

/** How long after a failure the hall is asked for again, in milliseconds. */
const askAgainMs = 3_000

interface Props {
  readonly children: (hall: HallView) => ComponentChildren
}

/** Loads what anybody may know of the hall, trying until it is there, and again when it was configured anew. */
export function HallLoader({ children }: Props) {
  const hall = useSignal<HallView | undefined>(undefined)
  const trouble = useSignal<Text | undefined>(undefined)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const load = () =>
      get<HallView>('/api/v1/hall').then(
        (loaded) => {
          if (!isOver) hall.value = loaded
        },
        (error: unknown) => {
          if (isOver) return
          trouble.value = wordsOf(error)
          timer = setTimeout(load, askAgainMs)
        },
      )
    void load()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [hall, trouble, hallChanges.value])
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
