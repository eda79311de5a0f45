import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** The append-only journal of the hall: the one truth. Each row's hash covers the row before. */
export const journal = sqliteTable('journal', {
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
})

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
