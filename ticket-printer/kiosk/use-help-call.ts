import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { DeviceCredential } from '../../shared/http/device-schemas.ts'
import type { HelpView } from '../../shared/http/kiosk-schemas.ts'
import type { Text } from '../../shared/text.ts'
import { isRefusal } from '../../shared/ui/api.ts'
import { freshId } from '../../shared/ui/fresh-id.ts'
import { type LiveView, live } from '../../shared/ui/live.ts'
import { deviceCommand } from './device-command.ts'

/** How long the name of the guide who comes stands after the answer, in milliseconds: by then they are here. */
const comingMs = 90_000

/** A call that nobody has answered is over after this long, in milliseconds, as it is for the hub. */
const lapsesMs = 15 * 60_000

/** Where the kiosk's call for a guide stands. */
export type HelpState =
  | { readonly status: 'idle' }
  | { readonly status: 'calling' }
  | { readonly status: 'open' }
  | { readonly status: 'coming'; readonly guideName: Text | null }
  | { readonly status: 'failed' }

/** The kiosk's call for a guide. */
export interface Help {
  readonly state: ReadonlySignal<HelpState>
  /** Calls a guide; repeats the same call while nobody has answered. */
  call(): void
  /** Takes the call back: nobody is needed any more. */
  withdraw(): void
}

/** Calls a guide to this kiosk and follows the answer; the call outlives the visitor's screens. */
export function useHelpCall(credential: DeviceCredential): Help {
  const state = useSignal<HelpState>({ status: 'idle' })
  const callId = useSignal<string | undefined>(undefined)
  const commandId = useRef(freshId())

  useEffect(() => {
    const id = callId.value
    if (id === undefined) return
    const following = live<HelpView>(`/api/v1/device/help/${encodeURIComponent(id)}/live`)
    return follow(following, (next) => {
      state.value = next
      if (next.status === 'idle') callId.value = undefined
    })
  }, [callId.value])

  const send = (path: string, intentId: string) =>
    deviceCommand<HelpView>(credential, path, { body: {}, commandId: intentId })
  const call = async () => {
    if (state.value.status === 'calling' || callId.value !== undefined) return
    state.value = { status: 'calling' }
    try {
      const view = await send('/api/v1/device/help', commandId.current)
      commandId.current = freshId()
      state.value = { status: 'open' }
      callId.value = view.id
    } catch (error) {
      console.warn('No guide could be called', error)
      state.value = { status: 'failed' }
      if (isRefusal(error)) commandId.current = freshId()
    }
  }
  const withdraw = async () => {
    const id = callId.value
    callId.value = undefined
    state.value = { status: 'idle' }
    if (id === undefined) return
    try {
      await send(`/api/v1/device/help/${encodeURIComponent(id)}/withdraw`, freshId())
    } catch (error) {
      console.warn('A call for help was not taken back; a guide comes for nothing', error)
    }
  }
  return { state, call: () => void call(), withdraw: () => void withdraw() }
}

/** Tells each change of a followed call; `idle` once it is over. Returns what ends the following. */
function follow(following: LiveView<HelpView>, tell: (state: HelpState) => void): () => void {
  let isComing = false
  let timer = setTimeout(() => tell({ status: 'idle' }), lapsesMs)
  const forget = following.view.subscribe((view) => {
    if (view?.status === 'answered') {
      tell({ status: 'coming', guideName: view.guideName })
      if (isComing) return
      isComing = true
      clearTimeout(timer)
      timer = setTimeout(() => tell({ status: 'idle' }), comingMs)
    } else if (view?.status === 'withdrawn' || view?.status === 'lapsed') tell({ status: 'idle' })
  })
  return () => {
    clearTimeout(timer)
    forget()
    following.stop()
  }
}
