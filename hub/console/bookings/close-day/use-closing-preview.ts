import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { CloseDayAnswer } from '../../../../shared/http/booking-setup-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { command, wordsOf } from '../../../../shared/ui/api.ts'
import type { Answer } from '../use-answer.ts'

/** How long typing has to rest before the effect is asked for, in milliseconds. */
const restMs = 300

/** What is to be closed and what becomes of its bookings, as the hub takes it. */
export interface Closing {
  readonly date: string
  /** Local `HH:MM`; both null for the whole day. */
  readonly from: string | null
  readonly to: string | null
  readonly move: boolean
  readonly reason: Text
}

/** What closing would do, asked of the hub whenever it changes; nothing while it is not complete. */
export function useClosingPreview(closing: Closing | undefined): Answer<CloseDayAnswer> {
  const answer = useSignal<Answer<CloseDayAnswer>>({ status: 'none' })
  const asked = closing === undefined ? undefined : JSON.stringify(closing)
  useEffect(() => {
    if (asked === undefined) {
      answer.value = { status: 'none' }
      return
    }
    let isOver = false
    answer.value = { status: 'asking' }
    const timer = setTimeout(() => {
      command<CloseDayAnswer>('/api/v1/manager/booking/close-day/preview', JSON.parse(asked)).then(
        (value) => {
          if (!isOver) answer.value = { status: 'here', value }
        },
        (error: unknown) => {
          if (!isOver) answer.value = { status: 'trouble', text: wordsOf(error) }
        },
      )
    }, restMs)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [asked, answer])
  return answer.value
}
