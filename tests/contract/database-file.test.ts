import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openClient } from '../../hub/adapters/database/guarded-client.ts'
import { nextEpoch } from '../../hub/adapters/database/hall-store.ts'
import {
  DatabaseInUseError,
  NewerDatabaseError,
  openDatabase,
} from '../../hub/adapters/database/open-database.ts'
import { busyFolder, busyHall, persist } from '../support/busy-hall.ts'
import { openStore, tamper, withStore } from '../support/open-store.ts'
import { tempFolder } from '../support/temp-folder.ts'

describe('the database file', () => {
  describe('when it is opened', () => {
    it('makes the folder and the tables, and finds them again', () => {
      const folder = join(tempFolder(), 'deep/data')
      withStore(folder, ({ store }) => persist(store, busyHall()))
      withStore(folder, ({ store }) => expect(store.load().seq).toBe(busyHall().recorded.length))
    })

    it('is durable at every commit', () => {
      withStore(tempFolder(), ({ database }) => {
        expect(database.db.all('PRAGMA journal_mode')).toMatchObject([{ journal_mode: 'wal' }])
        expect(database.db.all('PRAGMA synchronous')).toMatchObject([{ synchronous: 2 }])
      })
    })

    it('is closed once, however often it is asked to', () => {
      const { database } = openStore(tempFolder())
      database.close()
      expect(() => database.close()).not.toThrow()
    })

    it('counts its starts', () => {
      const folder = tempFolder()
      const epochs = [1, 2, 3].map(() => withStore(folder, ({ database }) => nextEpoch(database, 1)))
      expect(epochs).toEqual([1, 2, 3])
    })
  })

  describe('when a newer version wrote it', () => {
    it('is refused with what to do, and not a byte of it is changed', () => {
      const folder = busyFolder()
      tamper(
        folder,
        `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from the future', 9999999999999)`,
        'PRAGMA wal_checkpoint(TRUNCATE)',
        'PRAGMA journal_mode=DELETE',
      )
      const before = readFileSync(join(folder, 'hall.db'))
      const opening = () => openDatabase(folder)
      expect(opening).toThrow(
        expect.toSatisfy(
          (error) => error instanceof NewerDatabaseError && /newer.*DATA_DIR/.test(error.message),
        ),
      )
      expect(readFileSync(join(folder, 'hall.db')).equals(before)).toBe(true)
    })
  })

  describe('when another hub has it open', () => {
    it('is refused, and the first goes on', () => {
      const folder = tempFolder()
      const first = openStore(folder)
      expect(() => openDatabase(folder)).toThrow(DatabaseInUseError)
      persist(first.store, busyHall())
      first.database.close()
      withStore(folder, ({ store }) => expect(store.load().seq).toBe(busyHall().recorded.length))
    })
  })
})

describe('the guarded client', () => {
  const values: readonly [string, unknown][] = [
    ['a Date', new Date(0)],
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['an object', { at: 1 }],
    ['a symbol', Symbol('x')],
  ]

  describe('when a value would end the process', () => {
    it.each(values)('throws a TypeError for %s in every kind of call', (_, value) => {
      const client = openClient(':memory:')
      for (const method of ['run', 'get', 'all', 'iterate'] as const)
        expect(() => client.prepare('SELECT ? AS value')[method](value)).toThrow(TypeError)
      expect(() => client.prepare('SELECT ? AS value').raw().all(value)).toThrow(TypeError)
      client.close()
    })
  })

  describe('when the value is one that SQLite knows', () => {
    it('binds it, and booleans as 1 and 0', () => {
      const client = openClient(':memory:')
      const roundTrip = (value: unknown) =>
        (client.prepare('SELECT ? AS value').get(value) as { value: unknown }).value
      expect(['a', 1, 1.5, null, true, false].map(roundTrip)).toEqual(['a', 1, 1.5, null, 1, 0])
      expect(Buffer.from(roundTrip(Buffer.from('bytes')) as Uint8Array).toString()).toBe('bytes')
      client.close()
    })
  })
})
