import type { Sentence } from './announcement-script.ts'
import type { ClipPack } from './clip-pack.ts'
import { clipTimeline } from './clip-timeline.ts'

/** Time between the order and the first sample, in seconds: lets every clip be scheduled before it is due. */
const leadSeconds = 0.08
/** How much later than planned the end may come, in milliseconds, before the sound counts as broken. */
const graceMs = 3_000

/** What became of an announcement. */
export type AnnouncementEnd = 'spoken' | 'dropped'

/** One announcement on its way through the loudspeaker. */
export interface Playback {
  /** `dropped` when the sound broke off before a sentence was heard. */
  readonly ended: Promise<AnnouncementEnd>
  /** Lets the sentence in hand come to its end and leaves the others unspoken. */
  endAfterSentence(): void
  /** Falls silent at once. */
  stop(): void
}

interface ScheduledSource {
  readonly source: AudioBufferSourceNode
  /** Of the context's clock, in seconds. */
  readonly startsAt: number
  readonly endsAt: number
  readonly sentence: number
}

/** Plays a script without gaps: every clip is scheduled on the context's own clock before the first is due. */
export function playScript(output: AudioNode, pack: ClipPack, script: readonly Sentence[]): Playback {
  const { context } = output
  const scheduled = schedule(output, pack, script)
  const last = scheduled.at(-1)
  let final = last
  let outcome: AnnouncementEnd = 'spoken'
  let settle: (status: AnnouncementEnd) => void = () => {}
  const ended = new Promise<AnnouncementEnd>((resolve) => {
    settle = resolve
  })
  const end = (status: AnnouncementEnd) => {
    clearTimeout(guard)
    for (const { source } of scheduled) source.disconnect()
    settle(status)
  }
  const silence = (entries: readonly ScheduledSource[]) => {
    for (const { source } of entries) source.stop()
  }
  const breakOff = () => {
    silence(scheduled)
    end('dropped')
  }
  // A sound device pulled out stops the context's clock, and with it the `ended` event.
  const guard = setTimeout(
    breakOff,
    last === undefined ? 0 : (last.endsAt - context.currentTime) * 1000 + graceMs,
  )
  // A source that is stopped before its time ends as well: only the one that is to be heard last ends the call.
  for (const entry of scheduled)
    entry.source.addEventListener('ended', () => {
      if (entry === final) end(outcome)
    })

  return {
    ended,
    endAfterSentence() {
      const begun = scheduled.filter(({ startsAt }) => startsAt <= context.currentTime)
      const sentence = begun.at(-1)?.sentence ?? 0
      if (final === undefined || final.sentence <= sentence) return
      final = scheduled.filter((entry) => entry.sentence <= sentence).at(-1)
      // The first is the chime: who has heard no more than that has heard no call.
      outcome = sentence === 0 ? 'dropped' : 'spoken'
      silence(scheduled.filter((entry) => entry.sentence > sentence))
      if (final === undefined || final.endsAt <= context.currentTime) end(outcome)
    },
    stop: breakOff,
  }
}

function schedule(output: AudioNode, pack: ClipPack, script: readonly Sentence[]): ScheduledSource[] {
  const { context } = output
  const startAt = context.currentTime + leadSeconds
  const lengthMs = (clip: string) => (pack.get(clip)?.duration ?? 0) * 1000
  return clipTimeline(script, lengthMs).clips.map(({ clip, atMs, sentence }) => {
    const source = new AudioBufferSourceNode(context, { buffer: pack.get(clip) ?? null })
    const startsAt = startAt + atMs / 1000
    source.connect(output)
    source.start(startsAt)
    return { source, startsAt, endsAt: startsAt + lengthMs(clip) / 1000, sentence }
  })
}
