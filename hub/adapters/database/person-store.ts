import { and, asc, count, eq, gt, gte, inArray, lt, ne, sql } from 'drizzle-orm'
import type { PersonStore, StoredPerson } from '../../application/booking/person-store.ts'
import type { HallDatabase } from './open-database.ts'
import { person } from './schema.ts'

/** Persons over the hall's database file. */
export function createPersonStore({ db, exec, isInTransaction }: HallDatabase): PersonStore {
  const selectPerson = db
    .select()
    .from(person)
    .where(eq(person.id, sql.placeholder('id')))
    .prepare()

  /** What is erased or replaced is overwritten in the file, not only unlinked. */
  function erasing<Result>(work: () => Result): Result {
    exec('PRAGMA secure_delete=ON')
    try {
      return work()
    } finally {
      exec('PRAGMA secure_delete=OFF')
    }
  }

  return {
    get(id) {
      const row = selectPerson.get({ id })
      return row === undefined ? undefined : storedPerson(row)
    },
    findByDocument(hashes) {
      const row = db
        .select()
        .from(person)
        .where(inArray(person.documentHash, [...hashes]))
        .get()
      return row === undefined ? undefined : storedPerson(row)
    },
    countByPhone: (hashes, since, besidesId) =>
      db
        .select({ persons: count() })
        .from(person)
        .where(
          and(inArray(person.phoneHash, [...hashes]), gte(person.updatedAt, since), ne(person.id, besidesId)),
        )
        .get()?.persons ?? 0,
    put({ sealed, ...rest }) {
      const row = { ...rest, sealed: Buffer.from(sealed.bytes), keyId: sealed.keyId }
      const write = () =>
        void db.insert(person).values(row).onConflictDoUpdate({ target: person.id, set: row }).run()
      if (isInTransaction()) return write()
      // No flush of its own: in write-ahead mode the journal's next commit, which is the first to name a new person,
      // flushes what was written before it as well. The setting cannot be changed within a transaction.
      exec('PRAGMA synchronous=NORMAL')
      try {
        write()
      } finally {
        exec('PRAGMA synchronous=FULL')
      }
    },
    delete: (id) => erasing(() => void db.delete(person).where(eq(person.id, id)).run()),
    deleteBefore: (at) =>
      erasing(() =>
        db
          .delete(person)
          .where(lt(person.updatedAt, at))
          .returning({ id: person.id })
          .all()
          .map(({ id }) => id),
      ),
    keyIds: () =>
      db
        .selectDistinct({ keyId: person.keyId })
        .from(person)
        .all()
        .map(({ keyId }) => keyId),
    page: (afterId, limit) =>
      db
        .select()
        .from(person)
        .where(gt(person.id, afterId))
        .orderBy(asc(person.id))
        .limit(limit)
        .all()
        .map(storedPerson),
    together: (work) =>
      erasing(() => {
        exec('BEGIN IMMEDIATE')
        try {
          work()
          exec('COMMIT')
        } catch (error) {
          exec('ROLLBACK')
          throw error
        }
      }),
  }
}

function storedPerson({ sealed, keyId, ...row }: typeof person.$inferSelect): StoredPerson {
  return { ...row, sealed: { keyId, bytes: sealed } }
}
