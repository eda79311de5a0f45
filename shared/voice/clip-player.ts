import { type ReadonlySignal, signal } from '@preact/signals'
import type { AnnouncementLanguage } from '../announcements.ts'
import { type SpokenCall, speakableScript } from './announcement-script.ts'
import { loadClips, noClips } from './clip-pack.ts'
import { type Playback, playScript } from './clip-playback.ts'
import { recordedClips } from './recorded-clips.ts'

/** Pause before clips that are missing are fetched again, in milliseconds. */
const retryMs = 5_000
/** How long a change of the loudness takes, in seconds: none is heard as a click. */
const fadeSeconds = 0.05

/** Whether the page can be heard: `blocked` waits for a tap, as browsers ask before sound. */
export type SoundState = 'loading' | 'blocked' | 'ready'

/** Plays announcements from clips through WebAudio. */
export interface ClipPlayer {
  readonly sound: ReadonlySignal<SoundState>
  /** Plays one call in these languages, as far as the voice has their clips. Play one at a time. */
  play(call: SpokenCall, languages: readonly AnnouncementLanguage[]): Playback
  /** Plays one clip by its name, as far as the voice has it. */
  playClip(name: string): Playback
  /** Sets the loudness, in percent of the recording. */
  setVolume(percent: number): void
  /** Fetches what the hall's recorded voice has changed; a call in hand is spoken to its end with the clips it began with. */
  reload(): Promise<void>
  /** Turns the sound on; works from within a tap or key press. */
  unlock(): void
  stop(): void
}

/** Opens the sound device and fetches the clips. */
export function startClipPlayer(): ClipPlayer {
  const context = new AudioContext({ latencyHint: 'playback' })
  const loudness = context.createGain()
  loudness.connect(context.destination)
  const sound = signal<SoundState>('loading')
  let loaded = noClips
  let retry: ReturnType<typeof setTimeout> | undefined
  let loads = 0

  const look = () => {
    if (loaded.pack.size > 0) sound.value = context.state === 'running' ? 'ready' : 'blocked'
  }
  const load = async () => {
    clearTimeout(retry)
    loads += 1
    const turn = loads
    const recorded = await recordedClips()
    // While the hub is away the voice stays what it was.
    if (recorded !== undefined || loaded.pack.size === 0) {
      const now = await loadClips(context, recorded ?? {}, loaded)
      if (turn !== loads || context.state === 'closed') return
      loaded = now
      look()
      if (recorded !== undefined && now.isComplete) return
    }
    if (turn !== loads) return
    console.warn('The voice lacks clips; they are fetched again')
    retry = setTimeout(load, retryMs)
  }
  context.addEventListener('statechange', look)
  void load()

  return {
    sound,
    play: (call, languages) =>
      playScript(
        loudness,
        loaded.pack,
        speakableScript(call, languages, (clip) => loaded.pack.has(clip)),
      ),
    playClip: (name) =>
      playScript(loudness, loaded.pack, loaded.pack.has(name) ? [[{ clip: name, pauseMs: 0 }]] : []),
    setVolume(percent) {
      // The ear hears the square root: half way down the scale shall sound half as loud.
      loudness.gain.setTargetAtTime((percent / 100) ** 2, context.currentTime, fadeSeconds)
    },
    reload: load,
    unlock() {
      context.resume().then(look, (error) => console.warn('The sound stays off', error))
    },
    stop() {
      loads += 1
      clearTimeout(retry)
      context.removeEventListener('statechange', look)
      void context.close()
    },
  }
}
