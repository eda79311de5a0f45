import { describe, expect, it } from 'vitest'
import { fromSnapshot, toSnapshot } from '../../../hub/domain/hall-snapshot.ts'
import { standingNotices } from '../../../hub/domain/notices/notice-board.ts'
import { type Act, closeDay, manager, openDay, wait } from '../../support/acts.ts'
import { type GivenHall, given, nineOClock, outcomeOf } from '../../support/given-hall.ts'

const post = (id: string, wish: { zoneId?: string; until?: number } = {}): Act => ({
  command: {
    type: 'PostNotice',
    id,
    text: { zh: `公告${id}`, en: '' },
    zoneId: wish.zoneId ?? null,
    until: wish.until ?? null,
  },
  actor: manager,
})
const withdraw = (noticeId: string): Act => ({
  command: { type: 'WithdrawNotice', noticeId },
  actor: manager,
})
const inTenMinutes = nineOClock + 600_000
const standing = ({ hall, now }: GivenHall) => standingNotices(hall.notices, now).map(({ id }) => id)

describe('a notice on the boards', () => {
  describe('when it is posted', () => {
    it('stands above the earlier ones until it is withdrawn', () => {
      const hall = given(post('n1'), post('n2'))
      expect(standing(hall)).toEqual(['n2', 'n1'])
      expect(standing(hall.given(withdraw('n1')))).toEqual(['n2'])
      expect(outcomeOf(hall.when(withdraw('n1')))).toBe('notice_unknown')
    })

    it('ends by itself at the time it was given', () => {
      const hall = given(post('n1', { until: inTenMinutes }), post('n2'), wait(599))
      expect(standing(hall)).toEqual(['n2', 'n1'])
      expect(standing(hall.given(wait(1)))).toEqual(['n2'])
    })

    it('outlives the day and a restart when it has no end', () => {
      const hall = given(post('n1', { until: inTenMinutes }), post('n2'), wait(3600), closeDay())
      hall.given(openDay('2026-03-03'))
      expect([...hall.hall.notices.keys()]).toEqual(['n2'])
      expect(fromSnapshot(toSnapshot(hall.hall)).notices).toEqual(hall.hall.notices)
    })
  })

  describe('when it cannot be', () => {
    it('is refused for a zone that the hall does not have, and for an end that is past', () => {
      expect(outcomeOf(given().when(post('n1', { zoneId: 'cellar' })))).toBe('zone_unknown')
      expect(outcomeOf(given().when(post('n1', { until: nineOClock })))).toBe('notice_over')
    })

    it('is refused after the twelfth that stands', () => {
      const hall = given(...Array.from({ length: 12 }, (_, index) => post(`n${index}`)))
      expect(outcomeOf(hall.when(post('n13')))).toBe('notice_limit')
    })
  })
})
