import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'

/** How often the hub's health is asked for and how long it may think about it, in milliseconds. */
const askMs = 3_000

/** Whether the hub may take commands. */
export type Health = 'asking' | 'ready' | 'away'

/** The hub's health, asked for all the time; for pages that follow nothing live. */
export function useHubHealth(): Signal<Health> {
  const health = useSignal<Health>('asking')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const ask = async (): Promise<void> => {
      const answer = await readiness()
      if (isOver) return
      health.value = answer
      timer = setTimeout(ask, askMs)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [health])
  return health
}

async function readiness(): Promise<Health> {
  try {
    const { ok } = await fetch('/readyz', { cache: 'no-store', signal: AbortSignal.timeout(askMs) })
    return ok ? 'ready' : 'away'
  } catch {
    return 'away'
  }
}
