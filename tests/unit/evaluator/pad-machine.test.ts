import { describe, expect, it } from 'vitest'
import {
  initialPad,
  type PadEffect,
  type PadEvent,
  type PadState,
  padStep,
  reasonsMs,
  resendMs,
  thanksMs,
} from '../../../evaluator/pad-machine.ts'
import type { InviteCommand } from '../../../shared/mqtt/topic-map.ts'

const invite = (id: string, part: Partial<InviteCommand> = {}): InviteCommand => ({
  id,
  caseId: `case-${id}`,
  ticketNumber: 'A008',
  ttlMs: 60_000,
  ...part,
})
const fresh = initialPad([])

function run(events: readonly PadEvent[], from: PadState = fresh): { state: PadState; effects: PadEffect[] } {
  let state = from
  const effects: PadEffect[] = []
  for (const event of events) {
    const step = padStep(state, event)
    state = step.state
    effects.push(...step.effects)
  }
  return { state, effects }
}
const invited = (id: string, nowMs = 0): PadEvent => ({ type: 'invited', invite: invite(id), nowMs })
const rated = (score: number, ratingId = 'r1', nowMs = 100): PadEvent => ({
  type: 'rated',
  score,
  ratingId,
  nowMs,
})
const finished = (nowMs = 200): PadEvent => ({ type: 'finished', nowMs })
const remarked = (reasons: string[], comment = '', nowMs = 150): PadEvent => ({
  type: 'remarked',
  reasons,
  comment,
  nowMs,
})
const sent = (effects: readonly PadEffect[]) => effects.filter((effect) => effect.type === 'send')

describe('pad', () => {
  describe('when it is invited', () => {
    it('asks and tells the hub that it shows the invitation', () => {
      const { state, effects } = run([invited('1')])
      expect(state.screen).toMatchObject({ status: 'asking', closesAtMs: 60_000 })
      expect(effects).toEqual([{ type: 'acknowledge', inviteId: '1' }])
    })

    it('gives way to a newer invitation', () => {
      const { state } = run([invited('1'), invited('2', 5_000)])
      expect(state.screen).toMatchObject({ status: 'asking', invite: { id: '2' }, closesAtMs: 65_000 })
    })

    it('goes on with the same question when the invitation arrives twice', () => {
      const { state, effects } = run([invited('1'), invited('1', 30_000)])
      expect(state.screen).toMatchObject({ closesAtMs: 60_000 })
      expect(effects).toHaveLength(2)
    })
  })

  describe('when the visitor rates', () => {
    it('keeps the rating at once, and sends it when the visitor has nothing to add', () => {
      const open = run([invited('1'), rated(4), rated(1, 'r2', 110)])
      expect(open.state.pending.map(({ rating }) => rating.score)).toEqual([4])
      expect(sent(open.effects)).toEqual([])
      const { state, effects } = run([finished()], open.state)
      expect(sent(effects)).toEqual([{ type: 'send', rating: { id: 'r1', caseId: 'case-1', score: 4 } }])
      expect(state.screen).toMatchObject({ status: 'thanks', closesAtMs: 200 + thanksMs })
    })

    it('takes reasons and words along, without what may be the number of a card or a phone', () => {
      const words = '很久了，电话 138 0013 8000'
      const { effects } = run([invited('1'), rated(2), remarked(['long-wait'], words), finished()])
      const rating = {
        id: 'r1',
        caseId: 'case-1',
        score: 2,
        reasons: ['long-wait'],
        comment: '很久了，电话 …',
      }
      expect(sent(effects)).toEqual([{ type: 'send', rating }])
    })

    it('sends it as it is when the visitor walks away, once, with the time counted from the last touch', () => {
      const { state } = run([invited('1'), rated(2), remarked(['slow'], '', 5_000)])
      const early = run([{ type: 'ticked', nowMs: 100 + reasonsMs }], state)
      expect(sent(early.effects)).toEqual([])
      const late = run([{ type: 'ticked', nowMs: 5_000 + reasonsMs }], early.state)
      expect(sent(late.effects)).toMatchObject([{ rating: { reasons: ['slow'] } }])
      expect(late.state.screen.status).toBe('badge')
    })

    it('sends it before the next visitor is asked', () => {
      const { state, effects } = run([invited('1'), rated(2), invited('2', 400)])
      expect(sent(effects)).toHaveLength(1)
      expect(state.screen).toMatchObject({ status: 'asking', invite: { id: '2' } })
    })

    it('lets a slip of the finger be put right', () => {
      const changed = run([invited('1'), rated(1), { type: 'reconsidered', nowMs: 120 }])
      expect(changed.state).toMatchObject({ screen: { status: 'asking' }, pending: [] })
      const { effects } = run([rated(5, 'r2', 130), finished()], changed.state)
      expect(sent(effects)).toEqual([{ type: 'send', rating: { id: 'r2', caseId: 'case-1', score: 5 } }])
    })

    it('does not send an open answer because the connection is new', () => {
      const { effects } = run([invited('1'), rated(4), { type: 'connected', nowMs: 150 }])
      expect(sent(effects)).toEqual([])
    })

    it('shows the badge again after the thanks', () => {
      const { state } = run([invited('1'), rated(4), finished(), { type: 'ticked', nowMs: 200 + thanksMs }])
      expect(state.screen.status).toBe('badge')
    })

    it('does not ask again when the invitation is repeated', () => {
      const { state } = run([
        invited('1'),
        rated(4),
        finished(),
        { type: 'ticked', nowMs: 9_000 },
        invited('1', 9_500),
      ])
      expect(state.screen.status).toBe('badge')
    })
  })

  describe('when a case is taken up again after it was answered', () => {
    it('asks anew for a new invitation, unless a rating of that case is still on its way', () => {
      const declined = run([invited('1'), { type: 'skipped', nowMs: 150 }]).state
      const again = { type: 'invited', invite: invite('9', { caseId: 'case-1' }), nowMs: 300 } as const
      expect(run([again], declined).state.screen.status).toBe('asking')
      const underWay = run([invited('1'), rated(4), finished(), { type: 'ticked', nowMs: 9_000 }]).state
      expect(run([again], underWay).state.screen.status).toBe('badge')
    })

    it('asks when an id comes back long after, as from a hall set up anew', () => {
      const declined = run([invited('1'), { type: 'skipped', nowMs: 150 }]).state
      expect(run([invited('1', 150 + 120_000)], declined).state.screen.status).toBe('asking')
    })
  })

  describe('when nobody rates', () => {
    it('closes the question after its time and sends nothing', () => {
      const asked = run([invited('1'), { type: 'ticked', nowMs: 59_999 }])
      expect(asked.state.screen.status).toBe('asking')
      const { state, effects } = run([{ type: 'ticked', nowMs: 60_000 }], asked.state)
      expect(state.screen.status).toBe('badge')
      expect(sent(effects)).toEqual([])
    })

    it('takes no rating after the question has closed', () => {
      expect(sent(run([invited('1'), rated(5, 'r1', 60_000)]).effects)).toEqual([])
      expect(sent(run([rated(5)]).effects)).toEqual([])
    })

    it('sends nothing when the visitor declines, and does not repeat the question', () => {
      const { state, effects } = run([invited('1'), { type: 'skipped', nowMs: 150 }, invited('1', 200)])
      expect(state.screen.status).toBe('badge')
      expect(sent(effects)).toEqual([])
    })
  })

  describe('when the hub does not answer a rating', () => {
    const waiting = run([invited('1'), rated(4), finished()]).state

    it('sends the same rating again with the same id, after a pause and at each new connection', () => {
      const tooSoon = run([{ type: 'ticked', nowMs: 200 + resendMs - 1 }], waiting)
      expect(sent(tooSoon.effects)).toEqual([])
      const later = run([{ type: 'ticked', nowMs: 200 + resendMs }], waiting)
      expect(sent(later.effects)).toEqual([
        { type: 'send', rating: { id: 'r1', caseId: 'case-1', score: 4 } },
      ])
      expect(sent(run([{ type: 'connected', nowMs: 300 }], waiting).effects)).toHaveLength(1)
    })

    it('keeps it over a reload', () => {
      const kept = waiting.pending.map(({ rating }) => rating)
      expect(sent(run([{ type: 'connected', nowMs: 1 }], initialPad(kept)).effects)).toHaveLength(1)
      expect(run([invited('1', 5)], initialPad(kept)).state.screen.status).toBe('badge')
    })

    it('keeps it when the hub is only starting or busy', () => {
      const { state } = run([{ type: 'answered', id: 'r1', status: 'not_ready' }], waiting)
      expect(state.pending).toHaveLength(1)
    })
  })

  describe('when the hub answers a rating', () => {
    it.each(['recorded', 'case_rated', 'case_unknown'])('lets go of it: %s', (status) => {
      const waiting = run([invited('1'), rated(4), invited('2', 200), rated(2, 'r2', 300)]).state
      const { state } = run([{ type: 'answered', id: 'r1', status }], waiting)
      expect(state.pending.map(({ rating }) => rating.id)).toEqual(['r2'])
    })
  })
})
