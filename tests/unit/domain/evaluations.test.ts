import { describe, expect, it } from 'vitest'
import { type Act, arrive, finish, hub, mark, next, rate, signIn, take, visitor } from '../../support/acts.ts'
import { given, nineOClock, outcomeOf } from '../../support/given-hall.ts'

describe('a rating', () => {
  const served = () => given(signIn('w1'), take('tax', 't1'), next('w1'), arrive('w1'), finish('w1'))

  describe('when the case was served', () => {
    it('comes from the pad of its window or the page of its visitor', () => {
      const rated = { type: 'CaseRated', caseId: 't1', windowId: 'w1', clerkId: 'c1', score: 2 }
      expect(served().when(rate('t1', 2, 'w1'))).toEqual([rated])
      const hall = served()
      expect(hall.when(rate('t1', 2))).toEqual([rated])
      expect(hall.hall.evaluations.get('t1')).toEqual({
        windowId: 'w1',
        clerkId: 'c1',
        score: 2,
        ratedAt: nineOClock,
      })
    })

    it('is unrated until somebody rates it', () => {
      expect(served().hall.evaluations.get('t1')).toMatchObject({ score: null, ratedAt: null })
    })

    it('keeps the reasons and the words that the visitor gave', () => {
      const words = { reasons: ['long-wait'], comment: '等了很久' }
      const command = { type: 'RateCase', caseId: 't1', windowId: 'w1', score: 2, ...words } as const
      const hall = served()
      expect(hall.when({ command, actor: visitor })).toMatchObject([words])
      expect(hall.hall.evaluations.get('t1')).toMatchObject(words)
    })

    it('is given once', () => {
      expect(outcomeOf(served().given(rate('t1', 5)).when(rate('t1', 1)))).toBe('case_rated')
    })

    it('is refused from the pad of another window', () => {
      expect(outcomeOf(served().when(rate('t1', 5, 'w2')))).toBe('case_of_other_window')
    })
  })

  describe('when it is negative', () => {
    it('is marked as seen by a manager, who can take that back', () => {
      const hall = served().given(rate('t1', 2))
      const marked = { type: 'NegativeRatingMarked', caseId: 't1', mark: 'seen' }
      expect(hall.when(mark('t1', 'seen'))).toEqual([marked])
      expect(hall.hall.evaluations.get('t1')).toMatchObject({ seenBy: 'm1' })
      expect(hall.when(mark('t1', 'seen'))).toEqual([])
      hall.given(mark('t1', 'unseen'))
      expect(hall.hall.evaluations.get('t1')).not.toHaveProperty('seenBy')
    })
  })

  describe('when it is none or a good one', () => {
    it('is not marked', () => {
      expect(outcomeOf(served().when(mark('t1', 'seen')))).toBe('case_unknown')
      expect(outcomeOf(served().given(rate('t1', 3)).when(mark('t1', 'seen')))).toBe('case_unknown')
    })
  })

  describe('when no case was served', () => {
    it('is refused', () => {
      expect(outcomeOf(given(take('tax', 't1')).when(rate('t1', 5)))).toBe('case_unknown')
    })
  })
})

describe('an access record', () => {
  describe('when a privileged act happens outside the hall day', () => {
    it('stands in the journal and changes nothing else', () => {
      const record = { type: 'AccessRecorded', act: 'device-enrolled', subject: 'kiosk-1' } as const
      const act: Act = { command: { type: 'RecordAccess', record }, actor: hub }
      expect(given().when(act)).toEqual([record])
    })
  })
})
