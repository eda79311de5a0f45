import { type ReadonlySignal, signal } from '@preact/signals'
import { type Announcements, defaultAnnouncements, isQuietAt } from '../../shared/announcements.ts'
import type { AnnounceCommand, BoardState } from '../../shared/mqtt/topic-map.ts'
import { hubNow } from '../../shared/ui/hub-clock.ts'
import type { Playback } from '../../shared/voice/clip-playback.ts'
import { type SoundState, startClipPlayer } from '../../shared/voice/clip-player.ts'
import { clockText } from '../hall-time.ts'
import {
  dropAll,
  dropOver,
  dropStale,
  emptyQueue,
  endSpeaking,
  hear,
  isOver,
  type QueueStep,
  type SettledAnnouncement,
  startNext,
} from './announcement-queue.ts'
import { loadSettled, saveSettled } from './settled-memory.ts'

/** How often waiting calls are looked through for stale ones, in milliseconds. */
const checkMs = 500

/** The one voice of a zone. */
export interface ZoneVoice {
  /** The call that is being spoken now. */
  readonly speaking: ReadonlySignal<AnnounceCommand | undefined>
  readonly sound: ReadonlySignal<SoundState>
  /** True while calls are shown only: in quiet hours, or when the hall has turned the loudness down to nothing. */
  readonly isQuiet: ReadonlySignal<boolean>
  /** Takes in a call to speak. */
  hear(command: AnnounceCommand): void
  /** Takes in what the zone's board shows: a call whose visitor has come is not spoken any more. */
  see(board: BoardState): void
  /** Takes in how the hall wants its calls spoken; another `voicePack` means other clips. */
  configure(announcements: Announcements, voicePack: string): void
  /** Turns the sound on; call it from within a tap or key press. */
  unlock(): void
  stop(): void
}

/** What a voice is started with. */
export interface VoiceParts {
  readonly zoneId: string
  readonly timeZone: string
  /** Answers each call once it is settled. */
  readonly acknowledge: (ack: SettledAnnouncement) => void
}

/** Starts the voice of a zone: one call at a time, each in turn, none after its visitor has come. */
export function startZoneVoice({ zoneId, timeZone, acknowledge }: VoiceParts): ZoneVoice {
  const player = startClipPlayer()
  const speaking = signal<AnnounceCommand | undefined>(undefined)
  const isQuiet = signal(false)
  let settings = defaultAnnouncements
  let pack: string | undefined
  let queue = emptyQueue(loadSettled(zoneId))
  let board: BoardState | undefined
  let playback: Playback | undefined

  const apply = (step: QueueStep) => {
    if (step.queue.settled !== queue.settled) saveSettled(zoneId, step.queue.settled)
    queue = step.queue
    speaking.value = queue.speaking
    for (const ack of step.acks) acknowledge(ack)
  }
  const advance = () => {
    const nowMs = performance.now()
    isQuiet.value =
      settings.volumePercent === 0 || isQuietAt(settings.quietHours, clockText(hubNow(), timeZone))
    if (isQuiet.value) apply(dropAll(queue))
    if (board !== undefined) apply(dropOver(queue, board))
    if (player.sound.value !== 'ready' || queue.speaking !== undefined) {
      apply(dropStale(queue, nowMs))
      return
    }
    apply(startNext(queue, nowMs))
    const call = queue.speaking
    if (call === undefined) return
    playback = player.play(call, settings.languages)
    playback.ended.then((status) => {
      playback = undefined
      apply(endSpeaking(queue, status))
      advance()
    })
  }
  const timer = setInterval(advance, checkMs)
  const forget = player.sound.subscribe(advance)

  return {
    speaking,
    sound: player.sound,
    isQuiet,
    hear(command) {
      apply(hear(queue, command, performance.now()))
      advance()
    },
    see(shown) {
      board = shown
      if (queue.speaking !== undefined && isOver(queue.speaking, shown)) playback?.endAfterSentence()
      advance()
    },
    configure(announcements, voicePack) {
      settings = announcements
      player.setVolume(announcements.volumePercent)
      if (pack !== undefined && pack !== voicePack) void player.reload()
      pack = voicePack
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
