import { describe, expect, it } from 'vitest'
import { callOrders } from '../../../hub/domain/calling/call-order.ts'
import { finished, hallOutlook } from '../../../hub/domain/rebalancing/rebalancer.ts'
import { sceneAfterMove } from '../../../hub/domain/rebalancing/scene-after-move.ts'
import { crowdedScene, sceneNow, sceneWindow } from '../../support/scene-builder.ts'

const minuteMs = 60_000
const staff = { freeClerks: ['c9'], clerkOf: {} }

/** One window for houses with far too many visitors, a closed one beside it, and passports with nobody. */
const troubled = crowdedScene(
  [sceneWindow('w1'), sceneWindow('w2', { status: 'closed' }), sceneWindow('w3', { services: ['passport'] })],
  { waiting: [4, 0], perHour: [9, 1] },
)

const look = (scene = troubled, key = 7) => finished(hallOutlook({ scene, staff, key }, callOrders.hall))

describe('the outlook of the hour ahead', () => {
  describe('when a service has more visitors than its window can serve', () => {
    it('tells who becomes late, about when, and offers what helps beyond chance, the best first', () => {
      const { late, lines, moves, until } = look()
      expect(until).toBe(sceneNow + 60 * minuteMs)
      expect(late.mean).toBeGreaterThan(2)
      const house = lines.find(({ service, classRank }) => service === 0 && classRank === 2)
      expect(house?.lateShare).toBeGreaterThan(0.8)
      expect(house?.passesAt).toBeGreaterThan(sceneNow + 19 * minuteMs)
      expect(house?.passesAt).toBeLessThan(sceneNow + 40 * minuteMs)
      expect(moves.length).toBeGreaterThan(0)
      expect(moves.map(({ move }) => move.windowId)).toContain('w2')
      for (const { prediction } of moves) {
        expect(prediction.lateChange.high).toBeLessThan(0)
        expect(prediction.lateWith.mean).toBeLessThan(prediction.lateWithout.mean)
      }
      const changes = moves.map(({ prediction }) => prediction.lateChange.mean)
      expect(changes).toEqual([...changes].sort((one, other) => one - other))
    })

    it('is the same for the same key', () => {
      expect(look()).toEqual(look())
    })

    it('yields every few milliseconds of work, so that others come in between', () => {
      const steps = hallOutlook({ scene: troubled, staff, key: 7 }, callOrders.hall)
      let yields = 0
      while (steps.next().done !== true) yields += 1
      expect(yields).toBeGreaterThan(0)
    })
  })

  describe('when the hall is calm', () => {
    it('warns of nobody and offers nothing', () => {
      const calm = crowdedScene([sceneWindow('w1'), sceneWindow('w2', { status: 'closed' })], {
        perHour: [1, 0],
      })
      const { late, moves, candidates } = look(calm)
      expect(late.mean).toBeLessThan(0.3)
      expect(moves).toEqual([])
      expect(candidates).toBe(0)
    })
  })

  describe('when the day ends within the hour', () => {
    it('looks no further', () => {
      const evening = { ...troubled, endsAt: sceneNow + 20 * minuteMs }
      expect(look(evening).until).toBe(evening.endsAt)
    })
  })
})

describe('a scene after a move', () => {
  describe('when services join that shared nothing before', () => {
    it('keeps the worst that any of them met', () => {
      const scene = { ...troubled, worstTurnMs: [5 * minuteMs, 9 * minuteMs] }
      const after = sceneAfterMove(scene, {
        kind: 'change-services',
        windowId: 'w3',
        change: 'comprehensive',
        from: ['passport'],
        services: ['*'],
      })
      expect(after.worstTurnMs).toEqual([9 * minuteMs])
      expect(after.windows.find(({ id }) => id === 'w3')?.services).toEqual(['*'])
      expect(scene.windows.find(({ id }) => id === 'w3')?.services).toEqual(['passport'])
    })
  })

  describe('when a break is put off', () => {
    it('moves as a whole and leaves the other shifts', () => {
      const at = (minutes: number) => sceneNow + minutes * minuteMs
      const window = sceneWindow('w1', {
        shifts: [
          { beginsAt: at(-60), endsAt: at(30) },
          { beginsAt: at(90), endsAt: at(300) },
          { beginsAt: at(360), endsAt: at(480) },
        ],
      })
      const move = { kind: 'delay-break', windowId: 'w1', minutes: 30, breakFrom: at(30) } as const
      expect(sceneAfterMove(crowdedScene([window]), move).windows[0]?.shifts).toEqual([
        { beginsAt: at(-60), endsAt: at(60) },
        { beginsAt: at(120), endsAt: at(300) },
        { beginsAt: at(360), endsAt: at(480) },
      ])
    })
  })
})
