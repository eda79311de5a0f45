import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { BookingSetup } from '../../shared/booking/booking-setup.ts'
import { instantOf } from '../../shared/business-day.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import type { HallEvent } from '../domain/hall.ts'
import type { Recorded } from '../domain/journal.ts'
import { bookingSetupFor } from './booking-plan.ts'
import { bookVisits, type CheckIn } from './booking-round.ts'
import type { ArrivedVisitor } from './day.ts'
import { type DayScript, DayStage, type Progress } from './day-stage.ts'
import { type FakeSmsGateway, startFakeSmsGateway } from './fake-sms-gateway.ts'
import { fakeSmsSettings } from './fake-sms-settings.ts'
import { hallFromPlan } from './hall-from-plan.ts'
import { HubClient } from './hub-client.ts'
import { type Verification, verifyData } from './hub-verification.ts'
import { readJournal } from './journal-reader.ts'
import { LiveHall } from './live-hall.ts'
import { PhoneInbox } from './phone-inbox.ts'
import { recordedDateOf } from './plan.ts'
import { moodyHabit, replayMood } from './rating-habits.ts'
import type { Restart } from './restart-watch.ts'
import { scratchFolder } from './scratch-folder.ts'
import type { Acknowledgement } from './steady-treatment.ts'
import type { VisitorBook } from './visitor-book.ts'

/** Both recorded offices are in Warsaw. */
const timeZone = 'Europe/Warsaw'
const fallbackDate = '2020-01-13'
/** A rush of more numbers a real second than this gets another kiosk and printer. */
const numbersPerKioskSecond = 15
const mostKiosks = 4
/**
 * Real time to start everything before the hall's day begins: sign-ins cost the hub some work each, and the rest goes by
 * how long this machine needed for the printers.
 */
const leadMs = 3000
const leadMsPerStaff = 60
const leadPerPrinterStart = 2.5
/** Everybody books on the evening before, in real time; by then the reminders of that evening are over. */
const bookingHoursBefore = 5.5

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
  /** Ids of the messages that went out. */
  readonly messages: readonly string[]
  readonly errors: readonly string[]
  /** Virtual seconds by which the players began late; 0 when all was up in time. */
  readonly lateSeconds: number
  readonly realSeconds: number
}

/** Plays the day on a fresh hub in a folder that does not outlive this process. Throws when hub or devices do not come up. */
export async function playDay(day: DayToPlay): Promise<PlayedDay> {
  const gateway = await startFakeSmsGateway()
  return await playWith(day, gateway).finally(() => gateway.stop())
}

async function playWith(day: DayToPlay, gateway: FakeSmsGateway): Promise<PlayedDay> {
  const { plan, visitors, booked, speed } = day
  const date = recordedDateOf(plan) ?? fallbackDate
  const booking: { booking?: BookingSetup } =
    booked.length === 0 ? {} : { booking: bookingSetupFor(booked, date) }
  const hall = hallFromPlan(plan, day.planFile, {
    timeZone,
    kiosks: kiosksFor(visitors, speed),
    ...booking,
  })
  const midnight = instantOf(date, 0, timeZone)
  const { beginsAtMs, endsAtMs } = spanOf(day, midnight)
  const acknowledged: Acknowledgement[] = []
  const folder = scratchFolder('replay')
  const live = await LiveHall.prepare({
    folder,
    dataDir: join(folder, 'data'),
    hall,
    kind: 'own',
    staffPassword: randomBytes(12).toString('base64url'),
    env: {
      ...(await fakeSmsSettings(gateway, folder)),
      // Everybody books from one address, and the machine's cores are for the day.
      CHALLENGE_EFFORT: '1',
      VISITOR_LIMIT_SCALE: '1000',
    },
    freeWindows: [],
    habit: moodyHabit(replayMood),
    onRated: (caseId) => acknowledged.push({ type: 'CaseRated', subject: caseId }),
  })
  const startedAtMs = Date.now()
  try {
    const checkIns = await bookTheEveningBefore(day, live, { date, midnight, acknowledged, gateway })
    const badges = hall.staff.map((member) => member.badgeNumber)
    await live.open(badges, (printersTookMs) => {
      const lead = leadMs + leadMsPerStaff * badges.length + leadPerPrinterStart * printersTookMs
      return { virtualStartMs: beginsAtMs - lead * speed, realStartMs: Date.now(), speed }
    })
    const stage = new DayStage(day, live, { midnight, acknowledged, checkIns })
    const lateSeconds = Math.max(0, (live.timeline.now() - beginsAtMs) / 1000)
    const tick = setInterval(() => day.onProgress(stage.progress(beginsAtMs, endsAtMs)), 500)
    await stage.play(endsAtMs).finally(() => clearInterval(tick))
    const realSeconds = (Date.now() - startedAtMs) / 1000
    await stage.seeNoShows()
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
      messages: gateway.messages.map(({ id }) => id),
      errors,
      lateSeconds,
      realSeconds,
    }
  } catch (error) {
    await live.close().catch(() => undefined)
    throw error
  }
}

/** Runs the hub on the evening before, in real time, until everybody is booked; tells how each will check in, by row. */
async function bookTheEveningBefore(
  { booked }: DayToPlay,
  live: LiveHall,
  evening: {
    readonly date: string
    readonly midnight: number
    readonly acknowledged: Acknowledgement[]
    readonly gateway: FakeSmsGateway
  },
): Promise<ReadonlyMap<number, CheckIn>> {
  if (booked.length === 0) return new Map()
  const { date, midnight, acknowledged, gateway } = evening
  const virtualStartMs = midnight - bookingHoursBefore * 3600_000
  await live.hub.start({ virtualStartMs, realStartMs: Date.now(), speed: 1 })
  const guide = live.staff(live.badgesOf('guide')[0] ?? '')
  await guide.signIn()
  const checkIns = await bookVisits(booked, {
    visitor: new HubClient(live.hub.baseUrl, null),
    guide,
    inbox: new PhoneInbox(gateway),
    date,
    acknowledged: (what) => acknowledged.push(what),
  })
  const exitCode = await live.hub.stop()
  if (exitCode !== 0)
    throw new Error(`the hub of the evening before ended with ${exitCode}: ${live.hub.tail()}`)
  return checkIns
}

/** From a minute before the first window opens or the first visitor comes, to the end of the last shift. */
function spanOf({ plan, visitors }: DayToPlay, midnight: number): { beginsAtMs: number; endsAtMs: number } {
  const shifts = plan.windows.flatMap((window) => window.shifts)
  const first = Math.min(...shifts.map(({ beginsAt }) => beginsAt), visitors[0]?.arrivesAt ?? 0)
  const last = Math.max(...shifts.map(({ endsAt }) => endsAt))
  return { beginsAtMs: midnight + (first - 60) * 1000, endsAtMs: midnight + last * 1000 }
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
