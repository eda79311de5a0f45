import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { DeviceCredential } from '../shared/http/device-schemas.ts'
import type { Rating, WindowState } from '../shared/mqtt/topic-map.ts'
import { connectDevice, type DeviceStatus } from '../shared/ui/device.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { initialPad, type PadEffect, type PadEvent, type PadState, padStep } from './pad-machine.ts'
import { loadRatings, saveRatings } from './rating-store.ts'

const tickMs = 1_000

/** A pad at work: what it shows, and what its visitor can do. */
export interface PadLife {
  readonly pad: ReadonlySignal<PadState>
  readonly window: ReadonlySignal<WindowState | undefined>
  readonly status: ReadonlySignal<DeviceStatus>
  /** This device's steady clock in milliseconds, moving each second. */
  readonly nowMs: ReadonlySignal<number>
  /** Rates the case on the screen; does nothing when none is asked for. */
  rate(score: number): void
  /** Adds reasons and words to the rating on the screen. */
  remark(reasons: readonly string[], comment: string): void
  /** Sends the rating on the screen as it is. */
  finish(): void
  /** Takes the rating on the screen back and asks again. */
  reconsider(): void
  skip(): void
  stop(): void
}

/** Connects a pad to its window. */
export function startPad(credential: DeviceCredential, windowId: string): PadLife {
  const pad = signal(initialPad(loadRatings(windowId)))
  const window = signal<WindowState | undefined>(undefined)
  const nowMs = signal(performance.now())
  /** Ratings that wait for the broker: each is handed over once at a time. */
  const underWay = new Set<string>()

  const dispatch = (event: PadEvent) => {
    const { state, effects } = padStep(pad.peek(), event)
    if (state.pending !== pad.peek().pending)
      saveRatings(
        windowId,
        state.pending.map(({ rating }) => rating),
      )
    pad.value = state
    for (const wanted of effects) perform(wanted)
  }
  const perform = (wanted: PadEffect) => {
    if (wanted.type === 'send') void sendRating(wanted.rating)
    else
      connection
        .publish('inviteAck', windowId, { id: wanted.inviteId, status: 'shown' })
        .catch((error) => console.warn('An invitation was not answered', error))
  }
  const sendRating = async (rating: Rating) => {
    if (underWay.has(rating.id)) return
    underWay.add(rating.id)
    try {
      await connection.publish('rating', windowId, rating)
    } catch (error) {
      console.warn('A rating was not sent; it is kept', error)
    } finally {
      underWay.delete(rating.id)
    }
  }

  const connection = connectDevice(credential, {
    subscriptions: [
      { name: 'windowState', key: windowId },
      { name: 'invite', key: windowId },
      { name: 'ratingAck', key: windowId },
    ],
    onMessage: (name, _key, value) => {
      if (name === 'windowState') window.value = value
      else if (name === 'invite') dispatch({ type: 'invited', invite: value, nowMs: performance.now() })
      else if (name === 'ratingAck') {
        if (value.status !== 'recorded') console.warn(`Rating ${value.id}: ${value.status}`)
        dispatch({ type: 'answered', id: value.id, status: value.status })
      }
    },
  })
  const tick = () => {
    nowMs.value = performance.now()
    dispatch({ type: 'ticked', nowMs: nowMs.peek() })
  }
  const timer = setInterval(tick, tickMs)
  const forget = effect(() => {
    if (connection.status.value === 'online') dispatch({ type: 'connected', nowMs: performance.now() })
  })

  return {
    pad,
    window,
    status: connection.status,
    nowMs,
    rate: (score) => dispatch({ type: 'rated', score, ratingId: freshId(), nowMs: performance.now() }),
    remark: (reasons, comment) => dispatch({ type: 'remarked', reasons, comment, nowMs: performance.now() }),
    finish: () => dispatch({ type: 'finished', nowMs: performance.now() }),
    reconsider: () => dispatch({ type: 'reconsidered', nowMs: performance.now() }),
    skip: () => dispatch({ type: 'skipped', nowMs: performance.now() }),
    stop() {
      clearInterval(timer)
      forget()
      connection.stop()
    },
  }
}
