import { type ErrorCode, type Rejection, reject } from '../../../shared/errors.ts'
import type { IdSource } from '../../../shared/random.ts'
import type { Language } from '../../../shared/text.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import { bookingsOf, isOpenBooking } from '../../domain/booking/booking-book.ts'
import type { HoldSlot } from '../../domain/booking/booking-commands.ts'
import { decideHold, todayOf } from '../../domain/booking/decide-booking.ts'
import type { Hall, HallCommand } from '../../domain/hall.ts'
import { isRejection } from '../../domain/hall-day/decide-window.ts'
import { fingerprint } from '../fingerprint.ts'
import type { HallWriter } from '../hall-writer.ts'
import type { ChallengeDesk } from './challenge.ts'
import { LookupDesk } from './lookup-desk.ts'
import { type CodePurpose, type OneTimeCode, sendingRefused } from './one-time-code.ts'
import type { PersonGiven } from './person.ts'
import type { PersonVault } from './person-vault.ts'
import { codeMessage } from './sms-of-events.ts'
import type { Sms, SmsStore } from './sms-store.ts'
import type { UnprovedHolds } from './unproved-holds.ts'
import type { VisitorAct, VisitorLimits } from './visitor-limits.ts'

/** A place that is not confirmed is offered again within this long after its hold, at a random moment. */
const holdReleaseMs = 2 * 60_000
const checkInCodes = 100_000_000

/** Refusals that tell of what a person has booked or missed. */
const tellingOfPerson: ReadonlySet<ErrorCode> = new Set([
  'booking_open_already',
  'booking_restricted',
  'booking_day_limit',
  'booking_open_limit',
  'holds_limit',
])

/** What a visitor asks to hold. */
export interface HoldAsked {
  readonly services: readonly string[]
  readonly date: string
  readonly start: string
  readonly person: PersonGiven
  readonly project: string | null
  readonly language: Language
}

/** What the office stands on. */
export interface BookingOfficeParts {
  readonly writer: HallWriter
  readonly vault: PersonVault
  readonly codes: OneTimeCode
  readonly challenges: ChallengeDesk
  readonly limits: VisitorLimits
  readonly unproved: UnprovedHolds
  readonly sms: SmsStore
  readonly ids: IdSource
  /** In [0, 1). */
  readonly random: () => number
  /** Whether messages cannot be sent at present. */
  readonly areMessagesDown: () => boolean
  /** Told when a message was written outside of a commit. */
  readonly onMessage: () => void
}

/** Where visitors' bookings are made: proof of work, limits, identity and one-time codes before the book decides. */
export class BookingOffice {
  private readonly parts: BookingOfficeParts
  /** Where visitors find their bookings again. */
  readonly lookups: LookupDesk

  constructor(parts: BookingOfficeParts) {
    this.parts = parts
    this.lookups = new LookupDesk({
      ...parts,
      check: (lookupId, code) => this.checkCode('lookup', lookupId, code),
      write: (message) => this.write(message),
    })
  }

  get vault(): PersonVault {
    return this.parts.vault
  }

  /** A challenge for a page to solve. */
  async challenge(address: string): Promise<object | Rejection> {
    const refused = await this.parts.limits.take('challenge', { address })
    return refused ?? this.parts.challenges.issue(this.now())
  }

  /** Counts a look or a try of an address. */
  async limit(act: VisitorAct, address: string): Promise<Rejection | undefined> {
    return this.parts.limits.take(act, { address })
  }

  /** Whether this visitor may try to hold a place: limits, and the solved challenge. `useId` names the command. */
  async admitTry(
    act: 'hold' | 'lookup',
    given: Pick<PersonGiven, 'document' | 'phone'>,
    { address, challenge, useId }: { address: string; challenge: string; useId: string },
  ): Promise<Rejection | undefined> {
    const { vault, limits, challenges } = this.parts
    const { document, phone } = given
    const phoneHash = phone === null ? undefined : vault.phoneHash(phone)
    // Of this person only: under one id, a look-up for another is another use.
    const isRight = await challenges.accept(challenge, fingerprint(useId, this.hashOf(given)), this.now())
    if (!isRight) return reject('challenge_invalid')
    return limits.take(act, {
      address,
      document: vault.documentHash(document),
      ...(phoneHash !== undefined && { phone: phoneHash }),
    })
  }

  /** Tells persons apart without naming them: keyed hashes of document and phone. */
  hashOf({ document, phone }: Pick<PersonGiven, 'document' | 'phone'>): string {
    const { vault } = this.parts
    return `${vault.documentHash(document)}/${phone === null ? '' : vault.phoneHash(phone)}`
  }

  /** The command that holds a place for a visitor from afar; a code goes to the phone when it is granted. */
  hold(asked: HoldAsked, address: string): (hall: Hall) => HallCommand | Rejection {
    return (hall) => {
      const { vault, codes, unproved } = this.parts
      const bookingId = this.parts.ids.id()
      const now = this.now()
      // Nobody is written down, and no code counted, for a place that there is not.
      const supposed = this.holdCommand(asked, bookingId, {
        personId: vault.find(asked.person.document) ?? bookingId,
        by: 'visitor',
      })
      const circumstance = { now, actor: { kind: 'visitor', id: bookingId } } as const
      const decided = decideHold(hall.book, hall.day, supposed, circumstance)
      if (isRejection(decided)) return this.forStranger(decided, asked.person)
      const admitted = vault.claim(asked.person, bookingId, now)
      if (isRejection(admitted)) return admitted
      const command = { ...supposed, personId: admitted.personId }
      const tooMany = unproved.take(address, bookingId, now)
      if (tooMany > 0) return reject('too_many_attempts', { seconds: tooMany })
      const seconds = codes.takeSending(vault.phoneHash(asked.person.phone ?? '') ?? '', now, 'first')
      if (seconds === 0) return command
      unproved.release(bookingId)
      return reject('too_many_attempts', { seconds })
    }
  }

  /** A refusal that tells of a person's bookings is for who gives that person's phone as well; others are sent to the desk. */
  private forStranger(refused: Rejection, { document, phone }: PersonGiven): Rejection {
    if (!tellingOfPerson.has(refused.code)) return refused
    const isKnown = phone !== null && this.parts.vault.find(document, phone) !== undefined
    return isKnown ? refused : reject('ask_at_desk')
  }

  /** The command that books for a visitor at the desk, whose document a member of staff has seen. */
  bookAtDesk(asked: HoldAsked): () => HallCommand | Rejection {
    return () => {
      const admitted = this.parts.vault.admit(asked.person, this.now())
      if (isRejection(admitted)) return admitted
      return this.holdCommand(asked, this.parts.ids.id(), { ...admitted, by: 'staff' })
    }
  }

  /** The command that confirms a held booking; the code has to be right first, see `checkCode`. */
  confirm(bookingId: string): (hall: Hall) => HallCommand | Rejection {
    return (hall) => {
      const booking = hall.book.bookings.get(bookingId)
      if (booking === undefined) return reject('booking_unknown')
      const refused = this.strangersPhone(hall, booking) ?? this.takeClaim(booking)
      return refused ?? { type: 'ConfirmBooking', bookingId, checkInCode: this.drawCheckInCode() }
    }
  }

  /**
   * Whoever knows a document number has a phone too: as long as a booking of the person stands, another phone does not
   * become theirs, or it would get the messages and find the bookings.
   */
  private strangersPhone(hall: Hall, { id, personId, stage }: Booking): Rejection | undefined {
    const { vault } = this.parts
    if (stage.status !== 'held' || vault.phoneOf(personId) === vault.phoneOf(personId, id)) return undefined
    const now = this.now()
    const today = todayOf(hall.day, now)
    const hasOthers = bookingsOf(hall.book, personId).some(
      (other) => other.id !== id && other.confirmedAt !== null && isOpenBooking(other, now, today),
    )
    return hasOthers ? reject('phone_of_other') : undefined
  }

  /** Why an entered code is not taken; undefined when it is right. */
  checkCode(purpose: CodePurpose, subjectId: string, code: string): Rejection | undefined {
    const checked = this.parts.codes.check(purpose, subjectId, code, this.now())
    switch (checked.status) {
      case 'right':
        return undefined
      case 'wrong':
        return reject('code_wrong', { left: checked.left })
      case 'locked':
        return reject('too_many_attempts', { seconds: checked.seconds })
    }
  }

  /** Sends the code of a held booking once more. */
  resend(hall: Hall, booking: Booking): Rejection | undefined {
    const { codes, vault } = this.parts
    const now = this.now()
    if (booking.stage.status !== 'held') return undefined
    if (booking.stage.until <= now)
      return reject('hold_expired', { minutes: hall.book.setup.rules.holdMinutes })
    // The first code is still tried again and again; another one would come no sooner.
    if (this.parts.areMessagesDown()) return reject('messages_down')
    const phone = vault.phoneOf(booking.personId, booking.id)
    const seconds = codes.takeSending(vault.phoneHash(phone ?? '') ?? '', now, 'again')
    if (seconds > 0) return sendingRefused(seconds)
    this.write({
      id: `${booking.id}/code/again-${now}`,
      bookingId: booking.id,
      personId: booking.personId,
      message: codeMessage(hall, booking),
      language: booking.language,
      dueAt: now,
      expiresAt: booking.stage.until,
      createdAt: now,
    })
    return undefined
  }

  /** The code of a held booking, for a demo hall whose messages go nowhere. */
  demoCode(bookingId: string): string {
    return this.parts.codes.codeFor('confirm', bookingId, this.now())
  }

  /** Random, from 0 to 1: when a place that is given back is offered again. */
  releaseFraction(): number {
    return this.parts.random()
  }

  private now(): number {
    return this.parts.writer.now()
  }

  /** Name and phone of a hold are the person's from now on. Of what is over no code was asked: its claim proves nothing. */
  private takeClaim({ id, personId, stage }: Booking): Rejection | undefined {
    if (stage.status !== 'held') return undefined
    this.parts.unproved.release(id)
    return this.parts.vault.confirmClaim(personId, id, this.now())
  }

  private holdCommand(
    { services, date, start, project, language }: HoldAsked,
    bookingId: string,
    { personId, by }: { personId: string; by: 'visitor' | 'staff' },
  ): HoldSlot {
    return {
      type: 'HoldSlot',
      bookingId,
      code: this.parts.ids.code(),
      personId,
      services,
      project,
      language,
      date,
      start,
      by,
      releaseDelayMs: Math.floor(this.parts.random() * holdReleaseMs),
      confirmAs: by === 'staff' ? this.drawCheckInCode() : null,
    }
  }

  private drawCheckInCode(): string {
    return String(Math.floor(this.parts.random() * checkInCodes)).padStart(8, '0')
  }

  private write(message: Sms): void {
    this.parts.sms.put(message)
    this.parts.onMessage()
  }
}
