import { type Rejection, reject } from '../../../shared/errors.ts'
import type { IdSource } from '../../../shared/random.ts'
import type { Language } from '../../../shared/text.ts'
import type { Booking } from '../../domain/booking/booking.ts'
import { bookingsOf, isOpenBooking } from '../../domain/booking/booking-book.ts'
import { todayOf } from '../../domain/booking/decide-booking.ts'
import type { HallWriter } from '../hall-writer.ts'
import { type OneTimeCode, sendingRefused } from './one-time-code.ts'
import type { PersonGiven } from './person.ts'
import type { PersonVault } from './person-vault.ts'
import type { Sms } from './sms-store.ts'

/** Look-ups that wait for their code at most; past it the oldest is forgotten. */
const lookupsKept = 10_000
const lookupMs = 10 * 60_000

/** What the desk stands on. */
export interface LookupDeskParts {
  readonly writer: Pick<HallWriter, 'hall' | 'now'>
  readonly vault: PersonVault
  readonly codes: OneTimeCode
  readonly ids: IdSource
  /** Whether messages cannot be sent at present. */
  readonly areMessagesDown: () => boolean
  /** Why the code of a look-up is not taken; undefined when it is right. */
  readonly check: (lookupId: string, code: string) => Rejection | undefined
  readonly write: (message: Sms) => void
}

interface Lookup {
  readonly personId: string | undefined
  readonly expiresAt: number
}

/** Where visitors find their bookings again, by document and phone and the code that is sent to it. */
export class LookupDesk {
  private readonly parts: LookupDeskParts
  private readonly lookups = new Map<string, Lookup>()

  constructor(parts: LookupDeskParts) {
    this.parts = parts
  }

  /** Begins a look-up of a person's bookings. It answers the same whether there is such a person or not. */
  begin(
    { document, phone }: { document: PersonGiven['document']; phone: string },
    language: Language,
  ): { lookupId: string; expiresAt: number } | Rejection {
    const { vault, codes, ids, writer } = this.parts
    const now = writer.now()
    const phoneHash = vault.phoneHash(phone)
    if (phoneHash === undefined) return reject('phone_invalid')
    if (this.parts.areMessagesDown()) return reject('messages_down')
    const seconds = codes.takeSending(phoneHash, now, 'again')
    if (seconds > 0) return sendingRefused(seconds)
    const lookupId = ids.id()
    const expiresAt = now + lookupMs
    const personId = vault.find(document, phone)
    this.lookups.set(lookupId, { personId, expiresAt })
    const oldest = this.lookups.keys().next()
    if (this.lookups.size > lookupsKept && oldest.done !== true) this.lookups.delete(oldest.value)
    if (personId !== undefined)
      this.parts.write({
        id: `${lookupId}/code/0`,
        bookingId: null,
        personId,
        message: { template: 'code', purpose: 'lookup', subjectId: lookupId, minutes: lookupMs / 60_000 },
        language,
        dueAt: now,
        expiresAt,
        createdAt: now,
      })
    return { lookupId, expiresAt }
  }

  /** The bookings of the person who was looked up and has the code. */
  end(lookupId: string, code: string): Booking[] | Rejection {
    const { hall } = this.parts.writer
    const now = this.parts.writer.now()
    const lookup = this.lookups.get(lookupId)
    if (lookup === undefined || lookup.expiresAt <= now) return reject('booking_unknown')
    const refused = this.parts.check(lookupId, code)
    if (refused !== undefined) return refused
    if (lookup.personId === undefined) return []
    const today = todayOf(hall.day, now)
    return bookingsOf(hall.book, lookup.personId)
      .filter((booking) => isOpenBooking(booking, now, today))
      .sort((a, b) => a.slots.startsAt - b.slots.startsAt)
  }
}
