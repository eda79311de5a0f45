import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instantOf } from '../../shared/business-day.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'
import type { ArrivedVisitor } from './day.ts'
import { type DayScript, DayStage, type Progress } from './day-stage.ts'
import { hallFromPlan } from './hall-from-plan.ts'
import { type Verification, verifyData } from './hub-verification.ts'
import { readJournal } from './journal-reader.ts'
import { LiveHall } from './live-hall.ts'
import { recordedDateOf } from './plan.ts'
import { moodyHabit, replayMood } from './rating-habits.ts'
import type { Restart } from './restart-watch.ts'
import type { Acknowledgement } from './steady-treatment.ts'
import type { VisitorBook } from './visitor-book.ts'

/** Both recorded offices are in Warsaw. */
const timeZone = 'Europe/Warsaw'
const fallbackDate = '2020-01-13'
/** A rush of more numbers a real second than this gets another kiosk and printer. */
const numbersPerKioskSecond = 8
const mostKiosks = 6
/** Real seconds to start everything before the hall's day begins. */
const leadSeconds = 10
const leadSecondsPerWindow = 0.15

/** What is to be played, and who is told of it on the way. */
export interface DayToPlay extends DayScript {
  readonly planFile: string
  readonly speed: number
  readonly onProgress: (progress: Progress) => void
}

/** A day that was played: what was seen outside, and the hub's own records. */
export interface PlayedDay {
  readonly hall: HallDefinition
  /** Local midnight in epoch milliseconds. */
  readonly midnight: number
  readonly live: LiveHall
  readonly book: VisitorBook
  readonly acknowledged: readonly Acknowledgement[]
  readonly restarts: readonly Restart[]
  readonly journal: readonly Recorded<HallEvent>[]
  readonly verification: Verification
  readonly errors: readonly string[]
  /** Virtual seconds by which the players began late; 0 when all was up in time. */
  readonly lateSeconds: number
  readonly realSeconds: number
}

/** Plays the day on a fresh hub in a folder that is removed afterwards. Throws when hub or devices do not come up. */
export async function playDay(day: DayToPlay): Promise<PlayedDay> {
  const folder = await mkdtemp(join(tmpdir(), 'tingxu-replay-'))
  try {
    return await playIn(folder, day)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function playIn(folder: string, day: DayToPlay): Promise<PlayedDay> {
  const { plan, visitors, speed } = day
  const hall = hallFromPlan(plan, day.planFile, { timeZone, kiosks: kiosksFor(visitors, speed) })
  const midnight = instantOf(recordedDateOf(plan) ?? fallbackDate, 0, timeZone)
  const shifts = plan.windows.flatMap((window) => window.shifts)
  const beginsAtMs =
    midnight + (Math.min(...shifts.map((shift) => shift.beginsAt), visitors[0]?.arrivesAt ?? 0) - 60) * 1000
  const endsAtMs = midnight + Math.max(...shifts.map((shift) => shift.endsAt)) * 1000
  const leadMs = (leadSeconds + leadSecondsPerWindow * plan.windows.length) * 1000
  const acknowledged: Acknowledgement[] = []
  const live = await LiveHall.prepare({
    folder,
    hall,
    anchor: { virtualStartMs: beginsAtMs - leadMs * speed, realStartMs: Date.now(), speed },
    habit: moodyHabit(replayMood),
    onRated: (caseId) => acknowledged.push({ type: 'CaseRated', subject: caseId }),
  })
  const startedAtMs = Date.now()
  const stage = new DayStage(day, live, midnight, acknowledged)
  try {
    await live.open(hall.staff.map((member) => member.badgeNumber))
    const lateSeconds = Math.max(0, (live.timeline.now() - beginsAtMs) / 1000)
    const tick = setInterval(() => day.onProgress(stage.progress(beginsAtMs, endsAtMs)), 500)
    await stage.play(endsAtMs).finally(() => clearInterval(tick))
    const realSeconds = (Date.now() - startedAtMs) / 1000
    await stage.settle()
    await live.staff(live.badgesOf('manager')[0] ?? '').command('/api/v1/manager/day/close')
    const exitCode = await live.close()
    if (exitCode !== 0) stage.errors.push(`the hub ended with ${exitCode}: ${live.hub.tail()}`)
    const verification = await verifyData(live.hub.dataDir)
    const journal = readJournal(live.hub.dataDir)
    const { book, restarts, errors } = stage
    return {
      hall,
      midnight,
      live,
      book,
      acknowledged,
      restarts,
      journal,
      verification,
      errors,
      lateSeconds,
      realSeconds,
    }
  } catch (error) {
    await live.close().catch(() => undefined)
    throw error
  }
}

/** Enough kiosks that the busiest five minutes do not queue at them. */
function kiosksFor(visitors: readonly ArrivedVisitor[], speed: number): number {
  const counts = new Map<number, number>()
  for (const { arrivesAt } of visitors) {
    const slot = Math.floor(arrivesAt / 300)
    counts.set(slot, (counts.get(slot) ?? 0) + 1)
  }
  const busiest = Math.max(0, ...counts.values())
  return Math.min(mostKiosks, Math.max(2, Math.ceil(((busiest / 300) * speed) / numbersPerKioskSecond)))
}
