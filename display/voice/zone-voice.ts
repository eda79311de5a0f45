import { type ReadonlySignal, signal } from '@preact/signals'
import type { AnnounceCommand } from '../../shared/mqtt/topic-map.ts'
import {
  dropStale,
  emptyQueue,
  endSpeaking,
  hear,
  type QueueStep,
  type SettledAnnouncement,
  startNext,
} from './announcement-queue.ts'
import { type SoundState, startClipPlayer } from './clip-player.ts'
import { loadSettled, saveSettled } from './settled-memory.ts'

/** How often waiting calls are looked through for stale ones, in milliseconds. */
const checkMs = 500

/** The one voice of a zone. */
export interface ZoneVoice {
  /** The call that is being spoken now. */
  readonly speaking: ReadonlySignal<AnnounceCommand | undefined>
  readonly sound: ReadonlySignal<SoundState>
  /** Takes in a call to speak. */
  hear(command: AnnounceCommand): void
  /** Turns the sound on; call it from within a tap or key press. */
  unlock(): void
  stop(): void
}

/** Starts the voice of a zone: one call at a time, each answered through `acknowledge` when it is settled. */
export function startZoneVoice(zoneId: string, acknowledge: (ack: SettledAnnouncement) => void): ZoneVoice {
  const player = startClipPlayer()
  const speaking = signal<AnnounceCommand | undefined>(undefined)
  let queue = emptyQueue(loadSettled(zoneId))

  const apply = (step: QueueStep) => {
    if (step.queue.settled !== queue.settled) saveSettled(zoneId, step.queue.settled)
    queue = step.queue
    speaking.value = queue.speaking
    for (const ack of step.acks) acknowledge(ack)
  }
  const advance = () => {
    const nowMs = performance.now()
    if (player.sound.value !== 'ready' || queue.speaking !== undefined) {
      apply(dropStale(queue, nowMs))
      return
    }
    apply(startNext(queue, nowMs))
    const call = queue.speaking
    if (call === undefined) return
    player.play(call).then((status) => {
      apply(endSpeaking(queue, status))
      advance()
    })
  }
  const timer = setInterval(advance, checkMs)
  const forget = player.sound.subscribe(advance)

  return {
    speaking,
    sound: player.sound,
    hear(command) {
      apply(hear(queue, command, performance.now()))
      advance()
    },
    unlock: () => player.unlock(),
    stop() {
      clearInterval(timer)
      forget()
      player.stop()
    },
  }
}
