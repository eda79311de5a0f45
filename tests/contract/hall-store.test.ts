import { describe, expect, it } from 'vitest'
import { DamagedJournalError } from '../../hub/adapters/database/hall-store.ts'
import { ticket as ticketTable } from '../../hub/adapters/database/schema.ts'
import { ticketRow } from '../../hub/adapters/database/ticket-row.ts'
import { verifyJournal } from '../../hub/adapters/database/verify-journal.ts'
import type { CommandResult } from '../../hub/application/hall-store.ts'
import { toSnapshot } from '../../hub/domain/hall-snapshot.ts'
import * as acts from '../support/acts.ts'
import { busyFolder, busyHall, persist } from '../support/busy-hall.ts'
import { type GivenHall, given, testDay } from '../support/given-hall.ts'
import { dropTriggers, tamper, testHallId, withStore } from '../support/open-store.ts'
import { tempFolder } from '../support/temp-folder.ts'

describe('the journal', () => {
  describe('when it is fresh', () => {
    it('loads an empty hall', () => {
      withStore(tempFolder(), ({ store }) => {
        expect(store.load()).toMatchObject({ seq: 0, lastAt: 0 })
        expect(store.readJournal(0, 10)).toEqual([])
      })
    })
  })

  describe('when events were committed', () => {
    it('loads the hall they fold to after the file was closed and opened', () => {
      const wanted = busyHall()
      const folder = busyFolder()
      withStore(folder, ({ store }) => {
        const { hall, seq, lastAt } = store.load()
        expect(toSnapshot(hall)).toEqual(toSnapshot(wanted.hall))
        expect({ seq, lastAt }).toEqual({ seq: wanted.recorded.length, lastAt: wanted.now })
        const read = store.readJournal(0, 100)
        expect(read.map(({ hash: _, ...recorded }) => recorded)).toEqual(wanted.recorded)
        expect(read.map(({ hash }) => hash)).toEqual(
          [...new Set(read.map(({ hash }) => hash))].filter((hash) => /^[0-9a-f]{64}$/.test(hash)),
        )
        expect(store.readJournal(3, 2).map(({ seq: place }) => place)).toEqual([4, 5])
      })
    })

    it('goes on with the chain where it was', () => {
      const folder = busyFolder()
      const hall = busyHall()
      const before = hall.recorded.length
      hall.given(acts.arrive('w1'))
      withStore(folder, ({ store }) => {
        store.load()
        persist(store, hall, before)
      })
      withStore(folder, ({ store, database }) => {
        expect(store.load().seq).toBe(before + 1)
        expect(verifyJournal(database)).toMatchObject({ ok: true, problems: [] })
      })
    })
  })

  describe('when the process ended before the commit', () => {
    it('holds nothing of the transaction', () => {
      const folder = tempFolder()
      withStore(folder, ({ store }) => {
        store.begin()
        for (const recorded of busyHall().recorded) store.append(recorded)
      })
      withStore(folder, ({ store }) => expect(store.load().seq).toBe(0))
    })
  })

  describe('when somebody changes it through the connection', () => {
    it('refuses updates and deletions', () => {
      withStore(busyFolder(), ({ database }) => {
        expect(() => database.exec("UPDATE journal SET data = '{}' WHERE seq = 3")).toThrow('append-only')
        expect(() => database.exec('DELETE FROM journal WHERE seq = 3')).toThrow('append-only')
      })
    })

    it('refuses a second event at the same place', () => {
      withStore(busyFolder(), ({ store }) => {
        store.load()
        const [first] = busyHall().recorded
        store.begin()
        expect(() => store.append(first as never)).toThrow('UNIQUE')
      })
    })
  })

  describe('when somebody has altered the file', () => {
    const alterations: readonly [string, string][] = [
      ['an event', `UPDATE journal SET data = replace(data, 'tax', 'vat') WHERE seq = 4`],
      ['a time', 'UPDATE journal SET at = at + 1 WHERE seq = 4'],
      ['an actor', `UPDATE journal SET actor_id = 'c9' WHERE seq = 4`],
      ['a command', `UPDATE journal SET command_id = 'x' WHERE seq = 4`],
      ['a type', `UPDATE journal SET type = 'TicketVoided' WHERE seq = 4`],
      ['a hall', `UPDATE journal SET hall_id = 'other' WHERE seq = 4`],
      ['a hash', 'UPDATE journal SET hash = zeroblob(32) WHERE seq = 4'],
      ['a missing row', 'DELETE FROM journal WHERE seq = 4'],
      ['a missing first row', 'DELETE FROM journal WHERE seq = 1'],
    ]

    it.each(alterations)('finds %s and names the place', (what, statement) => {
      const folder = busyFolder()
      tamper(folder, ...dropTriggers, statement)
      withStore(folder, ({ store, database }) => {
        const seq = what === 'a missing first row' ? 1 : 4
        expect(() => store.load()).toThrow(DamagedJournalError)
        expect(() => store.load()).toThrow(`sequence ${seq}`)
        expect(verifyJournal(database).ok).toBe(false)
      })
    })

    it('finds missing last rows by the results and the snapshot that speak of them', () => {
      const withResult = busyFolder()
      const last = busyHall().recorded.length
      const result = { commandId: 'x', bodyHash: 'y', at: 1, firstSeq: last, events: 1, rejection: null }
      withStore(withResult, ({ store }) => store.putResult(result))
      const withSnapshot = busyFolder()
      withStore(withSnapshot, ({ store }) => {
        const { hall, seq } = store.load()
        store.saveSnapshot(hall, seq)
      })
      for (const folder of [withResult, withSnapshot]) {
        tamper(folder, ...dropTriggers, `DELETE FROM journal WHERE seq = ${last}`)
        withStore(folder, ({ store }) => expect(() => store.load()).toThrow('last rows are missing'))
      }
    })
  })
})

describe('the snapshot', () => {
  /** A folder with a snapshot of the busy hall and one event after it. */
  function snapshotFolder(): { folder: string; wanted: GivenHall } {
    const folder = busyFolder()
    const wanted = busyHall()
    const before = wanted.recorded.length
    withStore(folder, ({ store }) => {
      const { hall, seq } = store.load()
      store.saveSnapshot(hall, seq)
      persist(store, wanted.given(acts.arrive('w1')), before)
    })
    return { folder, wanted }
  }

  describe('when there is one', () => {
    it('is loaded with the tail after it', () => {
      const { folder, wanted } = snapshotFolder()
      // A mark that only the snapshot has shows that it was read.
      tamper(folder, `UPDATE snapshot SET hall = replace(hall, '测试大厅', '快照大厅')`)
      withStore(folder, ({ store }) => {
        const { hall, seq } = store.load()
        expect(seq).toBe(wanted.recorded.length)
        expect(hall.day.definition?.name.zh).toBe('快照大厅')
        expect(hall.day.tickets).toEqual(wanted.hall.day.tickets)
      })
    })

    it('keeps the two newest', () => {
      const { folder } = snapshotFolder()
      withStore(folder, ({ store, database }) => {
        const { hall, seq } = store.load()
        for (let saved = 0; saved < 3; saved++) store.saveSnapshot(hall, seq)
        const kept = database.db.all('SELECT seq FROM snapshot ORDER BY seq')
        expect(kept).toHaveLength(2)
      })
    })
  })

  describe('when it cannot be used', () => {
    const faults: readonly [string, string][] = [
      ['is of another form', 'UPDATE snapshot SET form = form + 1'],
      ['cannot be read', `UPDATE snapshot SET hall = '{"tickets":'`],
      ['belongs to another journal', 'UPDATE snapshot SET journal_hash = zeroblob(32)'],
    ]

    it.each(faults)('folds the journal when it %s', (_, statement) => {
      const { folder, wanted } = snapshotFolder()
      tamper(folder, statement)
      withStore(folder, ({ store }) => expect(toSnapshot(store.load().hall)).toEqual(toSnapshot(wanted.hall)))
    })
  })
})

describe('the tables beside the journal', () => {
  describe('when tickets change', () => {
    it('hold exactly what the journal folds to', () => {
      const wanted = busyHall()
      withStore(busyFolder(), ({ database }) => {
        const rows = database.db.select().from(ticketTable).all()
        const folded = [...wanted.hall.day.tickets.values()]
        expect(rows).toEqual(folded.map((ticket) => ticketRow(testHallId, testDay, ticket)))
        expect(verifyJournal(database)).toEqual({
          ok: true,
          events: wanted.recorded.length,
          bookings: 0,
          tickets: 3,
          ratings: 1,
          problems: [],
        })
      })
    })

    it('show in the check when somebody altered a ticket, a rating or a snapshot', () => {
      const folder = busyFolder()
      withStore(folder, ({ store }) => {
        const { hall, seq } = store.load()
        store.saveSnapshot(hall, seq)
      })
      tamper(
        folder,
        `UPDATE ticket SET status = 'void' WHERE id = 't2'`,
        `DELETE FROM ticket WHERE id = 't3'`,
        'UPDATE rating SET score = 5',
        `UPDATE snapshot SET hall = replace(hall, '"issued":3', '"issued":4')`,
      )
      withStore(folder, ({ database }) => {
        const { ok, problems } = verifyJournal(database)
        expect(ok).toBe(false)
        expect(problems).toHaveLength(4)
      })
    })

    it('refuse the same number of a series on one day twice', () => {
      withStore(busyFolder(), ({ store }) => {
        const hall = given(acts.take('tax', 'other'))
        store.begin()
        expect(() => store.putTicket(hall.ticket('other'), testDay)).toThrow('UNIQUE')
      })
      withStore(busyFolder(), ({ store }) => {
        const hall = given(acts.take('tax', 'other'))
        store.begin()
        store.putTicket(hall.ticket('other'), '2026-03-03')
        store.commit()
      })
    })
  })

  describe('when results of commands are kept', () => {
    it('gives back the answer, the refusal with its data, and the events', () => {
      const accepted: CommandResult = {
        commandId: 'command-1',
        bodyHash: 'a',
        at: 1_000,
        firstSeq: 3,
        events: 2,
        rejection: null,
      }
      const refused: CommandResult = {
        ...accepted,
        commandId: 'command-2',
        at: 2_000,
        events: 0,
        rejection: { code: 'window_taken', data: { window: 1, clerk: { zh: '员工', en: 'Member' } } },
      }
      withStore(busyFolder(), ({ store }) => {
        store.begin()
        store.putResult(accepted)
        store.putResult(refused)
        store.commit()
        expect(store.findResult('command-1')).toEqual(accepted)
        expect(store.findResult('command-2')).toEqual(refused)
        expect(store.findResult('command-3')).toBeUndefined()
        expect(store.eventsOf(accepted)).toEqual(busyHall().recorded.slice(2, 4))
        expect(store.eventsOf(refused)).toEqual([])
        store.forgetResultsBefore(1_500)
        expect(store.findResult('command-1')).toBeUndefined()
        expect(store.findResult('command-2')).toEqual(refused)
      })
    })
  })

  describe('when messages wait for the bus', () => {
    it('keeps them over a restart until they are handed over', () => {
      const folder = tempFolder()
      const message = { id: 'm1', topic: 'print', key: 'printer-1', payload: '{}', expiresAt: 9 } as const
      withStore(folder, ({ store }) => {
        store.begin()
        store.putOutbox(message)
        store.putOutbox({ ...message, id: 'm2' })
        store.commit()
      })
      withStore(folder, ({ store }) => {
        expect(store.outbox()).toEqual([message, { ...message, id: 'm2' }])
        store.deleteOutbox(['m1'])
        expect(store.outbox().map(({ id }) => id)).toEqual(['m2'])
      })
    })
  })
})
