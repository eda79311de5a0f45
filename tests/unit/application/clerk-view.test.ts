import { describe, expect, it } from 'vitest'
import { DayFigures } from '../../../hub/application/day-figures.ts'
import { clerkView } from '../../../hub/application/views/clerk-view.ts'
import { closeDay, signIn, signOut, wait } from '../../support/acts.ts'
import { type GivenHall, given } from '../../support/given-hall.ts'

const clerk = { staffId: 'c1', name: { zh: '陈', en: 'Chen' }, badgeNumber: '0001', role: 'clerk' } as const
const surroundings = { figures: new DayFigures(), bookedOf: () => null, visits: { of: () => [] } }
const view = ({ hall, now }: GivenHall) => clerkView(hall, clerk, surroundings, { epoch: 1, rev: 1, at: now })
const left = (hall: GivenHall) => view(hall).left

describe('the screen of a clerk at no window', () => {
  describe('when the clerk has just signed out', () => {
    it('offers to take that back for the seconds of the rule', () => {
      const hall = given(signIn('w1'), signOut('w1'))
      expect(left(hall)).toEqual({ windowNumber: 1, until: hall.now + 10_000 })
      expect(left(hall.given(wait(10.001)))).toBeUndefined()
    })
  })

  describe('when the day has ended, which signs everybody out', () => {
    it('offers nothing that would be refused', () => {
      expect(left(given(signIn('w1'), closeDay()))).toBeUndefined()
    })
  })
})

describe('the screen of a clerk at a window', () => {
  it('names the windows where nobody sits, so that no ticket is sent there', () => {
    const hall = given()
    const all = [...hall.hall.day.windows.keys()]
    expect(view(hall).closedWindows).toEqual(all)
    expect(view(hall.given(signIn('w1'))).closedWindows).toEqual(all.filter((id) => id !== 'w1'))
  })
})
