import type { DemandProfile } from '../../../shared/demand-profile.ts'
import type { Hall } from '../../domain/hall.ts'
import { rulesOf } from '../../domain/hall-day/hall-day.ts'
import { ruleOf, type SceneQuestion } from './forecast-jobs.ts'
import { isAbout } from './is-about.ts'
import { liveScene, waitingInOrder } from './live-scene.ts'

/** A scene serves all questions for so long, in milliseconds: making one costs the hub's own thread some. */
const sceneMs = 250
/** The same while nothing was committed: only time has passed. */
const unchangedSceneMs = 1_000
/** And at least so many times as long as making it took, however fast the hall changes. */
const restsByCost = 20
/** By how much the number of waiting tickets may have changed meanwhile. */
const alikeShare = 0.05

/** Where scenes come from. */
export interface HallScenesParts {
  readonly hall: Hall
  /** Logical time, in epoch milliseconds. */
  readonly now: () => number
  /** Sequence of the last committed event: the hall is the same while it is. */
  readonly seq: () => number
  /** Demand of like days; null when none is known. */
  readonly profile: DemandProfile | null
}

/** The hall as it was seen at one instant. */
export interface SeenHall {
  readonly about: SceneQuestion
  /** Of the scene's waiting tickets, in its order. */
  readonly ticketIds: readonly string[]
}

/** Sees the hall's scene for questions to the desk, and sees it anew when it has changed: the same object serves many. */
export class HallScenes {
  private readonly parts: HallScenesParts
  private last:
    | { readonly seen: SeenHall; readonly madeMs: number; readonly costMs: number; readonly seq: number }
    | undefined

  constructor(parts: HallScenesParts) {
    this.parts = parts
  }

  /** The hall now, or as it was moments ago. */
  see(): SeenHall {
    const { hall, now, seq, profile } = this.parts
    const beganMs = performance.now()
    if (this.last !== undefined && this.serves(this.last, beganMs)) return this.last.seen
    const about = { scene: liveScene(hall, now(), profile), rule: ruleOf(rulesOf(hall.day)) }
    const seen = { about, ticketIds: waitingInOrder(hall.day).map(({ id }) => id) }
    this.last = { seen, madeMs: beganMs, costMs: performance.now() - beganMs, seq: seq() }
    return seen
  }

  private serves({ seen, madeMs, costMs, seq }: NonNullable<HallScenes['last']>, atMs: number): boolean {
    const ageMs = atMs - madeMs
    if (ageMs <= costMs * restsByCost) return true
    if (!isAbout(seen.ticketIds.length, this.parts.hall.day.lines.size, alikeShare)) return false
    return ageMs <= (seq === this.parts.seq() ? unchangedSceneMs : sceneMs)
  }
}
