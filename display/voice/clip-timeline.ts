import type { ScriptLine } from './announcement-script.ts'

/** When a clip starts, in milliseconds from the beginning of the announcement. */
interface ScheduledClip {
  readonly clip: string
  readonly atMs: number
}

/** A whole announcement laid out in time. */
export interface ClipTimeline {
  readonly clips: readonly ScheduledClip[]
  /** The end of the last clip, in milliseconds; 0 for an empty timeline. */
  readonly totalMs: number
}

/**
 * Lays the lines of a script end to end, each at the end of the one before and its pause. `durationMs` gives the length
 * of a clip, or undefined for one that the pack lacks: it is left out and takes no time.
 */
export function clipTimeline(
  script: readonly ScriptLine[],
  durationMs: (clip: string) => number | undefined,
): ClipTimeline {
  const clips: ScheduledClip[] = []
  let cursorMs = 0
  let totalMs = 0
  for (const { clip, pauseMs } of script) {
    const length = durationMs(clip)
    if (length === undefined) continue
    clips.push({ clip, atMs: cursorMs })
    totalMs = cursorMs + length
    cursorMs = totalMs + pauseMs
  }
  return { clips, totalMs }
}
