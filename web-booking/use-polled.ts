import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { ApiProblem, get } from '../shared/ui/api.ts'

/** Pauses between attempts while the hub is away, in milliseconds. */
const firstPauseMs = 1_000
const longestPauseMs = 2_500

/** What the hub answered last, and why it does not answer now. */
export interface Polled<T> {
  readonly value: T | undefined
  readonly problem: ApiProblem | undefined
  /** Asks again now. */
  refresh(): void
}

/**
 * Reads a view and keeps it fresh: every so many milliseconds while the page is seen (once when null), at once when it
 * is seen again or the network is back. The last value stays while the hub is away. Nothing is asked while there is no path.
 */
export function usePolled<T>(path: string | undefined, everyMs: number | null): Polled<T> {
  const state = useSignal<{ readonly path: string; readonly value: T } | undefined>(undefined)
  const problem = useSignal<ApiProblem | undefined>(undefined)
  const ask = useRef<() => void>(() => {})

  useEffect(() => {
    if (path === undefined) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let pauseMs = firstPauseMs
    // Of two answers under way the later question counts.
    let question = 0
    const attempt = async () => {
      clearTimeout(timer)
      question += 1
      const mine = question
      try {
        const value = await get<T>(path)
        if (isOver || mine !== question) return
        state.value = { path, value }
        problem.value = undefined
        pauseMs = firstPauseMs
        if (everyMs !== null) timer = setTimeout(next, everyMs)
      } catch (error) {
        if (isOver || mine !== question || !(error instanceof ApiProblem)) return
        problem.value = error
        timer = setTimeout(attempt, pauseMs * (0.5 + Math.random()))
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
    }
    const next = () => {
      if (document.visibilityState === 'visible') void attempt()
    }
    problem.value = undefined
    ask.current = () => void attempt()
    void attempt()
    const seenAgain = () => {
      if (everyMs !== null || problem.peek() !== undefined) next()
    }
    document.addEventListener('visibilitychange', seenAgain)
    addEventListener('online', seenAgain)
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seenAgain)
      removeEventListener('online', seenAgain)
    }
  }, [path, everyMs, state, problem])

  return {
    value: state.value !== undefined && state.value.path === path ? state.value.value : undefined,
    problem: problem.value,
    refresh: () => ask.current(),
  }
}
