import type { WaitMinutes } from './texts/wait-range.ts'

/** Beyond this many minutes nobody plans by the minute. */
const fineMinutes = 30
const coarseMinutes = 5

/** A range as people read it: whole minutes, the lower end down and the upper end up, to five beyond half an hour. */
export function roundedWait({ p50Minutes, p90Minutes }: WaitMinutes): WaitMinutes {
  const step = (minutes: number) => (minutes > fineMinutes ? coarseMinutes : 1)
  const [low, high] = [step(p50Minutes), step(p90Minutes)]
  return { p50Minutes: Math.floor(p50Minutes / low) * low, p90Minutes: Math.ceil(p90Minutes / high) * high }
}
