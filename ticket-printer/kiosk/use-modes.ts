import { type Signal, useSignal } from '@preact/signals'
import { appearance } from '../../shared/ui/appearance.ts'
import { language, setLanguage } from '../../shared/ui/language.ts'

/** What a visitor has set of the display, for this visit only. */
export interface Modes {
  readonly isLarge: Signal<boolean>
  readonly isLow: Signal<boolean>
  /** Voice guidance. */
  readonly isSpoken: Signal<boolean>
  /** Whether everything is as the next visitor shall find it. */
  isUntouched(): boolean
  /** Sets everything back: the kiosk's own size, normal reach, silent, Chinese. */
  reset(): void
}

/** The display as a visitor has set it. */
export function useModes(): Modes {
  const isLarge = useSignal(isAlwaysLarge())
  const isLow = useSignal(false)
  const isSpoken = useSignal(false)
  return {
    isLarge,
    isLow,
    isSpoken,
    isUntouched: () =>
      isLarge.value === isAlwaysLarge() && !isLow.value && !isSpoken.value && language.value === 'zh',
    reset() {
      isLarge.value = isAlwaysLarge()
      isLow.value = false
      isSpoken.value = false
      setLanguage('zh')
    },
  }
}

/** Whether this kiosk was set up with large letters (`?text=200`, or any more than designed): it knows one large size. */
function isAlwaysLarge(): boolean {
  return appearance.value.textPercent > 100
}
