import { type HallDatabase, openDatabase } from '../../hub/adapters/database/open-database.ts'
import { createSmsStore } from '../../hub/adapters/database/sms-store.ts'
import type { SmsGateway } from '../../hub/application/booking/sms-gateway.ts'
import { SmsSender, type SmsSenderParts } from '../../hub/application/booking/sms-sender.ts'
import type { Sms, SmsStore } from '../../hub/application/booking/sms-store.ts'
import type { BookingMessage } from '../../shared/texts/booking-messages.ts'

const hall = { zh: '鹭城市政务服务中心', en: 'Lucheng Civic Centre' }
const zone = { zh: '综合受理区', en: 'General Services' }
const visit = { code: 'abcdefghjkmnpqrs', number: '1123-017', hall, zone, date: '2026-11-23', start: '09:30' }

/** One message of each kind, about the same visit. */
export const messageOf = {
  code: { template: 'code', purpose: 'confirm', subjectId: 'b1', minutes: 10 },
  confirmed: {
    ...visit,
    template: 'confirmed',
    checkInCode: '20481632',
    bring: { zh: '法定代表人身份证等3样', en: 'Identity card (+2 more)' },
  },
  'day-before': {
    ...visit,
    template: 'day-before',
    checkInCode: '20481632',
    bring: { zh: '法定代表人身份证等3样', en: 'Identity card (+2 more)' },
  },
  'two-hours-before': {
    ...visit,
    template: 'two-hours-before',
    checkInCode: '20481632',
    lateGraceMinutes: 15,
  },
  'turn-near': { template: 'turn-near', code: 'tuvwxyz23456789a', ticketNumber: 'A017', ahead: 3, zone },
  'moved-by-hall': {
    ...visit,
    template: 'moved-by-hall',
    oldDate: '2026-11-20',
    oldStart: '14:00',
    reason: { zh: '系统升级', en: 'system upgrade' },
  },
  'cancelled-by-hall': {
    ...visit,
    template: 'cancelled-by-hall',
    reason: { zh: '台风停课停业', en: 'typhoon' },
  },
  cancelled: { ...visit, template: 'cancelled' },
} as const satisfies { [Template in BookingMessage['template']]: BookingMessage & { template: Template } }

/** A message for the outbox; give only what the test is about. */
export function smsOf(id: string, given: Partial<Sms> = {}): Sms {
  return {
    id,
    bookingId: `b-${id}`,
    personId: `p-${id}`,
    message: messageOf.confirmed,
    language: 'zh',
    dueAt: 1_000,
    expiresAt: 1_000_000_000,
    createdAt: 1_000,
    ...given,
  }
}

/** The outbox of a data folder. */
export interface OpenOutbox {
  readonly database: HallDatabase
  readonly store: SmsStore
  /** Writes as the hub's writer does: in a transaction with the events. */
  write(work: (store: SmsStore) => void): void
}

/** Opens the outbox of a data folder. */
export function openOutbox(dataDir: string): OpenOutbox {
  const database = openDatabase(dataDir)
  // Power cuts are the hall store's tests; here days of attempts pass in a second.
  database.exec('PRAGMA synchronous=OFF')
  const store = createSmsStore(database)
  return {
    database,
    store,
    write(work) {
      database.exec('BEGIN IMMEDIATE')
      work(store)
      database.exec('COMMIT')
    },
  }
}

/** What a sender needs besides a store, a gateway and a clock. */
export function senderOf(
  parts: Pick<SmsSenderParts, 'store' | 'clock'> & { gateway: SmsGateway } & Partial<SmsSenderParts>,
): SmsSender {
  const silent = () => {}
  return new SmsSender({
    log: { debug: silent, info: silent, warn: silent, error: silent },
    random: () => 0.5,
    phoneOf: () => '+8613812345678',
    codeFor: () => '482913',
    link: (template, code) => `https://hall.example.gov.cn/${template === 'turn-near' ? 't' : 'b'}/${code}`,
    perMinute: 6_000,
    onFatal: (error) => {
      throw error
    },
    ...parts,
  })
}
