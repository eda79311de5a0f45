import type { DayVisitor } from '../day.ts'
import type { Plan } from '../plan.ts'
import { moments, rounded } from './moments.ts'

/** What is believed before anything was seen weighs as many services as this. */
const priorServices = 20
/** The coefficient of variation of service times where none were seen. */
const usualCv = 0.8
const daySeconds = 86_400

/** The service times of a hall as a profile has them. */
export interface FittedServiceTimes {
  readonly shortestSeconds: number
  readonly longestSeconds: number
  of(serviceId: string): { meanServiceSeconds: number; serviceCv: number }
}

/**
 * The service times learnt from those who came. A service's mean leans on the plan's expected minutes, the spread of its
 * logarithm on that of all services, each by the weight of a few services; so one seen six times is not taken at its word.
 */
export function fitServiceTimes(plan: Plan, visitors: readonly DayVisitor[]): FittedServiceTimes {
  const seconds = new Map<string, number[]>(plan.services.map(({ id }) => [id, []]))
  for (const { arrivesAt, serviceId, serviceSeconds } of visitors)
    if (arrivesAt !== null && serviceSeconds > 0) seconds.get(serviceId)?.push(serviceSeconds)
  const all = [...seconds.values()].flat()
  const pooled = pooledVariance([...seconds.values()])
  return {
    shortestSeconds: all.length === 0 ? 0 : all.reduce((one, other) => Math.min(one, other)),
    longestSeconds: all.length === 0 ? daySeconds : all.reduce((one, other) => Math.max(one, other)),
    of(serviceId) {
      const own = seconds.get(serviceId) ?? []
      const expected = (plan.services.find(({ id }) => id === serviceId)?.expected_minutes ?? 0) * 60
      const variance = leaning(own.length, moments(own.map(Math.log)).variance, pooled)
      return {
        meanServiceSeconds: rounded(leaning(own.length, moments(own).mean, expected), 1),
        serviceCv: rounded(Math.sqrt(Math.expm1(variance)), 3),
      }
    },
  }
}

/** The variance of the logarithm inside the services, all taken together. */
function pooledVariance(samples: readonly (readonly number[])[]): number {
  const freedom = samples.reduce((sum, sample) => sum + Math.max(0, sample.length - 1), 0)
  if (freedom === 0) return Math.log1p(usualCv ** 2)
  const squares = samples.map((sample) => sample.length * moments(sample.map(Math.log)).variance)
  return squares.reduce((sum, value) => sum + value, 0) / freedom
}

function leaning(seen: number, value: number, prior: number): number {
  return (seen * value + priorServices * prior) / (seen + priorServices)
}
