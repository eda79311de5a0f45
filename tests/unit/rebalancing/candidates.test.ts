import { describe, expect, it } from 'vitest'
import { candidateMoves } from '../../../hub/domain/rebalancing/candidates.ts'
import { moveKey } from '../../../hub/domain/rebalancing/move.ts'
import { crowdedScene, sceneNow, sceneWindow } from '../../support/scene-builder.ts'

const minuteMs = 60_000
const nobody = { freeClerks: [], clerkOf: {} }
/** Late visitors of houses and of passports. */
const needsHouse = [8, 0]

function keysOf(...asked: Parameters<typeof candidateMoves>): string[] {
  return candidateMoves(...asked).map(moveKey)
}

describe('moves worth a simulation', () => {
  describe('when nobody becomes late', () => {
    it('are none', () => {
      const scene = crowdedScene([sceneWindow('w1'), sceneWindow('w2', { status: 'closed' })])
      expect(keysOf(scene, [0.1, 0], { ...nobody, freeClerks: ['c9'] })).toEqual([])
    })
  })

  describe('when a service is in need', () => {
    it('open closed windows that take it with a free clerk, of those alike the first', () => {
      const scene = crowdedScene([
        sceneWindow('w1'),
        sceneWindow('w2', { status: 'closed' }),
        sceneWindow('w3', { status: 'closed' }),
        sceneWindow('w4', { status: 'closed', services: ['passport'] }),
      ])
      const moves = candidateMoves(scene, needsHouse, { ...nobody, freeClerks: ['c9', 'c8'] })
      expect(moves.filter(({ kind }) => kind === 'open-window')).toEqual([
        { kind: 'open-window', windowId: 'w2', clerkId: 'c9' },
      ])
    })

    it('open none without a free clerk, but send one from an idle window that nobody needs', () => {
      const scene = crowdedScene([
        sceneWindow('w1', { busy: { service: 0, since: sceneNow } }),
        sceneWindow('w2', { status: 'closed' }),
        sceneWindow('w3', { services: ['passport'] }),
        sceneWindow('w4', { services: ['passport'], busy: { service: 1, since: sceneNow } }),
      ])
      const keys = keysOf(scene, needsHouse, { freeClerks: [], clerkOf: { w1: 'c1', w3: 'c3', w4: 'c4' } })
      expect(keys.filter((key) => key.startsWith('open'))).toEqual([])
      expect(keys).toContain('move-clerk/w3/w2')
      expect(keys.filter((key) => key.startsWith('move-clerk/w4'))).toEqual([])
    })

    it('never close the last window of a service', () => {
      const scene = crowdedScene([
        sceneWindow('w1'),
        sceneWindow('w2', { status: 'closed' }),
        sceneWindow('w3', { services: ['passport'] }),
      ])
      const keys = keysOf(scene, needsHouse, { freeClerks: [], clerkOf: { w3: 'c3' } })
      expect(keys.filter((key) => key.startsWith('move-clerk'))).toEqual([])
    })

    it('leave a closed window alone that opens by plan in a moment, or whose clerk is still serving', () => {
      const shift = { beginsAt: sceneNow + 5 * minuteMs, endsAt: sceneNow + 60 * minuteMs }
      const scene = crowdedScene([
        sceneWindow('w1'),
        sceneWindow('w2', { status: 'closed', shifts: [shift] }),
        sceneWindow('w3', { status: 'closed', busy: { service: 0, since: sceneNow } }),
      ])
      expect(keysOf(scene, needsHouse, { ...nobody, freeClerks: ['c9'] })).toEqual([])
    })

    it('call clerks back, add the service elsewhere and make windows comprehensive', () => {
      const scene = crowdedScene([
        sceneWindow('w1'),
        sceneWindow('w2', { status: 'paused' }),
        sceneWindow('w3', { services: ['passport'] }),
      ])
      const keys = keysOf(scene, needsHouse, nobody)
      expect(keys).toContain('resume-window/w2')
      expect(keys).toContain('change-services/w3/house+passport')
      expect(keys).toContain('change-services/w3/*')
    })

    it('free a window for it from what others take as well', () => {
      const scene = crowdedScene([
        sceneWindow('w1', { services: ['house', 'passport'] }),
        sceneWindow('w2', { services: ['passport'] }),
      ])
      const moves = candidateMoves(scene, needsHouse, nobody)
      expect(moves).toContainEqual({
        kind: 'change-services',
        windowId: 'w1',
        change: 'dropped',
        from: ['house', 'passport'],
        services: ['house'],
      })
    })

    it('put off a break within the hour, not one later', () => {
      const lunchAt = (minutes: number) => [
        { beginsAt: sceneNow - minuteMs, endsAt: sceneNow + minutes * minuteMs },
        { beginsAt: sceneNow + (minutes + 60) * minuteMs, endsAt: sceneNow + 8 * 60 * minuteMs },
      ]
      const scene = crowdedScene([
        sceneWindow('w1', { shifts: lunchAt(40) }),
        sceneWindow('w2', { shifts: lunchAt(90) }),
      ])
      expect(keysOf(scene, needsHouse, nobody)).toEqual([`delay-break/w1/${sceneNow + 40 * minuteMs}`])
    })
  })

  describe('when the hall is large', () => {
    it('are a few dozen at most', () => {
      const windows = Array.from({ length: 180 }, (_, place) =>
        sceneWindow(`w${place}`, {
          services: [`s${place}`, 'passport'],
          status: (['open', 'paused', 'closed'] as const)[place % 3] ?? 'open',
        }),
      )
      expect(
        candidateMoves(crowdedScene(windows), [8, 8], { ...nobody, freeClerks: ['c9'] }).length,
      ).toBeLessThan(36)
    })
  })
})
