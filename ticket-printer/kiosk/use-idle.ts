import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** How often the time left is looked at, in milliseconds. */
const lookMs = 250

/** Seconds without a touch until a warning, and from the warning to the end. */
export interface IdleLimits {
  readonly quietSeconds: number
  readonly warningSeconds: number
}

/**
 * Watches for a visitor who has left. The signal holds the whole seconds left while the warning is on, else undefined;
 * any touch or key ends the warning. `onOver` runs once when nothing is left. No limits, no watching.
 */
export function useIdle(
  limits: IdleLimits | undefined,
  restartOn: unknown,
  onOver: () => void,
): ReadonlySignal<number | undefined> {
  const secondsLeft = useSignal<number | undefined>(undefined)
  const { quietSeconds, warningSeconds } = limits ?? {
    quietSeconds: Number.POSITIVE_INFINITY,
    warningSeconds: 0,
  }
  useEffect(() => {
    let touchedMs = performance.now()
    secondsLeft.value = undefined
    if (!Number.isFinite(quietSeconds)) return
    const touched = () => {
      touchedMs = performance.now()
      secondsLeft.value = undefined
    }
    const timer = setInterval(() => {
      const left = quietSeconds + warningSeconds - (performance.now() - touchedMs) / 1000
      if (left <= 0) {
        clearInterval(timer)
        onOver()
      } else secondsLeft.value = left <= warningSeconds ? Math.ceil(left) : undefined
    }, lookMs)
    addEventListener('pointerdown', touched)
    addEventListener('keydown', touched)
    return () => {
      clearInterval(timer)
      removeEventListener('pointerdown', touched)
      removeEventListener('keydown', touched)
    }
  }, [quietSeconds, warningSeconds, restartOn])
  return secondsLeft
}
