import {
  type CallingRules,
  type CallOrderName,
  callingRulesOf,
  type HallRules,
} from '../../../shared/hall-definition.ts'
import type { ForecastScene, SceneTicket } from '../../domain/forecast/forecast-scene.ts'
import type { WaitRange } from '../../domain/forecast/wait-range.ts'
import type { HallStaff } from '../../domain/rebalancing/candidates.ts'
import type { DayAheadQuestion, DayAheadStaffing } from '../../domain/rebalancing/day-ahead.ts'
import type { HallOutlook } from '../../domain/rebalancing/rebalancer.ts'
import type { Part } from '../rebalancing/part-work.ts'

/** What every question to the worker is about. A scene is posted once, however many questions follow about that object. */
export interface SceneQuestion {
  readonly scene: ForecastScene
  readonly rule: { readonly name: CallOrderName; readonly settings: CallingRules }
}

/** The rule by which a hall calls, as a question tells it. */
export function ruleOf(rules: HallRules): SceneQuestion['rule'] {
  return { name: rules.callOrder, settings: callingRulesOf(rules) }
}

/**
 * The kinds of question that the worker answers: what is asked besides the scene, and what comes back. Plain data. One
 * job keeps the worker for a tenth of a second at most: what takes longer is to be asked in parts, or tickets that are
 * being taken get no forecast meanwhile. A further kind is added here and to the handlers of `answer-job.ts`.
 */
export interface ForecastJobs {
  /** The wait of somebody who comes now, counted from the seniority on. */
  newcomer: { readonly asked: { readonly ticket: SceneTicket }; readonly answer: WaitRange }
  /** When each waiting ticket is called, counted from the scene's instant on; in the scene's order. */
  waiting: { readonly asked: { readonly replications: number }; readonly answer: readonly WaitRange[] }
  /** The hour ahead and what could be done about it, in parts: begun with who could be sent where, null to go on. */
  outlook: {
    readonly asked: { readonly session: string; readonly first: HallStaff | null }
    readonly answer: Part<HallOutlook>
  }
  /** The windows that a day to come needs, in parts like the outlook; the scene is that day before anybody has come. */
  staffing: {
    readonly asked: {
      readonly session: string
      readonly first: Pick<DayAheadQuestion, 'windows' | 'targets'> | null
    }
    readonly answer: Part<DayAheadStaffing>
  }
}

/** Kinds of question that are answered in parts. */
export type PartedJobKind = 'outlook' | 'staffing'

/** The name of a kind of question. */
export type ForecastJobKind = keyof ForecastJobs

/** A question as it is posted to the worker; without a scene it is about the one that was posted last. */
export interface PostedJob {
  readonly id: number
  readonly kind: ForecastJobKind
  readonly scene: ForecastScene | null
  readonly rule: SceneQuestion['rule']
  readonly asked: unknown
}

/** What the worker posts back. */
export type PostedAnswer =
  | { readonly id: number; readonly answer: unknown; readonly tookMs: number }
  | { readonly id: number; readonly failure: string; readonly tookMs: number }
