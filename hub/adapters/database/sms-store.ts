import { and, asc, count, desc, eq, gte, inArray, isNotNull, lt, lte, min, ne, sql } from 'drizzle-orm'
import type { Language } from '../../../shared/text.ts'
import type { BookingMessage, MessageTemplate } from '../../../shared/texts/booking-messages.ts'
import type {
  SmsRecord,
  SmsSettlement,
  SmsStatistics,
  SmsStatus,
  SmsStore,
} from '../../application/booking/sms-store.ts'
import type { HallDatabase } from './open-database.ts'
import { sms } from './schema.ts'

/** Messages for which the visitor stands there with the phone in hand. */
const urgentTemplates: readonly MessageTemplate[] = ['code', 'turn-near']

function recordOf(row: typeof sms.$inferSelect): SmsRecord {
  const { template, data, language, status, urgency: _, ...rest } = row
  const message = { template, ...(JSON.parse(data) as object) } as BookingMessage
  return { ...rest, message, language: language as Language, status: status as SmsStatus }
}

/** The outbox of messages over the hall's database. */
export function createSmsStore({ db, exec }: HallDatabase): SmsStore {
  const { placeholder } = sql
  const insert = db
    .insert(sms)
    .values({
      id: placeholder('id'),
      bookingId: placeholder('bookingId'),
      personId: placeholder('personId'),
      template: placeholder('template'),
      data: placeholder('data'),
      language: placeholder('language'),
      urgency: placeholder('urgency'),
      dueAt: placeholder('dueAt'),
      expiresAt: placeholder('expiresAt'),
      status: 'waiting',
      attempts: 0,
      unanswered: 0,
      nextTryAt: placeholder('dueAt'),
      createdAt: placeholder('createdAt'),
    })
    .onConflictDoNothing()
    .prepare()
  const isDue = and(eq(sms.status, 'waiting'), lte(sms.nextTryAt, placeholder('now')))
  const selectDue = db
    .select()
    .from(sms)
    .where(isDue)
    .orderBy(asc(sms.urgency), asc(sms.dueAt), asc(sms.id))
    .limit(placeholder('limit'))
    .prepare()
  const selectOfBooking = db
    .select()
    .from(sms)
    .where(eq(sms.bookingId, placeholder('bookingId')))
    .orderBy(desc(sms.createdAt), desc(sms.dueAt))
    .prepare()
  const waiting = and(eq(sms.id, placeholder('id')), eq(sms.status, 'waiting'))
  const markSent = db
    .update(sms)
    .set({
      status: 'sent',
      providerId: sql`${placeholder('providerId')}`,
      settledAt: sql`${placeholder('at')}`,
      attempts: sql`${sms.attempts} + 1`,
      lastError: null,
    })
    // One that was cancelled while it was on its way has been sent all the same.
    .where(and(eq(sms.id, placeholder('id')), ne(sms.status, 'sent')))
    .prepare()
  const markFailed = db
    .update(sms)
    .set({
      status: 'failed',
      lastError: sql`${placeholder('error')}`,
      settledAt: sql`${placeholder('at')}`,
      attempts: sql`${sms.attempts} + 1`,
    })
    .where(waiting)
    .prepare()
  const markExpired = db
    .update(sms)
    .set({ status: 'expired', settledAt: sql`${placeholder('at')}` })
    .where(waiting)
    .prepare()
  const markAgain = db
    .update(sms)
    .set({
      lastError: sql`${placeholder('error')}`,
      nextTryAt: sql`${placeholder('nextTryAt')}`,
      attempts: sql`${sms.attempts} + 1`,
      unanswered: sql`${sms.unanswered} + ${placeholder('unanswered')}`,
    })
    .where(waiting)
    .prepare()
  const countWaiting = db
    .select({ number: count(), oldest: min(sms.dueAt) })
    .from(sms)
    .where(and(eq(sms.status, 'waiting'), lte(sms.dueAt, placeholder('now'))))
    .prepare()
  const countAllWaiting = db.select({ number: count() }).from(sms).where(eq(sms.status, 'waiting')).prepare()
  const countSettled = db
    .select({ status: sms.status, number: count() })
    .from(sms)
    .where(gte(sms.settledAt, placeholder('since')))
    .groupBy(sms.status)
    .prepare()

  function settleOne(settlement: SmsSettlement): void {
    switch (settlement.status) {
      case 'sent':
        markSent.run({ ...settlement })
        return
      case 'failed':
        markFailed.run({ ...settlement })
        return
      case 'expired':
        markExpired.run({ ...settlement })
        return
      case 'waiting':
        markAgain.run({ ...settlement })
    }
  }

  return {
    put({ message, ...row }) {
      const { template, ...data } = message
      const urgency = urgentTemplates.includes(template) ? 0 : 1
      insert.run({ ...row, template, data: JSON.stringify(data), urgency })
    },
    cancelFor(bookingId, templates, at) {
      db.update(sms)
        .set({ status: 'cancelled', settledAt: at })
        .where(
          and(
            eq(sms.bookingId, bookingId),
            eq(sms.status, 'waiting'),
            inArray(sms.template, templates as string[]),
          ),
        )
        .run()
    },
    due: (now, limit) => selectDue.all({ now, limit }).map(recordOf),
    settle(settlements) {
      exec('BEGIN IMMEDIATE')
      for (const settlement of settlements) settleOne(settlement)
      exec('COMMIT')
    },
    statistics(now, since): SmsStatistics {
      const due = countWaiting.get({ now })
      const all = countAllWaiting.get()?.number ?? 0
      const settled = new Map(countSettled.all({ since }).map(({ status, number }) => [status, number]))
      const settledAs = (status: SmsStatus) => settled.get(status) ?? 0
      return {
        waiting: due?.number ?? 0,
        planned: all - (due?.number ?? 0),
        oldestDueAt: due?.oldest ?? null,
        sent: settledAs('sent'),
        failed: settledAs('failed'),
        expired: settledAs('expired'),
        cancelled: settledAs('cancelled'),
      }
    },
    recentOf: (bookingId) => selectOfBooking.all({ bookingId }).map(recordOf),
    forgetSettledBefore(at) {
      db.delete(sms)
        .where(and(isNotNull(sms.settledAt), lt(sms.settledAt, at)))
        .run()
    },
  }
}
