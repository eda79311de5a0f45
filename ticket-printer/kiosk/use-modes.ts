import { computed, type Signal, useSignal, useSignalEffect } from '@preact/signals'
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

/** Whether this kiosk was set up with large letters (any more than designed): it knows one large size. */
const isAlwaysLarge = computed(() => appearance.value.textPercent > 100)

/** The display as a visitor has set it. */
export function useModes(): Modes {
  const isLarge = useSignal(isAlwaysLarge.value)
  const isLow = useSignal(false)
  const isSpoken = useSignal(false)
  // An administrator may set it while the kiosk stands there.
  useSignalEffect(() => {
    isLarge.value = isAlwaysLarge.value
  })
  return {
    isLarge,
    isLow,
    isSpoken,
    isUntouched: () =>
      isLarge.value === isAlwaysLarge.value && !isLow.value && !isSpoken.value && language.value === 'zh',
    reset() {
      isLarge.value = isAlwaysLarge.value
      isLow.value = false
      isSpoken.value = false
      setLanguage('zh')
    },
  }
}
