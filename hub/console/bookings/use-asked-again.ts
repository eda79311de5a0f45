import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { get, wordsOf } from '../../../shared/ui/api.ts'
import { isSignedOut, type StaffSession } from '../session/staff-session.ts'

/** How often what is not live is asked for again, in milliseconds. */
const askAgainMs = 30_000

/** What the hub answered last, and why it could not be read since. */
export interface AskedAgain<T> {
  readonly answer: Signal<T | undefined>
  readonly trouble: Signal<Text | undefined>
}

/** Asks the hub for what has no live view now and then, and anew when path or `again` changes; nothing while undefined. */
export function useAskedAgain<T>(path: string | undefined, session: StaffSession, again = 0): AskedAgain<T> {
  const answer = useSignal<T | undefined>(undefined)
  const trouble = useSignal<Text | undefined>(undefined)
  useEffect(() => {
    if (path === undefined) return
    let isOver = false
    const load = () =>
      get<T>(path).then(
        (view) => {
          if (isOver) return
          answer.value = view
          trouble.value = undefined
        },
        (error: unknown) => {
          if (isOver) return
          if (isSignedOut(error)) session.expired()
          trouble.value = wordsOf(error)
        },
      )
    void load()
    const timer = setInterval(load, askAgainMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [path, session, again, answer, trouble])
  return { answer, trouble }
}
