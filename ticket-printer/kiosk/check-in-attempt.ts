import { type ReadonlySignal, useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { CheckInBody } from '../../shared/http/booking-schemas.ts'
import type { DeviceCredential } from '../../shared/http/device-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { Text } from '../../shared/text.ts'
import { ApiProblem, isPassing, wordsOf } from '../../shared/ui/api.ts'
import { freshId } from '../../shared/ui/fresh-id.ts'
import { deviceCommand } from './device-command.ts'

/** Why a check-in came to nothing: a code of the hub's errors, `unreachable`, or `not_a_booking` for another QR code. */
export interface CheckInTrouble {
  readonly code: string
  readonly text: Text
}

/** Where a check-in stands. */
type CheckInState =
  | { readonly status: 'ready' }
  | { readonly status: 'busy' }
  | { readonly status: 'refused'; readonly trouble: CheckInTrouble }

/** The one check-in that a kiosk has under way. */
export interface CheckIn {
  readonly state: ReadonlySignal<CheckInState>
  /** Tries with what the visitor gave. */
  submit(body: CheckInBody): void
  /** Sends an attempt that stayed without an answer again, with the same id. */
  again(): void
  /** Tells a trouble that was found without asking the hub. */
  refuse(trouble: CheckInTrouble): void
  /** Forgets everything about the visitor; an answer that still comes is a ticket to show. */
  clear(): void
}

interface Attempt {
  readonly body: CheckInBody
  readonly commandId: string
}

/** Checks in at the hub as this device; `taken` gets the ticket. */
export function useCheckIn(credential: DeviceCredential, taken: (ticket: TakenTicket) => void): CheckIn {
  const state = useSignal<CheckInState>({ status: 'ready' })
  const left = useRef<Attempt | undefined>(undefined)
  const onTaken = useRef(taken)
  onTaken.current = taken

  const start = async (attempt: Attempt) => {
    left.current = attempt
    state.value = { status: 'busy' }
    try {
      const ticket = await deviceCommand<TakenTicket>(credential, '/api/v1/kiosk/check-ins', attempt)
      if (left.current === attempt) clear()
      onTaken.current(ticket)
    } catch (error) {
      if (left.current !== attempt) return
      const passes = isPassing(error)
      if (!passes) left.current = undefined
      const known = error instanceof ApiProblem ? error.code : 'not_understood'
      const code = passes ? 'unreachable' : known
      state.value = { status: 'refused', trouble: { code, text: wordsOf(error) } }
    }
  }
  const clear = () => {
    left.current = undefined
    state.value = { status: 'ready' }
  }
  return {
    state,
    clear,
    submit: (body) => void start({ body, commandId: freshId() }),
    again: () => {
      if (left.current === undefined) clear()
      else void start(left.current)
    },
    refuse: (trouble) => {
      left.current = undefined
      state.value = { status: 'refused', trouble }
    },
  }
}
