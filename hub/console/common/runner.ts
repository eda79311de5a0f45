import { type ReadonlySignal, signal } from '@preact/signals'
import type { Text } from '../../../shared/text.ts'
import { ApiProblem, command, isPassing, wordsOf } from '../../../shared/ui/api.ts'
import { freshId } from '../../../shared/ui/fresh-id.ts'

/** How long an act may be without an answer before the page says that it is reconnecting, in milliseconds. */
const slowAfterMs = 1500

/** One intent of a person: what is asked of the hub, and what it is called in words. */
export interface Intent {
  readonly path: string
  readonly body?: unknown
  readonly words: Text
}

interface Sent extends Intent {
  /** Stays the same for as long as the intent is tried. */
  readonly commandId: string
}

/** What the page is doing with the hub: nothing, waiting for an answer, or left without one. */
type RunnerState =
  | { readonly status: 'ready' }
  | { readonly status: 'busy'; readonly intent: Intent; readonly slow: boolean }
  | { readonly status: 'unresolved'; readonly intent: Intent }

/** What is said to the person about the last act. */
interface Notice {
  readonly tone: 'error' | 'info' | 'done'
  readonly text: Text
}

/** Runs one act at a time: while one is without an answer no other begins, and none is kept for later. */
export interface Runner<T> {
  readonly state: ReadonlySignal<RunnerState>
  readonly notice: ReadonlySignal<Notice | undefined>
  /** The answer; undefined when it was refused, is without an answer, or another act is running. */
  run(intent: Intent): Promise<T | undefined>
  /** Sends an act that stayed without an answer again, with the same id. */
  sendAgain(): Promise<T | undefined>
  /** Stops waiting for an act that stayed without an answer. */
  giveUp(text: Text): void
  say(notice: Notice | undefined): void
}

/** How an intent is sent; `command` of the shared pages outside of tests. */
export type Send = (path: string, body: unknown, options: { commandId: string }) => Promise<unknown>

/** What a runner needs from its page. */
export interface RunnerParts<T> {
  /** Takes each answer. */
  readonly accept: (answer: T) => void
  /** Told when the hub no longer knows the session. */
  readonly signedOut?: (() => void) | undefined
  readonly send?: Send | undefined
}

/** Makes the runner of one page. */
export function createRunner<T>({ accept, signedOut, send = command }: RunnerParts<T>): Runner<T> {
  const state = signal<RunnerState>({ status: 'ready' })
  const notice = signal<Notice | undefined>(undefined)
  let left: Sent | undefined

  const start = async (sent: Sent): Promise<T | undefined> => {
    left = undefined
    notice.value = undefined
    state.value = { status: 'busy', intent: sent, slow: false }
    const timer = setTimeout(() => {
      state.value = { status: 'busy', intent: sent, slow: true }
    }, slowAfterMs)
    try {
      const answer = (await send(sent.path, sent.body ?? {}, { commandId: sent.commandId })) as T
      state.value = { status: 'ready' }
      accept(answer)
      return answer
    } catch (error) {
      // Nobody knows whether the hub has done it.
      if (isPassing(error)) {
        left = sent
        state.value = { status: 'unresolved', intent: sent }
      } else {
        state.value = { status: 'ready' }
        notice.value = { tone: 'error', text: wordsOf(error) }
        if (error instanceof ApiProblem && error.status === 401) signedOut?.()
      }
      return undefined
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    state,
    notice,
    run: async (intent) =>
      state.value.status === 'ready' ? start({ ...intent, commandId: freshId() }) : undefined,
    sendAgain: async () => (left === undefined ? undefined : start(left)),
    giveUp(text) {
      if (left === undefined) return
      left = undefined
      state.value = { status: 'ready' }
      notice.value = { tone: 'info', text }
    },
    say(next) {
      notice.value = next
    },
  }
}
