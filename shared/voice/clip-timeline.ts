import type { Sentence } from './announcement-script.ts'

/** When a clip starts, in milliseconds from the beginning of the announcement. */
interface ScheduledClip {
  readonly clip: string
  readonly atMs: number
  /** Which sentence it belongs to, from 0. */
  readonly sentence: number
}

/** A whole announcement laid out in time. */
export interface ClipTimeline {
  readonly clips: readonly ScheduledClip[]
  /** The end of the last clip, in milliseconds; 0 for an empty timeline. */
  readonly totalMs: number
}

/** Lays the lines of a script end to end, each at the end of the one before and its pause. `durationMs` is a clip's length. */
export function clipTimeline(
  script: readonly Sentence[],
  durationMs: (clip: string) => number,
): ClipTimeline {
  const clips: ScheduledClip[] = []
  let cursorMs = 0
  let totalMs = 0
  for (const [sentence, lines] of script.entries())
    for (const { clip, pauseMs } of lines) {
      clips.push({ clip, atMs: cursorMs, sentence })
      totalMs = cursorMs + durationMs(clip)
      cursorMs = totalMs + pauseMs
    }
  return { clips, totalMs }
}
