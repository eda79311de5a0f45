import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HallView } from '../http/hall-schemas.ts'
import type { Text } from '../text.ts'
import { get, wordsOf } from './api.ts'
import { hallChanges, noteHall } from './hall-changes.ts'

/** Pauses between attempts to reach the hub, in milliseconds. */
const firstPauseMs = 1_000
const longestPauseMs = 2_500

/** What a page knows of the hall. */
export interface KnownHall {
  readonly view: ReadonlySignal<HallView | undefined>
  /** Why it is not known yet; undefined while nothing has failed. */
  readonly trouble: ReadonlySignal<Text | undefined>
}

/** The hall's description, asked for until it comes, and anew when a stream of the page tells of a change. */
export function useHall(): KnownHall {
  const view = useSignal<HallView | undefined>(undefined)
  const trouble = useSignal<Text | undefined>(undefined)
  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async (pauseMs: number): Promise<void> => {
      try {
        const found = await get<HallView>('/api/v1/hall')
        if (isOver) return
        noteHall(found.tag)
        view.value = found
      } catch (error) {
        if (isOver) return
        trouble.value = wordsOf(error)
        timer = setTimeout(
          () => attempt(Math.min(pauseMs * 2, longestPauseMs)),
          pauseMs * (0.5 + Math.random()),
        )
      }
    }
    void attempt(firstPauseMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [view, trouble, hallChanges.value])
  return { view, trouble }
}
