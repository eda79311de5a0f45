import type { IdSource } from '../../../shared/random.ts'
import type { ForecastScene } from '../../domain/forecast/forecast-scene.ts'
import type { Hall, HallEvent } from '../../domain/hall.ts'
import { rulesOf } from '../../domain/hall-day/hall-day.ts'
import type { Recorded } from '../../domain/journal.ts'
import { moveKey, windowsOf } from '../../domain/rebalancing/move.ts'
import { delayedBreaks } from '../../domain/rebalancing/move-book.ts'
import type { HallOutlook, SuggestedMove } from '../../domain/rebalancing/rebalancer.ts'
import { sceneAfterMove } from '../../domain/rebalancing/scene-after-move.ts'
import { type Warning, warningsAfter } from '../../domain/rebalancing/warnings.ts'
import type { ForecastDesk } from '../forecast/forecast-desk.ts'
import { ruleOf } from '../forecast/forecast-jobs.ts'
import type { HallWriter } from '../hall-writer.ts'
import { hubCommand } from '../hub-command.ts'
import type { Log } from '../log.ts'
import { askInParts } from './ask-in-parts.ts'
import { hallStaff } from './hall-staff.ts'

/** Between the end of one outlook and the begin of the next, in real milliseconds. */
const restMs = 15_000
/** After a change at a window the next outlook comes so soon: several changes come together. */
const hurryMs = 800
/** How often it is looked whether the hour of a move is over. */
const lookMs = 2_000
/** An outlook that no newer one has replaced for so long is not shown any more, in real milliseconds. */
const keptMs = 120_000

/** A suggestion under the id by which it is accepted; the same move keeps its id from one outlook to the next. */
export interface Suggestion extends SuggestedMove {
  readonly moveId: string
  readonly until: number
}

/** What the desk has to say at present. */
export interface RebalancingState {
  /** Null when there is no outlook of today, or none that is fresh enough. */
  readonly outlook:
    | (Pick<HallOutlook, 'at' | 'until' | 'late' | 'worstWaitMs'> & {
        /** A move was made since: a newer one is on its way. */
        readonly superseded: boolean
      })
    | null
  readonly warnings: readonly Warning[]
  readonly suggestions: readonly Suggestion[]
  /** Staff who were in the building at the last look. */
  readonly present: ReadonlySet<string>
}

/** What the desk needs. */
export interface RebalancingParts {
  readonly writer: Pick<HallWriter, 'hall' | 'now' | 'submit'>
  /** Null when forecasts are off: then there is nothing to foresee, and moves are measured all the same. */
  readonly forecasts: Pick<ForecastDesk, 'ask'> | null
  /** The hall as it is now, seen by the forecast. */
  readonly sceneOf: (hall: Hall, now: number) => ForecastScene
  /** Staff who are in the building. */
  readonly present: () => ReadonlySet<string>
  readonly ids: IdSource
  readonly log: Log
  /** Told when there is something new to show. */
  readonly onNews: () => void
}

const nothing: RebalancingState = { outlook: null, warnings: [], suggestions: [], present: new Set() }

/**
 * Looks an hour ahead again and again while the day is open, keeps warnings and suggested moves, and counts what really
 * became of the hour after each accepted one.
 */
export class RebalancingDesk {
  private readonly parts: RebalancingParts
  private said: RebalancingState = nothing
  private saidAtMs = Number.NEGATIVE_INFINITY
  private status: 'stopped' | 'resting' | 'asking' = 'stopped'
  /** Windows that have changed since the last look at the hall. */
  private readonly changed = new Set<string>()
  private timer: NodeJS.Timeout | undefined
  private isHurried = false
  /** A move was made since the last look: what was thought of before it is not offered any more. */
  private hasMoved = false
  private lookTimer: NodeJS.Timeout | undefined

  constructor(parts: RebalancingParts) {
    this.parts = parts
  }

  /** What there is to say now. */
  get state(): RebalancingState {
    return performance.now() - this.saidAtMs > keptMs ? this.nothingNow() : this.said
  }

  start(): void {
    this.status = 'resting'
    this.rest('hurry')
    this.lookTimer = setInterval(() => this.measureMoves(), lookMs)
  }

  stop(): void {
    this.status = 'stopped'
    clearTimeout(this.timer)
    clearInterval(this.lookTimer)
  }

  /** The suggestion with this id, if it still stands. */
  suggestion(moveId: string): Suggestion | undefined {
    return this.state.suggestions.find((suggestion) => suggestion.moveId === moveId)
  }

  /** Something was committed: what no longer fits is dropped at once, and the next outlook comes soon. */
  onCommitted(events: readonly Recorded<HallEvent>[]): void {
    let isNews = false
    for (const { event } of events) {
      if (event.type === 'BusinessDayOpened' || event.type === 'BusinessDayClosed')
        this.said = this.nothingNow()
      if (event.type === 'MoveAccepted') this.hasMoved = true
      if (isAboutWindows(event)) this.changed.add(event.windowId)
      isNews ||= event.type === 'MoveAccepted' || isAboutWindows(event)
    }
    if (!isNews) return
    const { outlook, suggestions } = this.said
    this.said = {
      ...this.said,
      outlook: outlook && { ...outlook, superseded: outlook.superseded || this.hasMoved },
      suggestions: this.standing(suggestions),
    }
    // A hurried look stays where it is: changes that follow one another must not put it off for ever.
    if (this.status === 'resting' && !this.isHurried) this.rest('hurry')
  }

  /** Who is in the building is known without looking ahead. */
  private nothingNow(): RebalancingState {
    return { ...nothing, present: this.said.present }
  }

  private standing(suggestions: readonly Suggestion[]): Suggestion[] {
    if (this.hasMoved) return []
    return suggestions.filter(({ move }) => windowsOf(move).every((id) => !this.changed.has(id)))
  }

  private rest(how: 'rest' | 'hurry'): void {
    clearTimeout(this.timer)
    this.isHurried = how === 'hurry'
    this.timer = setTimeout(
      () => {
        this.look().catch((error: unknown) =>
          this.parts.log.warn({ error: String(error) }, 'there is no outlook of the hour ahead'),
        )
      },
      how === 'hurry' ? hurryMs : restMs,
    )
  }

  private async look(): Promise<void> {
    this.status = 'asking'
    this.changed.clear()
    this.hasMoved = false
    const present = this.parts.present()
    this.said = { ...this.said, present }
    try {
      const { forecasts } = this.parts
      if (forecasts !== null && this.isWorthALook()) await this.ask(forecasts, present)
    } finally {
      // The desk may have been stopped while the question was under way.
      if ((this.status as string) !== 'stopped') {
        this.status = 'resting'
        this.rest(this.hasMoved || this.changed.size > 0 ? 'hurry' : 'rest')
      }
    }
  }

  /** An empty hall has nothing to foresee. */
  private isWorthALook(): boolean {
    const { day } = this.parts.writer.hall
    if (day.businessDay?.status !== 'open') return false
    return day.lines.size > 0 || [...day.windows.values()].some(({ stage }) => stage.status !== 'closed')
  }

  private async ask(forecasts: Pick<ForecastDesk, 'ask'>, present: ReadonlySet<string>): Promise<void> {
    const { writer, ids } = this.parts
    const { hall } = writer
    const now = writer.now()
    const scene = delayedBreaks(hall.moves).reduce(sceneAfterMove, this.parts.sceneOf(hall, now))
    const about = { scene, rule: ruleOf(rulesOf(hall.day)) }
    const businessDay = hall.day.businessDay?.date
    const staff = hallStaff(hall.day, present)
    const outlook = await askInParts(forecasts, 'outlook', about, { session: ids.id(), first: staff })
    const isStillToday = hall.day.businessDay?.status === 'open' && hall.day.businessDay.date === businessDay
    if (outlook === null || !isStillToday) return
    this.take(outlook, scene)
  }

  private take(outlook: HallOutlook, { services }: ForecastScene): void {
    const known = new Map(this.said.suggestions.map(({ move, moveId }) => [moveKey(move), moveId]))
    const { at, until, late, worstWaitMs } = outlook
    this.said = {
      ...this.said,
      outlook: { at, until, late, worstWaitMs, superseded: this.hasMoved },
      warnings: warningsAfter(
        this.said.warnings,
        outlook.lines,
        services.map(({ id }) => id),
        at,
      ),
      suggestions: this.standing(
        outlook.moves.map((suggested) => ({
          ...suggested,
          until,
          moveId: known.get(moveKey(suggested.move)) ?? this.parts.ids.id(),
        })),
      ),
    }
    this.saidAtMs = performance.now()
    this.parts.onNews()
  }

  private measureMoves(): void {
    const { writer, log } = this.parts
    const { moves, day } = writer.hall
    const now = writer.now()
    for (const { moveId, stage, until } of moves.values()) {
      if (stage.status !== 'running' || (now < until && day.businessDay?.status === 'open')) continue
      writer
        .submit(hubCommand(`MeasureMove/${moveId}`, { type: 'MeasureMove', moveId }))
        .catch((error: unknown) => log.warn({ error: String(error) }, 'a move was not measured'))
    }
  }
}

/** Events that change which windows serve, or what they take. */
function isAboutWindows(event: HallEvent): event is Extract<HallEvent, { type: `Window${string}` }> {
  switch (event.type) {
    case 'WindowSignedIn':
    case 'WindowSignedOut':
    case 'WindowPaused':
    case 'WindowResumed':
    case 'WindowServicesChanged':
      return true
    default:
      return false
  }
}
