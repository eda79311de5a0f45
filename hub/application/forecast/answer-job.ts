import type { CallOrder } from '../../domain/calling/call-order.ts'
import { callOrder } from '../../domain/calling/call-order.ts'
import type { ForecastScene } from '../../domain/forecast/forecast-scene.ts'
import { Forecaster } from '../../domain/forecast/forecaster.ts'
import { waitingForecast } from '../../domain/forecast/waiting-forecast.ts'
import { type DayAheadStaffing, dayAheadStaffing } from '../../domain/rebalancing/day-ahead.ts'
import { type HallOutlook, hallOutlook } from '../../domain/rebalancing/rebalancer.ts'
import { PartWork } from '../rebalancing/part-work.ts'
import type { ForecastJobKind, ForecastJobs, PostedAnswer, PostedJob } from './forecast-jobs.ts'

/** What a handler is given besides the question. */
interface Surroundings {
  readonly scene: ForecastScene
  readonly order: CallOrder
  /** Under that rule. */
  readonly forecaster: Forecaster
  /** The luck of the replications: the same all along, so that a range changes with the hall and not with the dice. */
  readonly key: number
  /** What is under way in parts. */
  readonly outlooks: PartWork<HallOutlook>
  readonly staffings: PartWork<DayAheadStaffing>
}

type Handlers = {
  readonly [Kind in ForecastJobKind]: (
    asked: ForecastJobs[Kind]['asked'],
    surroundings: Surroundings,
  ) => ForecastJobs[Kind]['answer']
}

const handlers: Handlers = {
  newcomer: ({ ticket }, { scene, forecaster, key }) =>
    forecaster.newcomer(scene, ticket, () => key / 2 ** 32),
  outlook: ({ session, first }, { scene, order, key, outlooks }) =>
    first === null
      ? outlooks.goOn(session)
      : outlooks.begin(session, hallOutlook({ scene, staff: first, key }, order)),
  staffing: ({ session, first }, { scene, order, key, staffings }) =>
    first === null
      ? staffings.goOn(session)
      : staffings.begin(session, dayAheadStaffing({ scene, ...first, key }, order)),
  waiting: ({ replications }, { scene, order, key }) => waitingForecast(scene, { order, replications, key }),
}

/** Answers posted jobs; keeps the scene that was posted last. Any thread, and any test, can do it. */
export class JobAnswers {
  private readonly key: number
  private readonly outlooks = new PartWork<HallOutlook>()
  private readonly staffings = new PartWork<DayAheadStaffing>()
  private scene: ForecastScene | null = null
  private ruled:
    | { readonly name: string; readonly order: CallOrder; readonly forecaster: Forecaster }
    | undefined

  /** @param key 32 bits */
  constructor(key: number) {
    this.key = key
  }

  /** The answer, or why there is none. */
  answer({ id, kind, scene, rule, asked }: PostedJob): PostedAnswer {
    const beganAt = performance.now()
    const tookMs = () => performance.now() - beganAt
    try {
      this.scene = scene ?? this.scene
      if (this.scene === null) throw new Error('there is no scene to ask about')
      const { order, forecaster } = this.under(rule)
      // The kind fixes the type of what is asked, which a look-up by the kind cannot tell.
      const handle = handlers[kind] as (asked: unknown, surroundings: Surroundings) => unknown
      const answer = handle(asked, {
        scene: this.scene,
        order,
        forecaster,
        key: this.key,
        outlooks: this.outlooks,
        staffings: this.staffings,
      })
      return { id, answer, tookMs: tookMs() }
    } catch (error) {
      return {
        id,
        failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
        tookMs: tookMs(),
      }
    }
  }

  /** The rule with its forecaster, made anew when the hall's rule has changed. */
  private under(rule: PostedJob['rule']): { readonly order: CallOrder; readonly forecaster: Forecaster } {
    const name = JSON.stringify(rule)
    if (this.ruled?.name !== name) {
      const order = callOrder(rule.name, rule.settings)
      this.ruled = { name, order, forecaster: new Forecaster({ order }) }
    }
    return this.ruled
  }
}
