import { describe, expect, it } from 'vitest'
import { VisitLog } from '../../../hub/application/visit-log.ts'
import * as acts from '../../support/acts.ts'
import { type GivenHall, given, givenHall, nineOClock } from '../../support/given-hall.ts'

const quick = { rules: { noShowAfterCalls: 1, noShowAfterSeconds: 0 } }
const kinds = (log: VisitLog, ticketId: string) => log.of(ticketId).map(({ kind }) => kind)

/** The log of all that has happened in a hall, as it follows in the hub. */
function followed({ recorded }: GivenHall): VisitLog {
  const log = new VisitLog()
  for (const event of recorded) log.note(event)
  return log
}

/** A journal to read from, a few events at a time as the database gives them. */
const storeOf = ({ recorded }: GivenHall) => ({
  readJournal: (afterSeq: number, limit: number) =>
    recorded.slice(afterSeq, afterSeq + Math.min(limit, 3)).map((event) => ({ ...event, hash: '' })),
})

describe('the log of visits', () => {
  const sentOn = [
    acts.signIn('w1'),
    acts.signIn('w2'),
    acts.take('tax', 't1'),
    acts.wait(60),
    acts.next('w1'),
    acts.noShow('w1'),
    acts.requeue('t1'),
    acts.next('w1'),
    acts.arrive('w1'),
    acts.transfer('t1', { windowId: 'w2' }, 'w1'),
  ]

  describe('when a visitor is sent on', () => {
    it('tells the way so far, with the times and the windows', () => {
      const log = followed(givenHall(quick, ...sentOn))
      expect(kinds(log, 't1')).toEqual(['taken', 'called', 'no-show', 'requeued', 'called', 'transferred'])
      expect(log.of('t1')[1]).toMatchObject({ at: nineOClock + 60_000, kind: 'called', windowId: 'w1' })
      expect(log.of('t1').at(-1)?.windowId).toBe('w1')
    })
  })

  describe('when an act is taken back', () => {
    it('leaves it out', () => {
      const hall = given(acts.signIn('w1'), acts.take('tax', 't1'), acts.next('w1'), acts.undo('w1'))
      expect(kinds(followed(hall), 't1')).toEqual(['taken'])
    })
  })

  describe('when a clerk whose window a ticket waits for takes the own sign-out back', () => {
    it('tells nothing of it', () => {
      const hall = givenHall(quick, ...sentOn)
      const before = kinds(followed(hall), 't1')
      hall.given(acts.signOut('w2'), acts.undoSignOut('w2'))
      expect(kinds(followed(hall), 't1')).toEqual(before)
      hall.given(acts.signOut('w2'))
      expect(kinds(followed(hall), 't1')).toEqual([...before, 'transferred'])
    })
  })

  describe('when the hub has started in the middle of the day', () => {
    it('tells what was before as well, each step once and in order', async () => {
      const hall = givenHall(quick, ...sentOn)
      const seq = hall.recorded.length
      const log = new VisitLog()
      const reading = log.readBacklog({ store: storeOf(hall), seq, dayOpenedAt: nineOClock })
      hall.given(acts.next('w2'))
      for (const event of hall.recorded.slice(seq)) log.note(event)
      await reading
      expect(log.of('t1')).toEqual(followed(hall).of('t1'))
      expect(kinds(log, 't1').at(-1)).toBe('called')
    })
  })

  describe('when a new day begins', () => {
    it('knows nothing of the old one', () => {
      const hall = given(acts.take('tax', 't1'), acts.closeDay(), acts.openDay('2026-03-03'))
      expect(followed(hall).of('t1')).toEqual([])
    })
  })
})
