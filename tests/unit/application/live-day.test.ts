import { describe, expect, it } from 'vitest'
import { liveDayReport, reportedLiveDay } from '../../../hub/application/report/live-day.ts'
import { WindowDayLog } from '../../../hub/application/report/window-day-log.ts'
import {
  arrive,
  finish,
  makeVoid,
  next,
  noShow,
  pause,
  recall,
  signIn,
  take,
  unpause,
  wait,
} from '../../support/acts.ts'
import { type GivenHall, given, nineOClock } from '../../support/given-hall.ts'

const nine = 9 * 3600

async function liveDay({ hall, recorded, now }: GivenHall) {
  const store = {
    readJournal: (after: number, limit: number) =>
      recorded.slice(after, after + limit).map((one) => ({ ...one, hash: '' })),
  }
  const open = await new WindowDayLog(store).upTo(recorded.length, nineOClock - nine * 1000)
  return { day: hall.day, open, now }
}

/** One served, one who was called in vain, one who left, one at the window, one past the target and one in time who wait. */
const busy = () =>
  given(
    signIn('w2'),
    take('tax', 'served'),
    next('w2'),
    arrive('w2'),
    wait(60),
    take('tax', 'absent'),
    take('tax', 'left'),
    wait(540),
    finish('w2'),
    next('w2'),
    wait(15),
    recall('w2'),
    wait(30),
    noShow('w2'),
    makeVoid('left'),
    take('tax', 'serving'),
    next('w2'),
    take('tax', 'late'),
    wait(1500),
    take('tax', 'in-time'),
    wait(60),
  )

describe('the live day in the form of the report', () => {
  describe('when it is under way', () => {
    it('tells each visitor whose wait is decided', async () => {
      const { visits } = reportedLiveDay(await liveDay(busy()))
      expect(visits.map(({ outcome, waitSeconds }) => [outcome, waitSeconds])).toEqual([
        ['served', 0],
        ['left', 540],
        ['left', 585],
        ['served', 0],
        ['unserved', 1560],
      ])
      expect(visits[0]).toMatchObject({
        arrivedAt: nine,
        calledAt: nine,
        endedAt: nine + 600,
        windowId: 'w2',
      })
    })

    it('says so, and how many are left out', async () => {
      const html = liveDayReport(await liveDay(busy()))
      expect(html).toContain('截至 09:36')
      expect(html).toContain('2 still wait: the 1 past their target')
    })

    it('shows when the windows were open, pauses left out, up to now', async () => {
      const hall = given(signIn('w2'), wait(600), pause('w2'), wait(600), unpause('w2'), wait(300))
      const { plan } = reportedLiveDay(await liveDay(hall))
      expect(plan.windows.find(({ id }) => id === 'w2')?.shifts).toEqual([
        { beginsAt: nine, endsAt: nine + 600 },
        { beginsAt: nine + 1200, endsAt: nine + 1500 },
      ])
    })
  })
})
