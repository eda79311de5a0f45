import { describe, expect, it } from 'vitest'
import { mergeSetup } from '../../../hub/console/bookings/setup/merge-setup.ts'
import { sampleSetup } from '../../browser/support/booking-samples.ts'

const base = sampleSetup()
const [morning, ...others] = base.openings
if (morning === undefined) throw new Error('the sample has no opening')

describe('a draft carried over to a newer set-up', () => {
  describe('when the two changed different things', () => {
    it('keeps both changes', () => {
      const mine = { ...base, openings: [{ ...morning, places: 5 }, ...others] }
      const theirs = {
        ...base,
        rules: { ...base.rules, holdMinutes: 15 },
        keyProjects: base.keyProjects.slice(1),
        exceptions: [
          ...base.exceptions,
          { date: '2026-12-24', kind: 'closed', from: null, to: null } as const,
        ],
      }
      const { setup, conflicts } = mergeSetup(base, mine, theirs)
      expect(conflicts).toEqual([])
      expect(setup).toEqual({ ...theirs, openings: mine.openings })
    })
  })

  describe('when both changed one opening', () => {
    it('keeps the draft’s, and names it', () => {
      const mine = { ...base, openings: [{ ...morning, places: 5 }, ...others] }
      const theirs = { ...base, openings: [{ ...morning, places: 7 }, ...others] }
      const { setup, conflicts } = mergeSetup(base, mine, theirs)
      expect(conflicts).toEqual(['morning'])
      expect(setup.openings).toEqual(mine.openings)
    })
  })

  describe('when the draft removed what they left', () => {
    it('stays removed', () => {
      const { setup } = mergeSetup(base, { ...base, openings: others }, { ...base, calendar: {} })
      expect(setup.openings).toEqual(others)
      expect(setup.calendar).toEqual({})
    })
  })
})
