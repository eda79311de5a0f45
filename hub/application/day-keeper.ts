import { businessDayOf } from '../../shared/business-day.ts'
import { definitionOf } from '../domain/hall-day/hall-day.ts'
import type { HallWriter } from './hall-writer.ts'
import { hubCommand } from './hub-command.ts'
import type { Log } from './log.ts'

/** How often the date is looked at, in milliseconds; a replay's day is short. */
const lookMs = 1_000

/** Opens each business day, and closes the one before by rule when the date has changed. */
export class DayKeeper {
  private readonly writer: HallWriter
  private readonly log: Log
  private timer: NodeJS.Timeout | undefined

  constructor(writer: HallWriter, log: Log) {
    this.writer = writer
    this.log = log
  }

  /** Resolves when the present day is open, or was closed by its manager. */
  async start(): Promise<void> {
    await this.keep()
    this.timer = setInterval(() => {
      this.keep().catch((error: unknown) =>
        this.log.warn({ error: String(error) }, 'the business day was not changed'),
      )
    }, lookMs)
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private async keep(): Promise<void> {
    const { day } = this.writer.hall
    const today = businessDayOf(this.writer.now(), definitionOf(day).timeZone)
    const known = day.businessDay
    if (known?.date === today) return
    if (known?.status === 'open') await this.submit({ type: 'CloseBusinessDay' })
    await this.submit({ type: 'OpenBusinessDay', businessDay: today })
  }

  private async submit(
    command: { type: 'CloseBusinessDay' } | { type: 'OpenBusinessDay'; businessDay: string },
  ): Promise<void> {
    // The sequence makes each try a command of its own: a refusal is not remembered for the next one.
    const outcome = await this.writer.submit(hubCommand(`${command.type}/${this.writer.seq}`, command))
    if (outcome.status === 'rejected')
      this.log.warn({ command, ...outcome.rejection }, 'the day was not changed')
    else if (outcome.events.length > 0) this.log.info(command, 'the day has changed')
  }
}
