import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** How long each turn stands, in milliseconds: time to read the longest text in either language. */
const standsMs = 12_000

/** Counts turns, for what does not fit at once and stands still while it is read; from 0 again whenever `what` changes. */
export function useTurns(what: string): number {
  const turn = useSignal(0)
  useEffect(() => {
    turn.value = 0
    const timer = setInterval(() => {
      turn.value += 1
    }, standsMs)
    return () => clearInterval(timer)
  }, [what, turn])
  return turn.value
}
