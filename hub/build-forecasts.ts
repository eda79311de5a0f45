import type { DemandProfile } from '../shared/demand-profile.ts'
import type { HallDefinition } from '../shared/hall-definition.ts'
import { startForecastThread } from './adapters/process/forecast-thread.ts'
import { ForecastDesk } from './application/forecast/forecast-desk.ts'
import { WaitForecasts } from './application/forecast/wait-forecasts.ts'
import type { HallWriter } from './application/hall-writer.ts'
import { loadProfile } from './application/load-profile.ts'
import type { Log } from './application/log.ts'
import type { Config } from './config.ts'

/** What the forecasts stand on. */
export interface ForecastingParts {
  readonly config: Pick<Config, 'DEMAND_PROFILE' | 'FORECASTS'>
  /** The hall whose services the profile is to tell of. */
  readonly definition: HallDefinition
  readonly writer: HallWriter
  readonly log: Log
  /** Told when what screens show of the waits may have changed. */
  readonly onWaits: () => void
}

/** Forecasts for the whole hub: a thread to ask, and what is known of the waits. */
export interface Forecasting {
  readonly desk: ForecastDesk
  readonly waits: WaitForecasts
  /** Demand of like days; null when none is known. */
  readonly profile: DemandProfile | null
  /** Starts nothing when forecasts are off. */
  start(): void
  stop(): void
}

/** Puts the forecasts together. Throws ProfileFileError for a demand profile that cannot be used. */
export async function buildForecasting(parts: ForecastingParts): Promise<Forecasting> {
  const { config, definition, writer, log, onWaits } = parts
  const profile =
    config.DEMAND_PROFILE === undefined ? null : await loadProfile(config.DEMAND_PROFILE, definition)
  const desk = new ForecastDesk({ startThread: startForecastThread, log })
  const waits = new WaitForecasts({
    desk,
    hall: writer.hall,
    now: () => writer.now(),
    seq: () => writer.seq,
    profile,
    log,
    onRound: onWaits,
  })
  return {
    desk,
    waits,
    profile,
    start() {
      if (config.FORECASTS === 'off') return
      desk.start()
      waits.start()
    },
    stop() {
      waits.stop()
      desk.stop()
    },
  }
}

/** Figures of the forecasts for the metrics; durations in seconds. */
export function forecastFigures({ desk, waits }: Forecasting): Readonly<Record<string, number>> {
  const seconds = (ms: number) => Math.round(ms) / 1000
  return {
    ageSeconds: Number.isFinite(waits.ageMs) ? seconds(waits.ageMs) : -1,
    roundSeconds: seconds(waits.roundMs),
    workedSeconds: seconds(desk.workedMs()),
    waiting: desk.queued,
    ...desk.counters,
  }
}
