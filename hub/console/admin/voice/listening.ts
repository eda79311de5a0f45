import { type ReadonlySignal, signal } from '@preact/signals'
import type { Playback } from '../../../../shared/voice/clip-playback.ts'
import type { ClipPlayer } from '../../../../shared/voice/clip-player.ts'

/** What is being listened to. */
export interface Heard {
  /** A clip's name, or `call` and its languages. */
  readonly id: string
  readonly status: 'preparing' | 'playing' | 'failed'
}

/** The boards' own player on this page, one sound at a time. */
export interface Listening {
  readonly heard: ReadonlySignal<Heard | undefined>
  /** Plays in place of what is heard now; call it from within a click. */
  play(id: string, start: (player: ClipPlayer) => Playback): Promise<void>
  stop(): void
  /** The hall's recordings have changed. */
  reload(): void
  close(): void
}

/** A player that is fetched when something is first listened to. */
export function createListening(): Listening {
  const heard = signal<Heard | undefined>(undefined)
  let player: ClipPlayer | undefined
  let playback: Playback | undefined
  let isFresh: Promise<void> = Promise.resolve()
  let turn = 0
  const stop = () => {
    turn += 1
    playback?.stop()
    playback = undefined
    heard.value = undefined
  }
  const untilReady = async ({ sound, unlock }: ClipPlayer): Promise<void> => {
    unlock()
    await isFresh
    await new Promise<void>((resolve) => {
      const unsubscribe = sound.subscribe((state) => {
        if (state !== 'ready') return
        resolve()
        // It may be told at once, before there is anything to unsubscribe from.
        queueMicrotask(() => unsubscribe())
      })
    })
  }
  return {
    heard,
    async play(id, start) {
      stop()
      const mine = turn
      heard.value = { id, status: 'preparing' }
      try {
        const { startClipPlayer } = await import('../../../../shared/voice/clip-player.ts')
        if (mine !== turn) return
        player ??= startClipPlayer()
        await untilReady(player)
        if (mine !== turn) return
        heard.value = { id, status: 'playing' }
        playback = start(player)
        await playback.ended
        if (mine === turn) stop()
      } catch (error) {
        console.warn('The sound could not be played', error)
        if (mine === turn) heard.value = { id, status: 'failed' }
      }
    },
    stop,
    reload() {
      if (player !== undefined) isFresh = player.reload()
    },
    close() {
      stop()
      player?.stop()
    },
  }
}
