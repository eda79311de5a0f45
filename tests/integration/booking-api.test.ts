import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../hub/adapters/database/open-database.ts'
import { maskPhone } from '../../shared/booking/phone-number.ts'
import type { BookingDays, BookingSlots, BookingView } from '../../shared/http/booking-schemas.ts'
import type { CallBackList } from '../../shared/http/call-back-schemas.ts'
import type { ClerkView } from '../../shared/http/clerk-schemas.ts'
import type { DeskBooking, DeskBookings } from '../../shared/http/desk-booking-schemas.ts'
import type { FollowView } from '../../shared/http/follow-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import { solveChallenge } from '../../web-booking/proof/solve-challenge.ts'
import { book, bookingDayEnv, confirm, hold } from '../support/booker.ts'
import { startTestHub, type TestHub } from '../support/test-hub.ts'
import { visitor } from '../support/visitors.ts'

const today = '2026-11-23'
const tomorrow = '2026-11-24'
const licence = { services: ['business-licence'], date: tomorrow, start: '09:30' }

let hub: TestHub
beforeEach(async () => {
  hub = await startTestHub(bookingDayEnv())
})
afterEach(async () => {
  await hub[Symbol.asyncDispose]()
})

describe('booking over HTTP', () => {
  describe('when one proof of work is used for a second person, under the same key', () => {
    it('looks nobody up, but repeats the first look-up', async () => {
      const challenge = await solveChallenge(await hub.visitor().get('/api/v1/booking/challenge'))
      const lookUp = async (index: number, key: string | undefined) => {
        const { document, phone } = visitor(index)
        const reply = await fetch(`${hub.url}/api/v1/booking/lookups`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
          body: JSON.stringify({ document, phone, challenge }),
        })
        return ((await reply.json()) as { code?: string }).code
      }
      expect(await lookUp(1, undefined)).toBe('command_id_missing')
      expect(await lookUp(1, 'the-same-key')).toBeUndefined()
      expect(await lookUp(2, 'the-same-key')).toBe('challenge_invalid')
      expect(await lookUp(1, 'the-same-key')).not.toBe('challenge_invalid')
    })
  })

  describe('when a visitor looks', () => {
    it('shows the days with free places and the slots of one', async () => {
      const { days } = await hub.visitor().get<BookingDays>('/api/v1/booking/days?services=business-licence')
      expect(days.map(({ date, status }) => [date, status])).toEqual([
        ['2026-11-23', 'open'],
        ['2026-11-24', 'open'],
        ['2026-11-25', 'open'],
        ['2026-11-26', 'open'],
        ['2026-11-27', 'open'],
        ['2026-11-28', 'closed'],
        ['2026-11-29', 'closed'],
        ['2026-11-30', 'open'],
        ['2026-12-01', 'open'],
        ['2026-12-02', 'open'],
      ])
      const { slots } = await hub
        .visitor()
        .get<BookingSlots>(`/api/v1/booking/slots?services=business-licence&date=${tomorrow}`)
      expect(slots.map(({ start }) => start)).toEqual([
        '09:00',
        '09:30',
        '10:00',
        '10:30',
        '11:00',
        '11:30',
        '13:30',
        '14:00',
        '14:30',
        '15:00',
        '15:30',
        '16:00',
        '16:30',
      ])
      expect(slots.every(({ free }) => free === 12)).toBe(true)
    })
  })

  describe('when a visitor books', () => {
    it('holds, confirms with the code, and shows the booking with the identity masked', async () => {
      const held = await hold(hub.visitor(), 1, licence)
      expect(held).toMatchObject({ status: 'held', number: null, checkInCode: null })
      const confirmed = await confirm(hub.visitor(), held)
      expect(confirmed).toMatchObject({
        status: 'confirmed',
        number: '1124-001',
        start: '09:30',
        end: '10:00',
      })
      expect(confirmed.checkInCode).toMatch(/^\d{8}$/)
      const text = JSON.stringify(confirmed)
      const person = visitor(1)
      expect(text).not.toContain(person.document.number)
      expect(text).not.toContain(person.phone)
    })

    it('refuses a wrong code and tells the tries that are left', async () => {
      const { code } = await hold(hub.visitor(), 1, licence)
      const wrong = hub.visitor().command(`/api/v1/bookings/${code}/confirm`, { code: '000000' })
      await expect(wrong).rejects.toMatchObject({ status: 403, code: 'code_wrong' })
    })

    it('refuses a place without a solved challenge', async () => {
      const unsolved = hub.visitor().command('/api/v1/booking/holds', {
        ...licence,
        person: visitor(1),
        challenge: 'e30=',
      })
      await expect(unsolved).rejects.toMatchObject({ code: 'challenge_invalid' })
    })

    it('refuses a second booking of the same person for the same matter', async () => {
      await book(hub.visitor(), 1, licence)
      await expect(hold(hub.visitor(), 1, { ...licence, start: '10:00' })).rejects.toMatchObject({
        code: 'booking_open_already',
      })
    })

    it('tells a stranger who has only the document nothing of its bookings, and gives them no say', async () => {
      await book(hub.visitor(), 1, licence)
      const stranger = { ...visitor(1), phone: visitor(2).phone }
      await expect(hold(hub.visitor(), stranger, licence)).rejects.toMatchObject({ code: 'ask_at_desk' })
      const held = await hold(hub.visitor(), stranger, {
        ...licence,
        services: ['passport'],
        date: '2026-11-25',
      })
      await expect(confirm(hub.visitor(), held)).rejects.toMatchObject({ code: 'phone_of_other' })
      const manager = await hub.staff('3001')
      const { bookings } = await manager.get<DeskBookings>(`/api/v1/desk/bookings?date=${tomorrow}`)
      expect(bookings[0]?.phone).toBe('139****0001')
    })

    it('moves a booking in one step and cancels it', async () => {
      const { code } = await book(hub.visitor(), 1, licence)
      const moved = await hub
        .visitor()
        .command<BookingView>(`/api/v1/bookings/${code}/reschedule`, { date: '2026-11-25', start: '10:00' })
      expect(moved).toMatchObject({
        date: '2026-11-25',
        start: '10:00',
        number: '1125-001',
        status: 'confirmed',
      })
      const cancelled = await hub.visitor().command<BookingView>(`/api/v1/bookings/${code}/cancel`)
      expect(cancelled).toMatchObject({ status: 'cancelled', endedBy: 'visitor' })
    })

    it('gives a calendar file', async () => {
      const { code } = await book(hub.visitor(), 1, licence)
      const reply = await fetch(`${hub.url}/api/v1/bookings/${code}/calendar.ics`)
      expect(reply.headers.get('Content-Type')).toContain('text/calendar')
      expect(await reply.text()).toContain('DTSTART:20261124T013000Z')
    })

    it('does not take over name and phone of a hold that was let go without its code', async () => {
      const guide = await hub.staff('2001')
      await guide.command('/api/v1/desk/bookings', { ...licence, person: visitor(1) })
      const other = { ...visitor(2), document: visitor(1).document }
      const wish = { services: ['passport'], date: '2026-11-25', start: '09:30' }
      const { code } = await hold(hub.visitor(), other, wish)
      await hub.visitor().command(`/api/v1/bookings/${code}/cancel`)
      const unproved = hub.visitor().command(`/api/v1/bookings/${code}/confirm`, { code: '000000' })
      await expect(unproved).rejects.toMatchObject({ code: 'booking_over' })
      const { bookings } = await guide.get<DeskBookings>(`/api/v1/desk/bookings?date=${tomorrow}`)
      expect(bookings.map(({ phone }) => phone)).toEqual([maskPhone(`+86${visitor(1).phone}`)])
    })

    it('says that a demo hall shows its codes', async () => {
      expect((await hub.visitor().get<{ demoCodes: boolean }>('/api/v1/booking')).demoCodes).toBe(true)
    })
  })

  describe('when a booked visitor comes', () => {
    it('shows the audit trail what was done, and no code, name, number or phone', async () => {
      const soon = { services: ['business-licence'], date: today, start: '09:00' }
      const booking = await book(hub.visitor(), 1, soon)
      const taken = await (await hub.kiosk()).command<TakenTicket>('/api/v1/kiosk/check-ins', {
        code: booking.pageUrl,
      })
      const { entries } = await (await hub.staff('9001')).get<{ entries: { type: string; data: object }[] }>(
        '/api/v1/admin/audit?limit=500',
      )
      expect(entries.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['SlotHeld', 'BookingConfirmed', 'BookingCheckedIn']),
      )
      const { name, phone, document } = visitor(1)
      const secrets = [
        booking.code,
        booking.checkInCode ?? '',
        taken.code,
        name,
        phone ?? '',
        document.number,
      ]
      const told = JSON.stringify(entries.map(({ data }) => data))
      expect(secrets.filter((secret) => secret === '' || told.includes(secret))).toEqual([])
    })

    it('becomes one ticket at the kiosk and is called before walk-ins who came earlier', async () => {
      const soon = { services: ['business-licence'], date: today, start: '09:00' }
      const booking = await book(hub.visitor(), 1, soon)
      const kiosk = await hub.kiosk()
      const clerk = await hub.staff('1001')
      await kiosk.command<TakenTicket>('/api/v1/kiosk/tickets', {
        serviceId: 'business-licence',
        language: 'zh',
      })
      const taken = await kiosk.command<TakenTicket>('/api/v1/kiosk/check-ins', { code: booking.pageUrl })
      expect(taken.class).toBe('appointment')
      await expect(
        kiosk.command('/api/v1/kiosk/check-ins', { code: booking.checkInCode ?? '' }),
      ).rejects.toMatchObject({ code: 'checked_in_already' })
      const followed = await hub.visitor().get<FollowView>(`/api/v1/tickets/${taken.code}`)
      expect(followed.appointmentAt).toBe(booking.startsAt)
      // Before the slot who is due goes first; the early visitor only when nobody is.
      await clerk.command<ClerkView>('/api/v1/clerk/sign-in', { windowId: 'w01' })
      const first = await clerk.command<ClerkView>('/api/v1/clerk/next')
      expect(first.current?.class).toBe('walkin')
      await clerk.command<ClerkView>('/api/v1/clerk/arrive')
      const second = await clerk.command<ClerkView>('/api/v1/clerk/next', { finishing: { outcome: 'done' } })
      expect(second.current?.class).toBe('appointment')
      expect(second.current?.booked).toMatchObject({ number: '1123-001', name: '王**' })
      const shown = await hub.visitor().get<BookingView>(`/api/v1/bookings/${booking.code}`)
      expect(shown).toMatchObject({ status: 'checked-in', ticket: { number: taken.ticketNumber } })
    })

    it('checks in by document and phone', async () => {
      await book(hub.visitor(), 3, { services: ['passport'], date: today, start: '10:00' })
      const kiosk = await hub.kiosk()
      const { document, phone } = visitor(3)
      const taken = await kiosk.command<TakenTicket>('/api/v1/kiosk/check-ins', { document, phone })
      expect(taken.class).toBe('appointment')
    })
  })

  describe('when staff help at the desk', () => {
    it('books without a phone, lists, checks in, and flags the second visit for the same matter', async () => {
      const guide = await hub.staff('2001')
      const manager = await hub.staff('3001')
      const clerk = await hub.staff('1001')
      const person = { ...visitor(7), phone: null }
      const first = await guide.command<DeskBooking>('/api/v1/desk/bookings', {
        services: ['business-licence'],
        date: today,
        start: '09:00',
        person,
      })
      expect(first).toMatchObject({ status: 'confirmed', bookedBy: 'staff', canCheckIn: true })
      const list = await guide.get<DeskBookings>('/api/v1/desk/bookings')
      expect(list.bookings.map(({ bookingId }) => bookingId)).toEqual([first.bookingId])
      await guide.command<TakenTicket>(`/api/v1/desk/bookings/${first.bookingId}/check-in`)
      await clerk.command('/api/v1/clerk/sign-in', { windowId: 'w01' })
      await clerk.command('/api/v1/clerk/next')
      await clerk.command('/api/v1/clerk/arrive')
      await clerk.command('/api/v1/clerk/finish', { outcome: 'materials-missing' })
      const again = { ...licence, person }
      await guide.command<DeskBooking>('/api/v1/desk/bookings', again)
      const { callBacks } = await manager.get<CallBackList>('/api/v1/manager/call-backs')
      expect(callBacks).toHaveLength(1)
      expect(callBacks[0]).toMatchObject({
        cause: 'booking',
        first: { outcome: 'materials-missing', date: today },
      })
    })
  })

  describe('when the row of a person does not open', () => {
    it('goes on for everybody, and shows that person as erased', async () => {
      const { code } = await book(hub.visitor(), 1, licence)
      await hub.stop()
      const database = openDatabase(hub.dataDir)
      database.exec('UPDATE person SET sealed = zeroblob(80)')
      database.close()
      hub = await startTestHub(bookingDayEnv(), hub.dataDir)
      const guide = await hub.staff('2001')
      const { bookings } = await guide.get<DeskBookings>(`/api/v1/desk/bookings?date=${tomorrow}`)
      expect(bookings).toMatchObject([{ status: 'confirmed', name: '***', phone: null }])
      const cancelled = await hub.visitor().command<BookingView>(`/api/v1/bookings/${code}/cancel`)
      expect(cancelled).toMatchObject({ status: 'cancelled', person: { document: '***' } })
      await book(hub.visitor(), 2, licence)
    })
  })

  describe('when the manager closes a day', () => {
    it('previews, then moves its bookings to the nearest free slots', async () => {
      const booking = await book(hub.visitor(), 1, licence)
      const manager = await hub.staff('3001')
      const body = { date: tomorrow, move: true, reason: { zh: '停电检修', en: 'power works' } }
      const preview = await manager.command<object>('/api/v1/manager/booking/close-day/preview', body)
      expect(preview).toMatchObject({ moved: [{ to: '2026-11-25 09:30' }], cancelled: [] })
      await manager.command('/api/v1/manager/booking/close-day', body)
      const shown = await hub.visitor().get<BookingView>(`/api/v1/bookings/${booking.code}`)
      expect(shown).toMatchObject({
        status: 'confirmed',
        date: '2026-11-25',
        movedBy: 'hall',
        reason: { zh: '停电检修' },
      })
    })

    it('refuses a part of which one end is missing, which would stay in the set-up', async () => {
      const manager = await hub.staff('3001')
      const body = { date: tomorrow, from: '10:00', move: true, reason: { zh: '停电检修', en: '' } }
      const half = manager.command('/api/v1/manager/booking/close-day', body)
      await expect(half).rejects.toMatchObject({ code: 'bad_input' })
    })
  })
})
