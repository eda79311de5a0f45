import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { get, wordsOf } from '../../../shared/ui/api.ts'

/** An answer of the hub that a part of the page needs. */
export type Answer<T> =
  | { readonly status: 'none' }
  | { readonly status: 'asking' }
  | { readonly status: 'here'; readonly value: T }
  | { readonly status: 'trouble'; readonly text: Text }

/** Asks the hub whenever the path changes; nothing while it is undefined. The last path's answer wins. */
export function useAnswer<T>(path: string | undefined, again = 0): Signal<Answer<T>> {
  const answer = useSignal<Answer<T>>({ status: 'none' })
  useEffect(() => {
    if (path === undefined) {
      answer.value = { status: 'none' }
      return
    }
    let isOver = false
    answer.value = { status: 'asking' }
    get<T>(path).then(
      (value) => {
        if (!isOver) answer.value = { status: 'here', value }
      },
      (error: unknown) => {
        if (!isOver) answer.value = { status: 'trouble', text: wordsOf(error) }
      },
    )
    return () => {
      isOver = true
    }
  }, [path, again, answer])
  return answer
}
