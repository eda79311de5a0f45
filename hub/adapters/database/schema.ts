import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The append-only journal of the hall: the one truth. Each row's hash covers the row before. */
export const journal = sqliteTable(
  'journal',
  {
    seq: integer('seq').primaryKey(),
    hallId: text('hall_id').notNull(),
    /** Logical time, epoch milliseconds. */
    at: integer('at').notNull(),
    type: text('type').notNull(),
    /** The event as JSON. */
    data: text('data').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    commandId: text('command_id').notNull(),
    /** SHA-256 over the previous hash and this row. */
    hash: blob('hash', { mode: 'buffer' }).notNull(),
  },
  // A hall has few definitions in millions of events; only these rows cost the index anything.
  (table) => [index('journal_configured').on(table.seq).where(sql`${table.type} = 'HallConfigured'`)],
)

/** What each command came to, so that a repeated one gets the same answer and no second event. */
export const commandResult = sqliteTable(
  'command_result',
  {
    commandId: text('command_id').primaryKey(),
    /** SHA-256 of what was asked, base64. */
    bodyHash: text('body_hash').notNull(),
    at: integer('at').notNull(),
    firstSeq: integer('first_seq').notNull(),
    events: integer('events').notNull(),
    /** The refusal as JSON; null when accepted. */
    rejection: text('rejection'),
  },
  (table) => [index('command_result_at').on(table.at)],
)

/** Messages to devices that are committed and not yet handed over. */
export const outbox = sqliteTable('outbox', {
  id: text('id').primaryKey(),
  /** Name in the topic map, and the id that fills its placeholder. */
  topic: text('topic').notNull(),
  key: text('key').notNull(),
  payload: text('payload').notNull(),
  /** Past this instant it is not sent any more. */
  expiresAt: integer('expires_at').notNull(),
})

/** Projection: every ticket of every day, for queries and reports. */
export const ticket = sqliteTable(
  'ticket',
  {
    id: text('id').primaryKey(),
    hallId: text('hall_id').notNull(),
    businessDay: text('business_day').notNull(),
    series: text('series').notNull(),
    sequence: integer('sequence').notNull(),
    number: text('number').notNull(),
    code: text('code').notNull(),
    serviceId: text('service_id').notNull(),
    class: text('class').notNull(),
    status: text('status').notNull(),
    windowId: text('window_id'),
    clerkId: text('clerk_id'),
    issuedAt: integer('issued_at').notNull(),
    queuedAt: integer('queued_at').notNull(),
    calledAt: integer('called_at'),
    startedAt: integer('started_at'),
    finishedAt: integer('finished_at'),
    outcome: text('outcome'),
    caseNumber: text('case_number'),
    printOutcome: text('print_outcome'),
  },
  (table) => [
    uniqueIndex('ticket_number_of_day').on(table.hallId, table.businessDay, table.series, table.sequence),
    uniqueIndex('ticket_code').on(table.code),
  ],
)

/** Projection: every booking of every day. The person is a random id; who it is stands sealed in `person`. */
export const booking = sqliteTable(
  'booking',
  {
    id: text('id').primaryKey(),
    hallId: text('hall_id').notNull(),
    personId: text('person_id').notNull(),
    number: text('number'),
    status: text('status').notNull(),
    openingId: text('opening_id').notNull(),
    date: text('date').notNull(),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    /** Ids as JSON, the main matter first. */
    services: text('services').notNull(),
    bookedBy: text('booked_by').notNull(),
    heldAt: integer('held_at').notNull(),
    confirmedAt: integer('confirmed_at'),
    moves: integer('moves').notNull(),
    ticketId: text('ticket_id'),
  },
  (table) => [index('booking_by_date').on(table.date), index('booking_by_person').on(table.personId)],
)

/** Projection: the one rating of a served case. */
export const rating = sqliteTable('rating', {
  caseId: text('case_id').primaryKey(),
  hallId: text('hall_id').notNull(),
  windowId: text('window_id').notNull(),
  clerkId: text('clerk_id').notNull(),
  score: integer('score').notNull(),
  ratedAt: integer('rated_at').notNull(),
})

/** The hall as folded up to a sequence, so that a start need not fold everything. */
export const snapshot = sqliteTable('snapshot', {
  seq: integer('seq').primaryKey(),
  form: integer('form').notNull(),
  hall: text('hall').notNull(),
  /** Hash of the journal row at this sequence: a snapshot of another journal is not read. */
  journalHash: blob('journal_hash', { mode: 'buffer' }).notNull(),
})

/** Every start of the hub; its number is the epoch of the messages it sends. */
export const boot = sqliteTable('boot', {
  epoch: integer('epoch').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
})

/** Passwords of the staff: argon2id in its own string form. */
export const staffPassword = sqliteTable('staff_password', {
  staffId: text('staff_id').primaryKey(),
  passwordHash: text('password_hash').notNull(),
})

/** Signed-in staff. The cookie's token is kept as a SHA-256 only. */
export const staffSession = sqliteTable('staff_session', {
  tokenHash: text('token_hash').primaryKey(),
  staffId: text('staff_id').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

/** Secrets of enrolled devices, as SHA-256: they are random and long, so no slow hash is needed. */
export const deviceSecret = sqliteTable(
  'device_secret',
  {
    deviceId: text('device_id').notNull(),
    secretHash: text('secret_hash').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deviceId, table.secretHash] })],
)

/** Codes with which a device enrols itself, once and soon. */
export const enrolmentCode = sqliteTable('enrolment_code', {
  codeHash: text('code_hash').primaryKey(),
  deviceId: text('device_id').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

/** Messages to visitors: what waits to be sent, and what became of the others. No phone numbers. */
export const sms = sqliteTable(
  'sms',
  {
    id: text('id').primaryKey(),
    bookingId: text('booking_id'),
    personId: text('person_id').notNull(),
    template: text('template').notNull(),
    /** What the template says, as JSON. */
    data: text('data').notNull(),
    language: text('language').notNull(),
    /** 0 before 1: what a visitor waits for with the phone in hand goes first. */
    urgency: integer('urgency').notNull(),
    dueAt: integer('due_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    status: text('status').notNull(),
    attempts: integer('attempts').notNull(),
    unanswered: integer('unanswered').notNull(),
    nextTryAt: integer('next_try_at').notNull(),
    lastError: text('last_error'),
    providerId: text('provider_id'),
    createdAt: integer('created_at').notNull(),
    settledAt: integer('settled_at'),
  },
  (table) => [
    index('sms_by_status').on(table.status, table.nextTryAt),
    index('sms_by_booking').on(table.bookingId),
    index('sms_by_end').on(table.settledAt),
  ],
)

/** Visitors, sealed: the journal knows them by the random id only. Hashes are keyed, so that guessing needs the key. */
export const person = sqliteTable(
  'person',
  {
    id: text('id').primaryKey(),
    /** HMAC-SHA-256 of the document's kind and number, base64url. */
    documentHash: text('document_hash').notNull(),
    /** HMAC-SHA-256 of the confirmed phone, base64url. */
    phoneHash: text('phone_hash'),
    /** Name, document and phone: nonce, AES-256-GCM cipher text, tag. */
    sealed: blob('sealed', { mode: 'buffer' }).notNull(),
    /** The key of all three. */
    keyId: text('key_id').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (table) => [
    uniqueIndex('person_document').on(table.documentHash),
    index('person_by_phone').on(table.phoneHash, table.updatedAt),
    index('person_by_change').on(table.updatedAt),
  ],
)
