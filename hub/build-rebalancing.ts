import { businessDayOf, instantOf } from '../shared/business-day.ts'
import { cryptoIds } from '../shared/random.ts'
import { liveScene } from './application/forecast/live-scene.ts'
import type { HallStore } from './application/hall-store.ts'
import type { HallWriter } from './application/hall-writer.ts'
import type { Log } from './application/log.ts'
import { DayAheadDesk } from './application/rebalancing/day-ahead-desk.ts'
import { RebalancingDesk } from './application/rebalancing/rebalancing-desk.ts'
import { liveDayReport } from './application/report/live-day.ts'
import { WindowDayLog } from './application/report/window-day-log.ts'
import type { Forecasting } from './build-forecasts.ts'
import type { Config } from './config.ts'
import { definitionOf } from './domain/hall-day/hall-day.ts'

/** What the manager's look ahead stands on. */
export interface RebalancingSurroundings {
  readonly config: Pick<Config, 'FORECASTS'>
  readonly forecasting: Pick<Forecasting, 'desk' | 'profile'>
  readonly writer: HallWriter
  readonly store: HallStore
  /** Staff who are in the building. */
  readonly present: () => ReadonlySet<string>
  readonly log: Log
  /** Told when the manager's page has something new to show. */
  readonly onNews: () => void
}

/** What a manager has besides the hall as it is now: the hour ahead, the next working day, the report of this one. */
export interface Rebalancing {
  readonly desk: RebalancingDesk
  readonly dayAhead: DayAheadDesk
  dayReport(): Promise<string>
}

/** Puts the manager's look ahead together. */
export function buildRebalancing(parts: RebalancingSurroundings): Rebalancing {
  const { config, forecasting, writer, store, log } = parts
  const { profile } = forecasting
  const forecasts = config.FORECASTS === 'off' ? null : forecasting.desk
  return {
    desk: new RebalancingDesk({
      writer,
      forecasts,
      sceneOf: (hall, now) => liveScene(hall, now, profile),
      present: parts.present,
      ids: cryptoIds,
      log,
      onNews: parts.onNews,
    }),
    dayAhead: new DayAheadDesk({
      hall: writer.hall,
      now: () => writer.now(),
      forecasts,
      profile,
      ids: cryptoIds,
      log,
    }),
    dayReport: dayReporter(writer, store),
  }
}

/** Makes the report of the business day so far. */
function dayReporter(writer: HallWriter, store: HallStore): () => Promise<string> {
  const windows = new WindowDayLog(store)
  return async () => {
    const { day } = writer.hall
    const { timeZone } = definitionOf(day)
    const date = day.businessDay?.date ?? businessDayOf(writer.now(), timeZone)
    const open = await windows.upTo(writer.seq, instantOf(date, 0, timeZone))
    return liveDayReport({ day, open, now: writer.now() })
  }
}
