import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { type DemoClockView, demoSpeeds } from '../../../shared/http/demo-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { portalTexts } from '../../../shared/texts/portal.ts'
import { command, get, wordsOf } from '../../../shared/ui/api.ts'
import { t } from '../../../shared/ui/language.ts'

const path = '/api/v1/demo/clock'

/** How fast the demo's day goes by; nothing in a hall whose clock cannot be changed. */
export function DaySpeed() {
  const speed = useSignal<number | undefined>(undefined)
  const trouble = useSignal<Text | undefined>(undefined)
  const take = ({ clock }: DemoClockView) => {
    speed.value = clock?.speed
    trouble.value = undefined
  }
  useEffect(() => {
    // Without an answer the demo goes on as it does; the portal says itself that the hub is away.
    get<DemoClockView>(path).then(take, () => undefined)
  }, [])
  const change = (next: number) =>
    command<DemoClockView>(path, { speed: next }).then(take, (error: unknown) => {
      trouble.value = wordsOf(error)
    })
  if (speed.value === undefined) return null
  return (
    <fieldset class="day-speed">
      <legend>{t(portalTexts.daySpeed)}</legend>
      {demoSpeeds.map((offered) => (
        <button
          key={offered}
          type="button"
          class="number"
          aria-pressed={speed.value === offered}
          onClick={() => void change(offered)}
        >
          ×{offered}
        </button>
      ))}
      {trouble.value !== undefined && <p role="alert">{t(trouble.value)}</p>}
    </fieldset>
  )
}
