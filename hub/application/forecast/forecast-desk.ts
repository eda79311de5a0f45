import type { Log } from '../log.ts'
import type {
  ForecastJobKind,
  ForecastJobs,
  PostedAnswer,
  PostedJob,
  SceneQuestion,
} from './forecast-jobs.ts'

/** A thread that answers jobs one after another. */
export interface ForecastThread {
  post(job: PostedJob): void
  /** Ends it at once, whatever it does. */
  end(): void
}

/** Starts a thread; `onEnd` is told once, with the reason, when it has ended by itself. */
export type StartThread = (on: {
  readonly answer: (answer: PostedAnswer) => void
  readonly end: (reason: string) => void
}) => ForecastThread

/** How soon an answer is wanted: somebody stands at the kiosk, a manager looks on, or it is for later. */
export type Urgency = 'now' | 'soon' | 'later'

/** A question, and how it is to be treated. */
export interface AskOptions {
  /** Real time after which the answer is of no use, in milliseconds. */
  readonly deadlineMs: number
  /** `later` when left out. */
  readonly urgency?: Urgency
  /** A question that still waits under the same key is dropped: the newest scene wins. */
  readonly replaces?: string
}

/** What the desk has done since its start. */
export interface DeskCounters {
  readonly answered: number
  /** Answers that came after their deadline, or that nobody could give in time. */
  readonly late: number
  /** Questions dropped for newer ones or because too many waited. */
  readonly dropped: number
  /** Answers that failed. */
  readonly failed: number
  /** Threads that ended by themselves. */
  readonly restarts: number
}

/** Questions that may wait: a worker answers so many in some seconds, and nobody waits longer for a forecast. */
const mostWaiting = 64
/** A job that runs so long will never end: the thread is ended and started anew, in milliseconds. */
const stuckMs = 10_000
/** Between the end of a thread and the start of the next, doubled each time it ends without an answer. */
const firstPauseMs = 200
const longestPauseMs = 30_000

const urgencies: Readonly<Record<Urgency, number>> = { now: 0, soon: 1, later: 2 }

interface Question {
  readonly id: number
  readonly kind: ForecastJobKind
  readonly about: SceneQuestion
  readonly asked: unknown
  readonly urgency: number
  readonly replaces: string | undefined
  readonly dueTimer: NodeJS.Timeout
  /** Answers once; null for no answer. */
  settle(answer: unknown): void
}

/**
 * Asks a thread of its own for forecasts, so that the hub never waits for one: each answer comes by its deadline or is
 * null. The thread gets one question at a time, the most urgent first; it is started anew when it dies.
 */
export class ForecastDesk {
  private readonly startThread: StartThread
  private readonly log: Log
  private readonly stuckAfterMs: number
  private thread: ForecastThread | undefined
  private state: 'stopped' | 'running' = 'stopped'
  private waiting: Question[] = []
  private running: { readonly question: Question; readonly stuckTimer: NodeJS.Timeout } | undefined
  /** The scene that the thread has. */
  private postedScene: SceneQuestion['scene'] | undefined
  private nextId = 1
  private pauseMs = firstPauseMs
  private pauseTimer: NodeJS.Timeout | undefined
  private readonly counts = { answered: 0, late: 0, dropped: 0, failed: 0, restarts: 0 }
  private readonly worked = new Map<ForecastJobKind, number>()

  constructor(parts: { startThread: StartThread; log: Log; stuckAfterMs?: number }) {
    this.startThread = parts.startThread
    this.log = parts.log
    this.stuckAfterMs = parts.stuckAfterMs ?? stuckMs
  }

  /** What the desk has done since its start. */
  get counters(): DeskCounters {
    return { ...this.counts }
  }

  /** How long the thread has worked on questions of a kind, or on all of them, in milliseconds. */
  workedMs(kind?: ForecastJobKind): number {
    if (kind !== undefined) return this.worked.get(kind) ?? 0
    return [...this.worked.values()].reduce((sum, ms) => sum + ms, 0)
  }

  /** Questions that wait for the thread. */
  get queued(): number {
    return this.waiting.length
  }

  start(): void {
    this.state = 'running'
    this.open()
  }

  /** Ends the thread; whatever is asked gets no answer. */
  stop(): void {
    this.state = 'stopped'
    clearTimeout(this.pauseTimer)
    this.thread?.end()
    this.thread = undefined
    this.settleRunning(null)
    for (const question of this.waiting.splice(0)) question.settle(null)
  }

  /**
   * Asks about a scene. The answer comes by the deadline; null when it did not, when a newer question took its place, or
   * when the question failed, which the log tells.
   */
  ask<Kind extends ForecastJobKind>(
    kind: Kind,
    about: SceneQuestion,
    asked: ForecastJobs[Kind]['asked'],
    { deadlineMs, urgency = 'later', replaces }: AskOptions,
  ): Promise<ForecastJobs[Kind]['answer'] | null> {
    if (this.state === 'stopped') return Promise.resolve(null)
    if (replaces !== undefined) this.drop((question) => question.replaces === replaces)
    return new Promise((resolve) => {
      const id = this.nextId++
      const dueTimer = setTimeout(() => this.late(id), deadlineMs)
      const settle = (answer: unknown) => {
        clearTimeout(dueTimer)
        resolve(answer as ForecastJobs[Kind]['answer'] | null)
      }
      this.waiting.push({ id, kind, about, asked, urgency: urgencies[urgency], replaces, dueTimer, settle })
      this.dropBeyondBound()
      this.next()
    })
  }

  private open(): void {
    this.postedScene = undefined
    let hasEnded = false
    const thread = this.startThread({
      answer: (answer) => {
        if (this.thread === thread) this.take(answer)
      },
      end: (reason) => {
        if (hasEnded || this.thread !== thread) return
        hasEnded = true
        this.reopen(reason)
      },
    })
    this.thread = thread
    this.next()
  }

  private reopen(reason: string): void {
    this.thread = undefined
    this.counts.restarts += 1
    this.log.warn({ reason, pauseMs: this.pauseMs }, 'the forecasting thread ended; it is started anew')
    this.settleRunning(null)
    this.pauseTimer = setTimeout(() => this.open(), this.pauseMs)
    this.pauseMs = Math.min(this.pauseMs * 2, longestPauseMs)
  }

  private next(): void {
    if (this.thread === undefined || this.running !== undefined) return
    const question = this.takeMostUrgent()
    if (question === undefined) return
    const { id, kind, about, asked } = question
    const isPosted = this.postedScene === about.scene
    this.postedScene = about.scene
    const stuckTimer = setTimeout(() => {
      this.thread?.end()
      this.reopen(`a ${kind} took more than ${this.stuckAfterMs} ms`)
    }, this.stuckAfterMs)
    this.running = { question, stuckTimer }
    this.thread.post({ id, kind, rule: about.rule, asked, scene: isPosted ? null : about.scene })
  }

  private takeMostUrgent(): Question | undefined {
    let best = 0
    for (const [place, question] of this.waiting.entries())
      if (question.urgency < (this.waiting[best] as Question).urgency) best = place
    return this.waiting.splice(best, 1)[0]
  }

  private take(posted: PostedAnswer): void {
    this.pauseMs = firstPauseMs
    if (this.running?.question.id !== posted.id) return
    const { kind } = this.running.question
    this.worked.set(kind, this.workedMs(kind) + posted.tookMs)
    if ('failure' in posted) {
      this.counts.failed += 1
      this.log.warn({ kind, failure: posted.failure }, 'a forecast failed')
      this.settleRunning(null)
    } else {
      this.counts.answered += 1
      this.settleRunning(posted.answer)
    }
    this.next()
  }

  private settleRunning(answer: unknown): void {
    if (this.running === undefined) return
    clearTimeout(this.running.stuckTimer)
    this.running.question.settle(answer)
    this.running = undefined
  }

  /** A deadline has passed. What the thread is at goes on to its end: a thread cannot be told to leave it. */
  private late(id: number): void {
    this.counts.late += 1
    const place = this.waiting.findIndex((question) => question.id === id)
    if (place >= 0) this.waiting.splice(place, 1)[0]?.settle(null)
    else if (this.running?.question.id === id) this.running.question.settle(null)
  }

  private drop(isDropped: (question: Question) => boolean): void {
    const dropped = this.waiting.filter(isDropped)
    if (dropped.length === 0) return
    this.waiting = this.waiting.filter((question) => !isDropped(question))
    this.counts.dropped += dropped.length
    for (const question of dropped) question.settle(null)
  }

  /** The oldest of the least urgent goes when too many wait. */
  private dropBeyondBound(): void {
    if (this.waiting.length <= mostWaiting) return
    const least = Math.max(...this.waiting.map(({ urgency }) => urgency))
    const oldest = this.waiting.find(({ urgency }) => urgency === least)
    this.drop((question) => question === oldest)
  }
}
