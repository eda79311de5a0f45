import { describe, expect, it } from 'vitest'
import { type BookingEvidence, checkDay, type DayEvidence } from '../../../hub/simulation/checks.ts'
import { ticketHistories } from '../../../hub/simulation/day-history.ts'
import {
  called,
  configured,
  finished,
  issued,
  journalOf,
  manned,
  printed,
  rated,
  started,
} from './journal-builder.ts'

const sound = journalOf(
  configured(),
  ...manned(),
  issued('t1'),
  issued('t2'),
  printed('t1'),
  printed('t2'),
  called('t1'),
  started('t1'),
  finished('t1'),
  rated('t1'),
)

/** An entry of the sound journal once more, at another place. */
function again(index: number, change: { seq: number; at?: number }) {
  const entry = sound[index]
  if (entry === undefined) throw new Error(`the journal has no entry ${index}`)
  return { ...entry, ...change }
}

/** A day on which everything went well, with the given changes. */
function day(change: Partial<DayEvidence> = {}): DayEvidence {
  const journal = change.journal ?? sound
  return {
    visitors: 2,
    journal,
    tickets: ticketHistories(journal),
    acknowledged: [{ type: 'TicketCalled', subject: 't1' }],
    numbers: ['A001', 'A002'],
    papers: [
      { number: 'A001', kind: 'original', complete: true },
      { number: 'A002', kind: 'original', complete: true },
    ],
    isCallSeen: () => true,
    tables: { ok: true, problems: [] },
    bookings: null,
    playerErrors: [],
    ...change,
  }
}

/** Two bookings, one of which was kept. */
function bookings(): BookingEvidence {
  const faults = { slots: [], persons: [], tickets: [], noShows: [] }
  const audit = { confirmed: 2, checkedIn: 1, late: 0, noShows: 1, counted: 1, faults }
  return { audit, booked: 2, absent: 1, messages: ['m1', 'm2'] }
}

const failed = (evidence: DayEvidence) =>
  checkDay(evidence)
    .filter((check) => !check.ok)
    .map((check) => `${check.name}: ${check.detail}`)

describe('the checks of a played day', () => {
  describe('when all went well', () => {
    it('all hold, with a title in both languages', () => {
      expect(failed(day())).toEqual([])
      expect(failed(day({ bookings: bookings() }))).toEqual([])
      for (const { title } of checkDay(day())) expect(title.zh && title.en).toBeTruthy()
    })
  })

  describe('when something is wrong', () => {
    const paper = { kind: 'original', complete: true } as const
    const cases: [string, Partial<DayEvidence>, string][] = [
      ['two visitors with one number', { numbers: ['A001', 'A001'] }, 'numbers: 2 numbers, 1 different'],
      ['a visitor without a number', { visitors: 3 }, 'numbers: 3 visitors came, 2 hold'],
      [
        'a second original',
        { papers: [...day().papers, { ...paper, number: 'A001' }] },
        'papers: A001 was printed 2 times',
      ],
      [
        'a number without paper',
        { papers: [{ ...paper, number: 'A001' }] },
        'papers: A002 was printed 0 times',
      ],
      [
        'paper nobody was given',
        { papers: [...day().papers, { ...paper, number: 'B009' }] },
        'papers: B009 is on paper',
      ],
      ['a call no board showed', { isCallSeen: () => false }, 'boards: #8 A001 to w1'],
      [
        'an acknowledged act that is lost',
        { acknowledged: [{ type: 'ServiceFinished', subject: 't2' }] },
        'acknowledged: ServiceFinished of t2',
      ],
      [
        'a case rated twice',
        { journal: [...sound, again(10, { seq: 12 })] },
        'ratings: #12 rates case t1 again',
      ],
      [
        'a rating from another window',
        { journal: journalOf(...sound.slice(0, 10).map((entry) => entry.event), rated('t1', 'w2')) },
        'ratings: #11',
      ],
      [
        'a gap in the journal',
        { journal: [...sound, again(5, { seq: 13, at: 13_000 })] },
        'sequence: #13 stands where #12',
      ],
      ['time that goes back', { journal: [...sound, again(5, { seq: 12, at: 5 })] }, 'sequence: #12 is'],
      ['a gap in a series', { journal: journalOf(issued('t1'), issued('t3')) }, 'series: A003 follows A001'],
      [
        'tables that differ',
        { tables: { ok: false, problems: ['ticket t1'] } },
        'tables: the hub reports:; ticket t1',
      ],
      [
        'a booking that nobody made',
        { bookings: { ...bookings(), booked: 1 } },
        'slots: 2 bookings, by the day file 1',
      ],
      [
        'a visitor who came and is no check-in',
        { bookings: { ...bookings(), absent: 0 } },
        'check-ins: 1 check-ins, by the day file 2',
      ],
      [
        'a message that came twice',
        { bookings: { ...bookings(), messages: ['m1', 'm1'] } },
        'messages: 1 of 2 messages came again',
      ],
      ['a player in trouble', { playerErrors: ['window w1: 500'] }, 'players: window w1: 500'],
    ]
    it.each(cases)('finds %s', (_, change, message) => {
      expect(failed(day(change)).join('\n')).toContain(message)
    })
  })
})
