import type { ExpectedArrivals } from '../../domain/forecast/forecast-scene.ts'

const hourMs = 60 * 60_000
/** What is believed of a rate that was seen, by how long it has gone on since, in hours. */
const beliefs = [
  { fromHour: 0, share: 1 },
  { fromHour: 1, share: 0.5 },
  { fromHour: 2, share: 0.25 },
] as const

/**
 * Arrivals at a rate that was seen till now, as they are believed to go on: a rush is not thought to last all day, or the
 * forecasts of a crowded hour would drown in the hours after it.
 */
export function fadingArrivals(arrivals: readonly ExpectedArrivals[], now: number): ExpectedArrivals[] {
  return arrivals.flatMap((span) =>
    beliefs.flatMap(({ fromHour, share }, step) => {
      const until = Math.min(
        span.until,
        now + (beliefs[step + 1]?.fromHour ?? Number.POSITIVE_INFINITY) * hourMs,
      )
      const from = Math.max(span.from, now + fromHour * hourMs)
      if (until <= from) return []
      return [
        {
          ...span,
          from,
          until,
          expected: (span.expected * share * (until - from)) / (span.until - span.from),
        },
      ]
    }),
  )
}
