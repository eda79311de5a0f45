import { type Signal, useSignal } from '@preact/signals'
import { language, setLanguage } from '../../shared/ui/language.ts'

/** What a visitor has set of the display, for this visit only. */
export interface Modes {
  readonly isLarge: Signal<boolean>
  readonly isLow: Signal<boolean>
  /** Voice guidance. */
  readonly isSpoken: Signal<boolean>
  /** Whether everything is as the next visitor shall find it. */
  isUntouched(): boolean
  /** Sets everything back: normal size and reach, silent, Chinese. */
  reset(): void
}

/** The display as a visitor has set it. */
export function useModes(): Modes {
  const isLarge = useSignal(false)
  const isLow = useSignal(false)
  const isSpoken = useSignal(false)
  const all = [isLarge, isLow, isSpoken]
  return {
    isLarge,
    isLow,
    isSpoken,
    isUntouched: () => all.every((mode) => !mode.value) && language.value === 'zh',
    reset() {
      for (const mode of all) mode.value = false
      setLanguage('zh')
    },
  }
}
