import { ticketClasses } from '../../../shared/hall-definition.ts'
import type { CallOrder } from '../calling/call-order.ts'
import type { ForecastScene } from '../forecast/forecast-scene.ts'
import { FactorTables } from '../forecast/service-draws.ts'
import { candidateMoves, type HallStaff } from './candidates.ts'
import { HourPlayer, type HourTally } from './hour-player.ts'
import { type Move, windowsOf } from './move.ts'
import { type MovePrediction, type PredictedFigure, predictionOf } from './prediction.ts'
import { sceneAfterMove } from './scene-after-move.ts'

const classes = ticketClasses.length
/** How far ahead a move is judged. */
const hourMs = 60 * 60 * 1000

/** Replications at most: of the hall as it is, of a candidate at first, and of the best ones. */
const mostBase = 120
const mostFirst = 12
const leastFirst = 5
const leastBest = 24
/** Visitors played in all, at most: it bounds the time of one outlook. */
const visitorBudget = 260_000
/** Candidates that are judged in full, and moves that are offered. */
const finalists = 6
const mostOffered = 3
/** A move is worth the disturbance if it spares this part of the late visitors, but at least the one and from the other on. */
const leastSparedShare = 0.03
const leastSpared = { from: 0.5, to: 2 }
/** Between two yields of the generator so many visitors are played: some ten milliseconds. */
const visitorsPerStep = 4_000

/** What the hour ahead looks like for the visitors of one service and class, if nothing is done. */
export interface LineOutlook {
  /** Place of the service in the scene. */
  readonly service: number
  /** Place of the class in `ticketClasses`. */
  readonly classRank: number
  /** Mean of the visitors who are late by the end of the hour. */
  readonly late: number
  /** Share of the replications in which somebody becomes late from now on. */
  readonly lateShare: number
  /** When the first visitor becomes late in half of the replications; null when in fewer one does. */
  readonly passesAt: number | null
}

/** A move with what it is thought to do. */
export interface SuggestedMove {
  readonly move: Move
  readonly prediction: MovePrediction
}

/** The hour ahead of a hall: what happens if nothing is done, and the best that could be done. */
export interface HallOutlook {
  readonly at: number
  readonly until: number
  readonly replications: number
  readonly late: PredictedFigure
  readonly worstWaitMs: PredictedFigure
  /** Lines in which somebody may become late. */
  readonly lines: readonly LineOutlook[]
  /** The best first; only moves that spare late visitors beyond chance. */
  readonly moves: readonly SuggestedMove[]
  /** Moves that were simulated. */
  readonly candidates: number
}

/** What an outlook is made from. Plain data, so that it can be posted to a worker. */
export interface OutlookQuestion {
  readonly scene: ForecastScene
  readonly staff: HallStaff
  /** 32 bits: the same key gives the same outlook. */
  readonly key: number
}

/**
 * Looks an hour ahead: plays the hall as it is, then every promising move with the same visitors and the same luck, few
 * times each, then the best ones again on fresh luck, so that what is promised is not the luck by which they were chosen.
 * A generator: it yields every few milliseconds of work and returns the outlook.
 */
export function* hallOutlook(
  { scene, staff, key }: OutlookQuestion,
  order: CallOrder,
  tables = new FactorTables(),
): Generator<undefined, HallOutlook, undefined> {
  const until = Math.min(scene.now + hourMs, Math.max(scene.endsAt, scene.now + 1))
  const options = { order, tables, key, until }
  const plays = playsFor(scene, until)
  const steps = new Steps(visitorsOf(scene, until))
  const base = new HourPlayer(scene, options)
  const lines = new LineTallies(scene)
  const without: HourTally[] = []
  for (let replication = 0; replication < plays.base; replication += 1) {
    without.push(base.play(replication))
    lines.add(base)
    if (steps.isFull()) yield
  }
  const candidates = candidateMoves(scene, lines.lateOfServices(), staff)
  const judged: { move: Move; player: HourPlayer; prediction: MovePrediction }[] = []
  for (const move of candidates) {
    const player = new HourPlayer(sceneAfterMove(scene, move), options)
    const tallies: HourTally[] = []
    for (let replication = 0; replication < plays.first; replication += 1) {
      tallies.push(player.play(replication))
      if (steps.isFull()) yield
    }
    judged.push({ move, player, prediction: predictionOf(without, tallies) })
  }
  const suggestions: SuggestedMove[] = []
  const best = judged.filter(({ prediction }) => prediction.lateChange.mean < 0).sort(byEffect)
  for (const { move, player } of distinct(best).slice(0, finalists)) {
    const tallies: HourTally[] = []
    for (let replication = plays.first; replication < plays.first + plays.best; replication += 1) {
      tallies.push(player.play(replication))
      if (steps.isFull()) yield
    }
    suggestions.push({ move, prediction: predictionOf(without.slice(plays.first), tallies, without) })
  }
  const doNothing = predictionOf(without, without)
  return {
    at: scene.now,
    until,
    replications: plays.base,
    late: doNothing.lateWithout,
    worstWaitMs: doNothing.worstWaitWithoutMs,
    lines: lines.outlooks(),
    moves: offered(suggestions),
    candidates: candidates.length,
  }
}

/** Runs a generator to its end. */
export function finished<Result>(steps: Generator<undefined, Result, undefined>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

function byEffect(one: SuggestedMove, other: SuggestedMove): number {
  return (
    one.prediction.lateChange.mean - other.prediction.lateChange.mean ||
    one.prediction.worstWaitChangeMs.mean - other.prediction.worstWaitChangeMs.mean
  )
}

/** The best whose interval leaves no doubt, and that make nobody wait longer than the longest waits now. */
function offered(suggestions: readonly SuggestedMove[]): SuggestedMove[] {
  return suggestions
    .filter(({ prediction: { lateChange, lateWithout, worstWaitChangeMs } }) => {
      const least = Math.min(leastSpared.to, Math.max(leastSpared.from, leastSparedShare * lateWithout.mean))
      return lateChange.high < 0 && -lateChange.mean >= least && worstWaitChangeMs.low <= 0
    })
    .sort(byEffect)
    .slice(0, mostOffered)
}

/** Of those that concern the same window or come to the same end only the first. */
function distinct<Of extends { readonly move: Move }>(candidates: readonly Of[]): Of[] {
  const taken = new Set<string>()
  return candidates.filter(({ move }) => {
    const marks = [...windowsOf(move), ...endOf(move)]
    if (marks.some((mark) => taken.has(mark))) return false
    for (const mark of marks) taken.add(mark)
    return true
  })
}

/** What a change of services is good for: another window that takes the same in addition is no other idea. */
function endOf(move: Move): string[] {
  if (move.kind !== 'change-services') return []
  return [`${move.change} ${move.services.filter((id) => !move.from.includes(id)).join(' ')}`]
}

/** Visitors whom one play of the hour has to do with. */
function visitorsOf(
  { now, waiting, arrivals, level, bookings, windows }: ForecastScene,
  until: number,
): number {
  const coming = arrivals.reduce((sum, one) => {
    const share = (Math.min(one.until, until) - Math.max(one.from, now)) / Math.max(1, one.until - one.from)
    return sum + Math.max(0, share) * one.expected
  }, 0)
  const booked = bookings.reduce((sum, { slotAt, count }) => (slotAt <= until ? sum + count : sum), 0)
  return waiting.length + coming * level.mean + booked + windows.length
}

/** How often each hour is played, so that a crowded hall takes no longer than a quiet one. */
function playsFor(scene: ForecastScene, until: number): { base: number; first: number; best: number } {
  const affordable = visitorBudget / Math.max(1, visitorsOf(scene, until))
  const first = clamped(affordable / 60, leastFirst, mostFirst)
  const best = clamped(affordable / 12, leastBest, mostBase - mostFirst)
  return { first, best, base: first + best }
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.floor(value)))
}

/** Counts plays, to say when it is time to let others work. */
class Steps {
  private readonly each: number
  private played = 0

  constructor(visitorsPerPlay: number) {
    this.each = visitorsPerPlay
  }

  isFull(): boolean {
    this.played += this.each
    if (this.played < visitorsPerStep) return false
    this.played = 0
    return true
  }
}

/** What the replications of the hall as it is tell of each service and class. */
class LineTallies {
  private readonly late: Float64Array
  private readonly passes: number[][]
  private plays = 0

  constructor({ services }: ForecastScene) {
    this.late = new Float64Array(services.length * classes)
    this.passes = Array.from(this.late, () => [])
  }

  add({ lateOfLine, firstLateAt }: HourPlayer): void {
    this.plays += 1
    for (let line = 0; line < this.late.length; line += 1) {
      this.late[line] = (this.late[line] as number) + (lateOfLine[line] as number)
      const at = firstLateAt[line] as number
      if (at < Number.POSITIVE_INFINITY) this.passes[line]?.push(at)
    }
  }

  /** Mean late visitors by service. */
  lateOfServices(): number[] {
    return Array.from({ length: this.late.length / classes }, (_, service) => {
      const lines = this.late.subarray(service * classes, (service + 1) * classes)
      return lines.reduce((sum, late) => sum + late, 0) / this.plays
    })
  }

  outlooks(): LineOutlook[] {
    return this.passes.flatMap((passes, line) => {
      const late = (this.late[line] as number) / this.plays
      if (late === 0) return []
      const lateShare = passes.length / this.plays
      // Those in which nobody becomes late come after all others: the median of all.
      const sorted = [...passes].sort((one, other) => one - other)
      const passesAt = sorted[Math.ceil(this.plays / 2) - 1] ?? null
      return [{ service: Math.floor(line / classes), classRank: line % classes, late, lateShare, passesAt }]
    })
  }
}
