import type { DemandProfile } from '../../shared/demand-profile.ts'
import type { CallOrderName } from '../../shared/hall-definition.ts'
import { generateDay } from './demand/generate-day.ts'
import { chanceOf } from './forecast-command.ts'
import { forecastDay, type Prediction } from './forecast-day.ts'
import { knowledgeOf } from './forecast-knowledge.ts'
import type { Plan } from './plan.ts'

/** What the days of a check have in common. */
export interface CheckSetup {
  readonly plan: Plan
  readonly profile: DemandProfile
  readonly policy: CallOrderName
}

/** The job file of the check, see `Replications`: draws the day of a seed and forecasts it. */
export function prepare({ plan, profile, policy }: CheckSetup): (seed: number) => Prediction[] {
  const earlier = knowledgeOf(plan, profile)
  return (seed) => forecastDay(plan, generateDay(profile, seed), { policy, earlier, chance: chanceOf(seed) })
}
