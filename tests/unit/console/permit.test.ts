import { describe, expect, it } from 'vitest'
import { permit } from '../../../hub/console/clerk/permit.ts'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import { clerkView, demoHallView, ticketCard } from '../../browser/support/staff-views.ts'

const hall = demoHallView()
const now = 1_000_000_000
const rules = { maxCalls: 3, recallGapSeconds: 10, noShowAfterCalls: 2, noShowAfterSeconds: 60 }
const view = (part: Partial<ClerkView>) => clerkView(hall, { rules, ...part })
const calledAgo = (firstSeconds: number, lastSeconds: number, calls: number) =>
  view({
    current: ticketCard('A008', {
      status: 'called',
      calls,
      firstCalledAt: now - firstSeconds * 1000,
      lastCalledAt: now - lastSeconds * 1000,
    }),
  })
const whyNot = (shown: ClerkView, act: Parameters<typeof permit>[1]) => {
  const answer = permit(shown, act, now)
  return answer.allowed ? undefined : answer.why.zh
}

describe('recalling', () => {
  describe('when the gap has not passed', () => {
    it('waits and says for how many seconds', () => {
      expect(whyNot(calledAgo(4, 4, 1), 'recall')).toBe('6 秒后可重呼')
    })
  })

  describe('when the gap has passed', () => {
    it('is possible', () => {
      expect(whyNot(calledAgo(10, 10, 1), 'recall')).toBeUndefined()
    })
  })

  describe('when the calls are used up', () => {
    it('is over', () => {
      expect(whyNot(calledAgo(100, 50, 3), 'recall')).toBe('已叫满 3 次')
    })
  })
})

describe('marking a no-show', () => {
  describe('when calls and seconds are lacking', () => {
    it('says both', () => {
      expect(whyNot(calledAgo(20, 20, 1), 'no-show')).toBe('还差 1 次、40 秒')
    })
  })

  describe('when only seconds are lacking', () => {
    it('counts them down', () => {
      expect(whyNot(calledAgo(59, 5, 2), 'no-show')).toBe('还需等 1 秒')
    })
  })

  describe('when both are reached', () => {
    it('is possible', () => {
      expect(whyNot(calledAgo(60, 5, 2), 'no-show')).toBeUndefined()
    })
  })

  describe('when the visitor is being served', () => {
    it('is not possible', () => {
      expect(
        permit(view({ current: ticketCard('A008', { status: 'serving' }) }), 'no-show', now).allowed,
      ).toBe(false)
    })
  })
})

describe('acts on the window', () => {
  describe('when somebody is at the window', () => {
    it('wait until the ticket is dealt with', () => {
      const shown = view({ current: ticketCard('A008', { status: 'serving' }) })
      for (const act of ['pause', 'sign-out', 'call-number', 'call-next'] as const)
        expect(whyNot(shown, act)).toBe('请先处理当前号票')
    })
  })

  describe('when nobody waits', () => {
    it('offer no next', () => {
      expect(whyNot(view({ next: null }), 'call-next')).toBe('暂无等候')
    })
  })
})

describe('undoing', () => {
  describe('when its seconds have passed', () => {
    it('is over even before the hub says so', () => {
      const undo = { act: 'ServiceFinished', ticketNumber: 'A008', until: now }
      expect(permit(view({ undo }), 'undo', now).allowed).toBe(false)
      expect(permit(view({ undo }), 'undo', now - 1).allowed).toBe(true)
    })
  })
})
