import { randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type WorkingCalendar, workingCalendar } from '../shared/booking/timetable.ts'
import type { DeskBookings } from '../shared/http/desk-booking-schemas.ts'
import { cryptoIds } from '../shared/random.ts'
import { createIdentityCipher } from './adapters/crypto/identity-cipher.ts'
import { deriveSecret, type IdentityKey, loadIdentityKeys } from './adapters/crypto/identity-keys.ts'
import type { HallDatabase } from './adapters/database/open-database.ts'
import { createPersonStore } from './adapters/database/person-store.ts'
import { createSmsStore } from './adapters/database/sms-store.ts'
import { buildGateway } from './adapters/sms/build-gateway.ts'
import { BookingKeeper } from './application/booking/booking-keeper.ts'
import { BookingOffice } from './application/booking/booking-office.ts'
import { ChallengeDesk } from './application/booking/challenge.ts'
import { SealBrokenError } from './application/booking/identity-cipher.ts'
import { OneTimeCode } from './application/booking/one-time-code.ts'
import { PersonVault } from './application/booking/person-vault.ts'
import { smsOf, writeSms } from './application/booking/sms-of-events.ts'
import { SmsSender } from './application/booking/sms-sender.ts'
import { UnprovedHolds } from './application/booking/unproved-holds.ts'
import { VisitorLimits } from './application/booking/visitor-limits.ts'
import type { HallWriter } from './application/hall-writer.ts'
import { hubCommand } from './application/hub-command.ts'
import type { Log } from './application/log.ts'
import type { BookedOf } from './application/views/ticket-card.ts'
import type { Config } from './config.ts'
import { bookingOfTicket } from './domain/booking/booking-book.ts'
import type { Hall, HallEvent } from './domain/hall.ts'
import type { Recorded } from './domain/journal.ts'
import { projectRoot } from './project-root.ts'

const calendarFile = join(projectRoot, 'hub/data/working-calendar/cn.json')
/** Figures of messages on the staff's page are those of the last day. */
const messageFiguresMs = 24 * 3600_000
/** They are counted over thousands of rows, and the page is made anew four times a second in a rush. */
const figuresKeptMs = 5_000

/** Steps of a random number from 0 to 1. */
const randomSteps = 2 ** 40

/** What booking stands on. */
export interface BookingParts {
  readonly config: Config
  /** A demo hall, whose one-time codes are read off the terminal. */
  readonly isDemo: boolean
  readonly database: HallDatabase
  readonly log: Log
  readonly onFatal: (error: unknown) => void
  /** The pages of a booking and of a ticket, by their codes. */
  readonly bookingUrl: (code: string) => string
  readonly followUrl: (code: string) => string
}

/** Stores of booking, which the writer needs before it is there itself. */
export function openBooking({ config, database, log }: BookingParts) {
  const persons = createPersonStore(database)
  const keys = loadIdentityKeys(config, persons.keyIds(), log)
  const newest = keys.at(-1) as IdentityKey
  const vault = new PersonVault({ store: persons, cipher: createIdentityCipher(keys), ids: cryptoIds })
  const sms = createSmsStore(database)
  const hasPhone = (personId: string) => {
    try {
      return vault.masked(personId)?.phone != null
    } catch (error) {
      // A row that does not open must not stop the hall; the sender tells what becomes of the message.
      if (!(error instanceof SealBrokenError)) throw error
      log.error({ personId, error: error.message }, 'a person cannot be read')
      return true
    }
  }
  return {
    vault,
    sms,
    newest,
    /** Writes the messages that an event brings about, inside the writer's open transaction. */
    writeMessages(hall: Hall, recorded: Recorded<HallEvent>): void {
      writeSms(sms, smsOf(hall, recorded, hasPhone), recorded.at)
    },
  }
}

/** Booking as it runs beside the writer. */
export function buildBooking(
  { config, isDemo, log, onFatal, bookingUrl, followUrl }: BookingParts,
  { vault, sms, newest }: ReturnType<typeof openBooking>,
  writer: HallWriter,
) {
  const codes = new OneTimeCode(deriveSecret(newest, 'one-time-code'))
  const sender = new SmsSender({
    store: sms,
    gateway: buildGateway(config.sms, isDemo ? 'shown' : 'hidden', (text) =>
      log.info({ text }, 'a message to a visitor'),
    ),
    clock: { now: () => writer.now() },
    log,
    random: Math.random,
    phoneOf: ({ personId, bookingId }) => vault.phoneOf(personId, bookingId ?? undefined),
    codeFor: (purpose, subjectId) => codes.codeFor(purpose, subjectId, writer.now()),
    link: (template, code) => (template === 'turn-near' ? followUrl(code) : bookingUrl(code)),
    perMinute: config.sms.SMS_PER_MINUTE,
    onFatal,
  })
  const office = new BookingOffice({
    writer,
    vault,
    codes,
    challenges: new ChallengeDesk({
      signingKey: deriveSecret(newest, 'challenge'),
      solutionKey: deriveSecret(newest, 'challenge-key'),
      effort: config.CHALLENGE_EFFORT,
    }),
    limits: new VisitorLimits(config.VISITOR_LIMIT_SCALE),
    unproved: new UnprovedHolds(config.VISITOR_LIMIT_SCALE),
    sms,
    ids: cryptoIds,
    // Of check-in codes and moments nobody may guess.
    random: () => randomInt(randomSteps) / randomSteps,
    areMessagesDown: () => sender.isOut(),
    onMessage: () => sender.wake(),
  })
  const keeper = new BookingKeeper({ writer, vault, sms, log, onFatal })
  const masked = (personId: string, claimId?: string) => {
    try {
      return vault.masked(personId, claimId)
    } catch (error) {
      // One broken row must not take the list of the day, or a clerk's screen, away from the staff.
      if (error instanceof SealBrokenError) return undefined
      throw error
    }
  }
  const bookedOf: BookedOf = (ticketId) => {
    const booking = bookingOfTicket(writer.hall.book, ticketId)
    const person = booking === undefined ? undefined : masked(booking.personId)
    if (booking === undefined || person === undefined) return null
    const { name, documentType, document } = person
    return { number: booking.number ?? '', name, documentType, document }
  }
  let figures: { readonly at: number; readonly shown: DeskBookings['messages'] } | undefined
  return {
    office,
    keeper,
    sender,
    bookedOf,
    bookingSurroundings: { masked, bookingUrl, followUrl },
    messageFigures() {
      const now = writer.now()
      if (figures === undefined || now - figures.at >= figuresKeptMs) {
        const { waiting, sent, failed, expired } = sms.statistics(now, now - messageFiguresMs)
        figures = { at: now, shown: { waiting, sent, failed, expired } }
      }
      return figures.shown
    },
  }
}

/** Adds the years that the working calendar of this version knows and the hall does not; what the hall has stays. */
export async function takeCalendar(writer: HallWriter): Promise<void> {
  const known: WorkingCalendar = workingCalendar.parse(JSON.parse(await readFile(calendarFile, 'utf8')))
  const { setup } = writer.hall.book
  const missing = Object.entries(known).filter(([year]) => !Object.hasOwn(setup.calendar, year))
  if (missing.length === 0) return
  const calendar = { ...setup.calendar, ...Object.fromEntries(missing) }
  const command = { type: 'ChangeBookingSetup', setup: { ...setup, calendar }, basedOn: null } as const
  const outcome = await writer.submit(hubCommand(`calendar/${writer.seq}`, command))
  if (outcome.status === 'rejected')
    throw new Error(`the working calendar was refused: ${outcome.rejection.code}`)
}
