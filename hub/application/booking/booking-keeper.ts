import { bookingsOn } from '../../domain/booking/booking-book.ts'
import type { BookingCommand } from '../../domain/booking/booking-commands.ts'
import { turnNear } from '../../domain/booking/decide-check-in.ts'
import { decideSweep } from '../../domain/booking/decide-sweep.ts'
import type { HallWriter } from '../hall-writer.ts'
import { hubCommand } from '../hub-command.ts'
import type { Log } from '../log.ts'
import type { PersonVault } from './person-vault.ts'
import type { SmsStore } from './sms-store.ts'

/** How often time is looked at, in milliseconds; a replay's day is short. */
const lookMs = 1_000
const dayMs = 24 * 3600_000
/** Who has not booked for this long is erased. */
const personsKeptMs = 180 * dayMs
/** What became of a message is kept this long. */
const messagesKeptMs = 90 * dayMs

/** What the keeper stands on. */
export interface BookingKeeperParts {
  readonly writer: HallWriter
  readonly vault: PersonVault
  readonly sms: SmsStore
  readonly log: Log
  readonly onFatal: (error: unknown) => void
}

/** Does what time brings about in the booking book: holds run out, visitors have not come, a turn is near. */
export class BookingKeeper {
  private readonly parts: BookingKeeperParts
  private timer: NodeJS.Timeout | undefined
  private isBusy = false

  constructor(parts: BookingKeeperParts) {
    this.parts = parts
  }

  start(): void {
    this.timer = setInterval(() => void this.look(), lookMs)
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** A new business day: who has not come for long, and old messages, are forgotten. */
  forgetOld(): void {
    const { writer, vault, sms, onFatal } = this.parts
    try {
      vault.forgetBefore(writer.now() - personsKeptMs)
      sms.forgetSettledBefore(writer.now() - messagesKeptMs)
    } catch (error) {
      onFatal(error)
    }
  }

  private async look(): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    try {
      const { hall } = this.parts.writer
      const now = this.parts.writer.now()
      if (decideSweep(hall.book, hall.day, { now }).length > 0) await this.submit({ type: 'SweepBookings' })
      for (const booking of bookingsOn(hall.book, hall.day.businessDay?.date ?? ''))
        if (turnNear(hall.day, booking, now) !== undefined)
          await this.submit({ type: 'TellTurnNear', bookingId: booking.id })
    } catch (error) {
      this.parts.log.warn({ error: String(error) }, 'the bookings were not swept')
    } finally {
      this.isBusy = false
    }
  }

  private async submit(command: BookingCommand): Promise<void> {
    // The sequence makes each try a command of its own: a refusal is not remembered for the next one.
    const about = 'bookingId' in command ? `${command.bookingId}/` : ''
    const name = `${command.type}/${about}${this.parts.writer.seq}`
    const outcome = await this.parts.writer.submit(hubCommand(name, command))
    if (outcome.status === 'rejected')
      this.parts.log.warn({ ...outcome.rejection }, 'the bookings were not swept')
  }
}
