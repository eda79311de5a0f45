import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyJournal } from '../../hub/adapters/database/verify-journal.ts'
import { WriterStoppedError } from '../../hub/application/hall-writer.ts'
import { toSnapshot } from '../../hub/domain/hall-snapshot.ts'
import * as acts from '../support/acts.ts'
import { nineOClock } from '../support/given-hall.ts'
import { withStore } from '../support/open-store.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { WriterKit } from '../support/writer-kit.ts'

/** A writer on a fresh hall that has opened its day, with three windows signed in. */
async function freshHall(): Promise<{ kit: WriterKit; folder: string }> {
  const folder = tempFolder()
  const kit = new WriterKit(folder)
  onTestFinished(() => kit.kill())
  await kit.begin()
  await kit.do(acts.signIn('w1'), acts.signIn('w4'))
  kit.commits.length = 0
  return { kit, folder }
}

const takes = (count: number) => Array.from({ length: count }, (_, index) => acts.take('tax', `t${index}`))

describe('group commit', () => {
  describe('when many commands wait in one turn', () => {
    it('writes them in one transaction, in their order, and answers each with its own events', async () => {
      const { kit } = await freshHall()
      const outcomes = await Promise.all(takes(100).map((act) => kit.submit(act)))
      expect(kit.commits.map((events) => events.length)).toEqual([100])
      expect(outcomes.map((outcome) => outcome.status === 'accepted' && outcome.events)).toEqual(
        kit.commits[0]?.map((recorded) => [recorded]),
      )
    })

    it('bounds a transaction and goes on with the rest in the next', async () => {
      const { kit } = await freshHall()
      await Promise.all(takes(1200).map((act) => kit.submit(act)))
      expect(kit.commits.map((events) => events.length)).toEqual([512, 512, 176])
    })

    it('answers only after the commit', async () => {
      const { kit } = await freshHall()
      const steps: string[] = []
      const { commit } = kit.store
      kit.store.commit = () => {
        commit()
        steps.push('committed')
      }
      await kit.submit(acts.take('tax', 't1')).then(() => steps.push('answered'))
      expect(steps).toEqual(['committed', 'answered'])
    })
  })

  describe('when two clerks press next together', () => {
    it('gives them two different tickets', async () => {
      const { kit } = await freshHall()
      await kit.do(...takes(2))
      const outcomes = await Promise.all([kit.submit(acts.next('w1')), kit.submit(acts.next('w4'))])
      const called = outcomes.map((outcome) => outcome.status === 'accepted' && outcome.events[0]?.event)
      expect(called).toMatchObject([{ ticketId: 't0' }, { ticketId: 't1' }])
    })

    it('refuses the second on one window', async () => {
      const { kit } = await freshHall()
      await kit.do(...takes(2))
      const outcomes = await Promise.all([kit.submit(acts.next('w1')), kit.submit(acts.next('w1'))])
      expect(outcomes).toMatchObject([
        { status: 'accepted' },
        { status: 'rejected', rejection: { code: 'window_busy', data: { ticket: 'B001' } } },
      ])
    })
  })
})

describe('a repeated command', () => {
  describe('when id and body are the same', () => {
    it('gets the same events and causes no second one: in the batch, later, and after a restart', async () => {
      const { kit, folder } = await freshHall()
      const act = acts.take('tax', 't1', { print: { jobId: 'j1', printerId: 'printer-1' } })
      const [first, second] = await Promise.all([kit.submit(act, 'same-id'), kit.submit(act, 'same-id')])
      const third = await kit.submit(act, 'same-id')
      const { seq } = kit.writer
      kit.kill()
      const restarted = new WriterKit(folder)
      onTestFinished(() => restarted.kill())
      const fourth = await restarted.submit(act, 'same-id')
      expect(first).toMatchObject({ status: 'accepted', events: [{ event: { ticketId: 't1' } }] })
      for (const repeated of [second, third, fourth]) expect(repeated).toEqual(first)
      expect(restarted.writer.seq).toBe(seq)
      expect(kit.messages).toHaveLength(1)
    })

    it('gets the same refusal even when the command would be accepted now', async () => {
      const { kit, folder } = await freshHall()
      const refused = await kit.submit(acts.next('w1'), 'same-id')
      await kit.do(...takes(1))
      expect(refused).toMatchObject({ status: 'rejected', rejection: { code: 'nobody_waiting' } })
      expect(await kit.submit(acts.next('w1'), 'same-id')).toEqual(refused)
      kit.kill()
      const restarted = new WriterKit(folder)
      onTestFinished(() => restarted.kill())
      expect(await restarted.submit(acts.next('w1'), 'same-id')).toEqual(refused)
    })

    it('is remembered when it changed nothing', async () => {
      const { kit } = await freshHall()
      const again = acts.openDay('2026-03-02')
      expect(await kit.submit(again, 'same-id')).toEqual({ status: 'accepted', events: [] })
      expect(await kit.submit(again, 'same-id')).toEqual({ status: 'accepted', events: [] })
    })
  })

  describe('when the body is another', () => {
    it('is refused and changes nothing', async () => {
      const { kit } = await freshHall()
      const outcomes = await Promise.all([
        kit.submit(acts.take('tax', 't1'), 'same-id'),
        kit.submit(acts.take('passport', 't2'), 'same-id'),
      ])
      expect(outcomes[1]).toEqual({ status: 'rejected', rejection: { code: 'command_id_reused', data: {} } })
      expect(kit.writer.hall.day.tickets.size).toBe(1)
    })
  })
})

describe('a bug in deciding', () => {
  describe('when one command of a batch throws', () => {
    it('fails that command alone, and is not remembered', async () => {
      const { kit } = await freshHall()
      const { command: _, ...request } = kit.request(acts.take('tax', 't1'), 'buggy')
      const broken = { ...request, command: () => expect.unreachable('a bug') }
      const [before, failed, after] = await Promise.allSettled([
        kit.submit(acts.take('tax', 't2')),
        kit.writer.submit(broken),
        kit.submit(acts.take('tax', 't3')),
      ])
      expect([before.status, failed.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await kit.submit(acts.take('tax', 't1'), 'buggy')).toMatchObject({ status: 'accepted' })
      expect(kit.fatal).toEqual([])
    })
  })

  describe('when the command is made at its turn', () => {
    it('sees the hall as it is then, and may be refused there', async () => {
      const { kit } = await freshHall()
      const late = {
        ...kit.request(acts.makeVoid('t0')),
        command: () => ({
          code: 'ticket_unknown' as const,
          data: { ticket: String(kit.writer.hall.day.issued) },
        }),
      }
      const [, outcome] = await Promise.all([kit.submit(acts.take('tax', 't0')), kit.writer.submit(late)])
      expect(outcome).toEqual({
        status: 'rejected',
        rejection: { code: 'ticket_unknown', data: { ticket: '1' } },
      })
    })
  })
})

describe('a write error', () => {
  describe.each(['begin', 'append', 'putTicket', 'putResult', 'commit'] as const)(
    'when %s fails',
    (method) => {
      it('stops, acknowledges nothing, and leaves the disk as it was', async () => {
        const { kit, folder } = await freshHall()
        const { seq } = kit.writer
        const before = structuredClone(toSnapshot(kit.writer.hall))
        kit.store[method] = () => {
          throw new Error('disk full')
        }
        const pending = takes(600).map((act) => kit.submit(act))
        const settled = await Promise.allSettled(pending)
        for (const result of settled)
          expect(result).toMatchObject({ status: 'rejected', reason: expect.any(WriterStoppedError) })
        expect(kit.fatal).toMatchObject([{ message: 'disk full' }])
        expect(kit.commits).toEqual([])
        await expect(kit.submit(acts.take('tax', 'late'))).rejects.toThrow(WriterStoppedError)
        kit.stop()
        const restarted = new WriterKit(folder)
        onTestFinished(() => restarted.kill())
        expect(restarted.writer.seq).toBe(seq)
        expect(toSnapshot(restarted.writer.hall)).toEqual(before)
        expect(await restarted.submit(acts.take('tax', 't0'))).toMatchObject({ status: 'accepted' })
      })
    },
  )

  describe('when a listener throws after the commit', () => {
    it('stops too: the command stands, and its repetition is answered after the restart', async () => {
      const { kit, folder } = await freshHall()
      kit.commits.push = () => {
        throw new Error('listener')
      }
      await expect(kit.submit(acts.take('tax', 't1'), 'same-id')).rejects.toThrow(WriterStoppedError)
      expect(kit.fatal).toMatchObject([{ message: 'listener' }])
      kit.kill()
      const restarted = new WriterKit(folder)
      onTestFinished(() => restarted.kill())
      expect(await restarted.submit(acts.take('tax', 't1'), 'same-id')).toMatchObject({ status: 'accepted' })
      expect(restarted.writer.hall.day.tickets.size).toBe(1)
    })
  })
})

describe('overload', () => {
  describe('when too many commands wait', () => {
    it('refuses further ones at once, remembers no refusal, and recovers', async () => {
      const { kit } = await freshHall()
      const waiting = Array.from({ length: 20_000 }, () => kit.submit(acts.next('w1')))
      expect(kit.writer.queued).toBe(20_000)
      expect(await kit.submit(acts.take('tax', 't1'), 'too-much')).toEqual({
        status: 'rejected',
        rejection: { code: 'overloaded', data: {} },
      })
      await Promise.all(waiting)
      expect(await kit.submit(acts.take('tax', 't1'), 'too-much')).toMatchObject({ status: 'accepted' })
    })
  })
})

describe('a restart', () => {
  const morning = [
    ...takes(3),
    acts.next('w1'),
    acts.arrive('w1'),
    acts.next('w1', acts.done),
    acts.rate('t0', 5),
    acts.transfer('t2', { windowId: 'w4' }),
  ]

  describe('when the hub was killed', () => {
    it('finds the hall as it was, undo included', async () => {
      const { kit, folder } = await freshHall()
      await kit.do(...morning)
      const before = structuredClone(toSnapshot(kit.writer.hall))
      kit.kill()
      const restarted = new WriterKit(folder)
      onTestFinished(() => restarted.kill())
      expect(toSnapshot(restarted.writer.hall)).toEqual(before)
      await restarted.do(acts.arrive('w1'), acts.undo('w1'), acts.next('w4'))
    })
  })

  describe('when the hub was stopped in order', () => {
    it('decides what still waits, keeps a snapshot and starts from it', async () => {
      const { kit, folder } = await freshHall()
      await kit.do(...morning)
      const last = kit.submit(acts.arrive('w1'))
      kit.stop()
      expect(await last).toMatchObject({ status: 'accepted' })
      await expect(kit.submit(acts.take('tax', 'late'))).rejects.toThrow(WriterStoppedError)
      const restarted = new WriterKit(folder)
      expect(toSnapshot(restarted.writer.hall)).toEqual(toSnapshot(kit.writer.hall))
      await restarted.do(acts.finish('w1'))
      restarted.stop()
      withStore(folder, ({ database }) => {
        expect(database.db.all('SELECT seq FROM snapshot')).toHaveLength(2)
        expect(verifyJournal(database)).toMatchObject({ ok: true, problems: [] })
      })
    })
  })

  describe('when the hub is killed every evening', () => {
    it('writes a snapshot all the same once the tail of the journal is long', async () => {
      const { kit, folder } = await freshHall()
      await Promise.all(takes(3_000).map((act) => kit.submit(act)))
      kit.kill()
      const restarted = new WriterKit(folder)
      const more = Array.from({ length: 3_000 }, (_, index) => acts.take('tax', `second-${index}`))
      await Promise.all(more.map((act) => restarted.submit(act)))
      restarted.kill()
      withStore(folder, ({ store }) => expect(store.load().snapshotSeq).toBeGreaterThan(5_000))
    })
  })

  describe('when the day was long', () => {
    it('has written snapshots on the way', async () => {
      const { kit, folder } = await freshHall()
      await Promise.all(takes(5_100).map((act) => kit.submit(act)))
      kit.kill()
      withStore(folder, ({ database, store }) => {
        expect(database.db.all('SELECT seq FROM snapshot')).toHaveLength(1)
        expect(store.load().hall.day.tickets.size).toBe(5_100)
        expect(verifyJournal(database).ok).toBe(true)
      })
    })
  })
})

describe('logical time', () => {
  describe('when the clock goes back', () => {
    it('stands still, over a restart too', async () => {
      const { kit, folder } = await freshHall()
      await kit.do(acts.wait(60), acts.take('tax', 't1'))
      kit.clock.time = nineOClock - 3600_000
      expect(kit.writer.now()).toBe(nineOClock + 60_000)
      await kit.do(acts.take('tax', 't2'))
      expect(kit.writer.hall.day.tickets.get('t2')?.issuedAt).toBe(nineOClock + 60_000)
      kit.kill()
      const restarted = new WriterKit(folder)
      onTestFinished(() => restarted.kill())
      restarted.clock.time = 0
      expect(restarted.writer.now()).toBe(nineOClock + 60_000)
    })
  })
})

describe('the outbox', () => {
  describe('when events concern devices', () => {
    it('is written with them and told to the listener: print, announce, invite', async () => {
      const { kit, folder } = await freshHall()
      const print = { jobId: 'j1', printerId: 'printer-1' }
      await kit.do(acts.take('tax', 't1', { print }), acts.next('w1'), acts.arrive('w1'), acts.finish('w1'))
      kit.kill()
      withStore(folder, ({ store }) => {
        expect(store.outbox()).toEqual(kit.messages)
        expect(kit.messages.map(({ topic, key }) => [topic, key])).toEqual([
          ['print', 'printer-1'],
          ['announce', 'hall'],
          ['invite', 'w1'],
        ])
        expect(JSON.parse(kit.messages[0]?.payload ?? '')).toMatchObject({
          id: 'j1',
          kind: 'original',
          ticket: { number: 'B001', followUrl: 'http://hall/t/code-t1', issuedAt: '2026-03-02 09:00' },
        })
      })
    })
  })
})
