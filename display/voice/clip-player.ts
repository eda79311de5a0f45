import { type ReadonlySignal, signal } from '@preact/signals'
import type { AnnouncementEnd } from './announcement-queue.ts'
import { announcementScript, type SpokenCall } from './announcement-script.ts'
import { type ClipPack, loadClipPack } from './clip-pack.ts'
import { clipTimeline } from './clip-timeline.ts'

/** Time between the order and the first sample, in seconds: lets every clip be scheduled before it is due. */
const leadSeconds = 0.08
/** How much later than planned the end may come, in milliseconds, before the sound counts as broken. */
const graceMs = 3_000
/** Pause before the clips are fetched again after a failure, in milliseconds. */
const retryMs = 5_000

/** Whether the page can be heard: `blocked` waits for a tap, as browsers ask before sound. */
export type SoundState = 'loading' | 'blocked' | 'ready'

/** Plays announcements from clips through WebAudio. */
export interface ClipPlayer {
  readonly sound: ReadonlySignal<SoundState>
  /** Plays one call to its end; `dropped` when the sound broke off. Play one at a time. */
  play(call: SpokenCall): Promise<AnnouncementEnd>
  /** Turns the sound on; works from within a tap or key press. */
  unlock(): void
  stop(): void
}

/** Opens the sound device and fetches the clips. */
export function startClipPlayer(): ClipPlayer {
  const context = new AudioContext({ latencyHint: 'playback' })
  const sound = signal<SoundState>('loading')
  let pack: ClipPack | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const look = () => {
    if (pack !== undefined) sound.value = context.state === 'running' ? 'ready' : 'blocked'
  }
  const load = async () => {
    try {
      pack = await loadClipPack(context)
      look()
    } catch (error) {
      console.warn('The voice is not ready yet', error)
      if (context.state !== 'closed') retry = setTimeout(load, retryMs)
    }
  }
  context.addEventListener('statechange', look)
  void load()

  return {
    sound,
    play: (call) => (pack === undefined ? Promise.resolve('dropped') : playCall(context, pack, call)),
    unlock() {
      context.resume().then(look, (error) => console.warn('The sound stays off', error))
    },
    stop() {
      clearTimeout(retry)
      context.removeEventListener('statechange', look)
      void context.close()
    },
  }
}

function playCall(context: AudioContext, pack: ClipPack, call: SpokenCall): Promise<AnnouncementEnd> {
  const { clips, totalMs } = clipTimeline(announcementScript(call), (clip) => {
    const buffer = pack.get(clip)
    return buffer === undefined ? undefined : buffer.duration * 1000
  })
  const startAt = context.currentTime + leadSeconds
  const sources = clips.map(({ clip, atMs }) => {
    const source = new AudioBufferSourceNode(context, { buffer: pack.get(clip) ?? null })
    source.connect(context.destination)
    source.start(startAt + atMs / 1000)
    return source
  })
  const last = sources.at(-1)
  if (last === undefined) return Promise.resolve('dropped')
  return new Promise((resolve) => {
    const end = (status: AnnouncementEnd) => {
      clearTimeout(guard)
      for (const source of sources) source.disconnect()
      resolve(status)
    }
    // A sound device pulled out stops the context's clock, and with it the `ended` event.
    const guard = setTimeout(
      () => {
        for (const source of sources) source.stop()
        end('dropped')
      },
      totalMs + leadSeconds * 1000 + graceMs,
    )
    last.addEventListener('ended', () => end('spoken'))
  })
}
