import { businessDayOf } from '../../../shared/business-day.ts'
import type { DemandProfile } from '../../../shared/demand-profile.ts'
import { type HallDefinition, type TicketClass, ticketClasses } from '../../../shared/hall-definition.ts'
import type { IdSource } from '../../../shared/random.ts'
import type { Hall } from '../../domain/hall.ts'
import { definitionOf, rulesOf } from '../../domain/hall-day/hall-day.ts'
import type { DayAheadStaffing } from '../../domain/rebalancing/day-ahead.ts'
import type { ClassTarget } from '../../domain/staffing/class-target.ts'
import type { ForecastDesk } from '../forecast/forecast-desk.ts'
import { ruleOf } from '../forecast/forecast-jobs.ts'
import type { Log } from '../log.ts'
import { askInParts } from './ask-in-parts.ts'
import { dayAhead, nextWorkingDay } from './day-ahead-scene.ts'

/** What is asked of each class: the share that is called within the wait that most services promise it. */
const targetShares: Readonly<Record<TicketClass, number>> = { green: 0.99, appointment: 0.95, walkin: 0.9 }
/** A staffing is made anew when so many more or fewer have booked. */
const bookedStep = 10

/** What there is to say of the staffing of the next working day. */
export type DayAheadState =
  /** Forecasts are off, or nothing is known of like days. */
  | { readonly status: 'unknown' }
  | { readonly status: 'working'; readonly date: string }
  /** The work came to nothing; asking again begins it anew. */
  | { readonly status: 'failed'; readonly date: string }
  | {
      readonly status: 'ready'
      readonly date: string
      readonly booked: number
      readonly staffing: DayAheadStaffing
    }

/** What the desk needs. */
export interface DayAheadParts {
  readonly hall: Hall
  readonly now: () => number
  /** Null when forecasts are off. */
  readonly forecasts: Pick<ForecastDesk, 'ask'> | null
  /** Demand of like days; null when none is known. */
  readonly profile: DemandProfile | null
  readonly ids: IdSource
  readonly log: Log
}

/** Finds the staffing of the next working day when somebody asks for it, and keeps it while nothing much has changed. */
export class DayAheadDesk {
  private readonly parts: DayAheadParts
  private state: DayAheadState = { status: 'unknown' }
  private bookedThen = 0
  private definitionThen: HallDefinition | undefined
  /** Of the newest work: what becomes of an earlier one is no news any more. */
  private session = ''

  constructor(parts: DayAheadParts) {
    this.parts = parts
  }

  /** What is known; work begins when it is not, or not any more. */
  look(): DayAheadState {
    const { hall, now, forecasts, profile } = this.parts
    if (forecasts === null || profile === null) return { status: 'unknown' }
    const definition = definitionOf(hall.day)
    const today = hall.day.businessDay?.date ?? businessDayOf(now(), definition.timeZone)
    const date = nextWorkingDay(hall, today)
    const booked = hall.book.expected.get(date)?.size ?? 0
    const known = this.state
    // A definition is replaced whole, so that another one is another object.
    const isOld = known.status === 'unknown' || known.date !== date || definition !== this.definitionThen
    if (known.status === 'working' && !isOld) return known
    if (isOld || known.status === 'failed' || Math.abs(booked - this.bookedThen) >= bookedStep) {
      this.state = { status: 'working', date }
      this.bookedThen = booked
      this.definitionThen = definition
      const session = this.parts.ids.id()
      this.session = session
      const settle = (state: DayAheadState) => {
        if (this.session === session) this.state = state
      }
      this.work(date, session, forecasts, profile).then(settle, (error: unknown) => {
        this.parts.log.warn({ error: String(error) }, 'no staffing was found for the next working day')
        settle({ status: 'failed', date })
      })
      return known.status === 'failed' ? known : this.state
    }
    return known
  }

  private async work(
    date: string,
    session: string,
    forecasts: Pick<ForecastDesk, 'ask'>,
    profile: DemandProfile,
  ): Promise<DayAheadState> {
    const { hall } = this.parts
    const { scene, windows, booked } = dayAhead(hall, date, profile)
    const about = { scene, rule: ruleOf(rulesOf(hall.day)) }
    const first = { windows, targets: targetsOf(hall) }
    const staffing = await askInParts(forecasts, 'staffing', about, { session, first })
    return staffing === null ? { status: 'failed', date } : { status: 'ready', date, booked, staffing }
  }
}

/** What is asked of each class: the wait that most services promise it. */
function targetsOf({ day }: Hall): ClassTarget[] {
  const { services } = definitionOf(day)
  return ticketClasses.map((name) => {
    const counts = new Map<number, number>()
    for (const { targetMinutes } of services)
      counts.set(targetMinutes[name], (counts.get(targetMinutes[name]) ?? 0) + 1)
    const [minutes = 20] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? []
    return { class: name, share: targetShares[name], withinSeconds: minutes * 60 }
  })
}
