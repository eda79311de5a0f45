import { bookingDays, bookingSlots, type Choice } from '../../hub/application/views/booking-choice.ts'
import type { HoldSlot } from '../../hub/domain/booking/booking-commands.ts'
import { decideHall, evolveHall, type Hall, type HallEvent, initialHall } from '../../hub/domain/hall.ts'
import { isRejection } from '../../hub/domain/hall-day/decide-window.ts'
import type { Actor } from '../../hub/domain/journal.ts'
import type { HallDefinition } from '../../shared/hall-definition.ts'
import { benchStartMs } from './bench-hub.ts'
import { benchDay, wishOf, withBookings } from './booking-hall.ts'
import { pairRatios, type Spread, spreadOf } from './statistics.ts'

const placesPerSlot = 1_000
const actor: Actor = { kind: 'guide', id: 'guide-1' }

/** How much is measured. */
export interface DecisionEffort {
  /** Bookings in the full book. */
  readonly bookings: number
  readonly rounds: number
  /** Decisions in a round. */
  readonly decisions: number
}

/** Microseconds of one decision in an empty book and in a full one. */
export interface DecisionCost {
  readonly emptyUs: Spread
  readonly fullUs: Spread
  /** Full by empty, round by round. */
  readonly ratio: Spread
}

/** What a full book costs, in memory and without HTTP or disk. */
export interface DecisionResult {
  readonly bookings: number
  readonly hold: DecisionCost
  readonly slotsOfDay: DecisionCost
  readonly days: DecisionCost
}

/** Times decisions in an empty and in a full book, turn about. */
export function measureDecisions(definition: HallDefinition, effort: DecisionEffort): DecisionResult {
  const hall = withBookings(definition, placesPerSlot)
  const empty = openHall(hall)
  const full = openHall(hall)
  for (let index = 0; index < effort.bookings; index += 1) book(full, index)
  const compare = (decide: (hall: Hall, index: number) => void): DecisionCost => {
    const times = { empty: [] as number[], full: [] as number[] }
    for (const side of [empty, full]) timeOf(side, decide, effort)
    for (let round = 0; round < effort.rounds; round += 1) {
      times.empty.push(timeOf(empty, decide, effort))
      times.full.push(timeOf(full, decide, effort))
    }
    const ratio = spreadOf(pairRatios(times.full, times.empty))
    return { emptyUs: spreadOf(times.empty), fullUs: spreadOf(times.full), ratio }
  }
  return {
    bookings: full.book.bookings.size,
    hold: compare((side, index) => void decided(side, holdOf(effort.bookings + index))),
    slotsOfDay: compare((side, index) => {
      const { date } = wishOf(index)
      if ('code' in bookingSlots(side, choiceOf(index), date, benchStartMs)) throw new Error('no slots')
    }),
    days: compare((side, index) => {
      if ('code' in bookingDays(side, choiceOf(index), benchStartMs)) throw new Error('no days')
    }),
  }
}

/** Microseconds each, over the decisions of a round. */
function timeOf(
  hall: Hall,
  decide: (hall: Hall, index: number) => void,
  { decisions }: DecisionEffort,
): number {
  const begun = performance.now()
  for (let index = 0; index < decisions; index += 1) decide(hall, index)
  return ((performance.now() - begun) * 1000) / decisions
}

function openHall(definition: HallDefinition): Hall {
  const hall = initialHall()
  apply(hall, [
    { type: 'HallConfigured', definition },
    { type: 'BusinessDayOpened', businessDay: benchDay },
  ])
  return hall
}

function book(hall: Hall, index: number): void {
  apply(hall, decided(hall, holdOf(index)))
}

function decided(hall: Hall, command: HoldSlot): readonly HallEvent[] {
  const events = decideHall(hall, command, { now: benchStartMs, actor })
  if (isRejection(events)) throw new Error(`a hold was refused: ${events.code}`)
  return events
}

function apply(hall: Hall, events: readonly HallEvent[]): void {
  for (const event of events) evolveHall(hall, { seq: 1, at: benchStartMs, commandId: 'bench', actor, event })
}

function holdOf(index: number): HoldSlot {
  return {
    type: 'HoldSlot',
    bookingId: `booking-${index}`,
    code: `code-${index}`,
    personId: `person-${index}`,
    ...wishOf(index),
    project: null,
    language: 'zh',
    by: 'visitor',
    releaseDelayMs: 0,
    confirmAs: String(index).padStart(8, '0'),
  }
}

function choiceOf(index: number): Choice {
  return { services: wishOf(index).services, project: null, channel: 'public' }
}
