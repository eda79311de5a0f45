import { describe, expect, it } from 'vitest'
import { IdleWindows, type QueueSight, type Turn } from '../../../hub/simulation/idle-windows.ts'

const sight = (rev: number, ...queue: [ticketId: string, serviceId: string][]): QueueSight => ({
  epoch: 1,
  rev,
  waiting: queue.length,
  queue: queue.map(([ticketId, serviceId]) => ({ ticketId, serviceId })),
})

/** Idle windows whose turns are noted as they come. */
function hall(...windows: { id: string; services: string[]; idleSinceMs: number }[]) {
  const idle = new IdleWindows()
  const turns: Record<string, Turn> = {}
  const shift = new AbortController()
  const wait = (window: (typeof windows)[number], seen?: QueueSight) =>
    void idle.turn(window, seen, shift.signal).then((turn) => {
      turns[window.id] = turn
    })
  for (const window of windows) wait(window)
  return { idle, turns, wait, shift }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the idle windows', () => {
  describe('when a visitor comes', () => {
    it('lets the window with the fewest services call', async () => {
      const { idle, turns } = hall(
        { id: 'w1', services: ['*'], idleSinceMs: 1 },
        { id: 'w2', services: ['a', 'b'], idleSinceMs: 1 },
        { id: 'w3', services: ['a'], idleSinceMs: 9 },
        { id: 'w4', services: ['b'], idleSinceMs: 0 },
      )
      idle.see('w1', sight(5, ['t1', 'a']))
      await settled()
      expect(turns).toEqual({ w3: { kind: 'call', ticketId: 't1' } })
    })

    it('prefers the window idle longest, then the smaller id', async () => {
      const { idle, turns } = hall(
        { id: 'w3', services: ['*'], idleSinceMs: 4 },
        { id: 'w2', services: ['*'], idleSinceMs: 4 },
        { id: 'w1', services: ['*'], idleSinceMs: 9 },
      )
      idle.see('w1', sight(5, ['t1', 'a']))
      idle.see('w3', sight(5, ['t1', 'a'], ['t2', 'a']))
      await settled()
      expect(turns).toEqual({ w2: { kind: 'call', ticketId: 't1' }, w3: { kind: 'call', ticketId: 't2' } })
    })
  })

  describe('when a visitor sits down before any screen shows it', () => {
    it('lets a window call at once, and only once', async () => {
      const { idle, turns } = hall(
        { id: 'w1', services: ['*'], idleSinceMs: 1 },
        { id: 'w2', services: ['*'], idleSinceMs: 2 },
      )
      idle.arrive('t1', 'a')
      idle.see('w2', sight(5, ['t1', 'a']))
      await settled()
      expect(turns).toEqual({ w1: { kind: 'call', ticketId: 't1' } })
    })
  })

  describe('when a visitor has been called', () => {
    it('does not believe an older screen that still lists the visitor', async () => {
      const { idle, turns, wait } = hall({ id: 'w1', services: ['*'], idleSinceMs: 1 })
      idle.see('w1', sight(5, ['t1', 'a']))
      idle.settle('t1', 't1', { epoch: 1, rev: 8 })
      wait({ id: 'w2', services: ['*'], idleSinceMs: 2 }, sight(7, ['t1', 'a']))
      await settled()
      expect(turns).not.toHaveProperty('w2')
    })

    it('believes a newer screen: the visitor is back in the queue', async () => {
      const { idle, turns, wait } = hall({ id: 'w1', services: ['*'], idleSinceMs: 1 })
      idle.see('w1', sight(5, ['t1', 'a']))
      idle.settle('t1', 't1', { epoch: 1, rev: 8 })
      wait({ id: 'w2', services: ['*'], idleSinceMs: 2 }, sight(12, ['t1', 'a']))
      await settled()
      expect(turns.w2).toEqual({ kind: 'call', ticketId: 't1' })
    })

    it('gives a visitor who was passed over to the next idle window', async () => {
      const { idle, turns } = hall(
        { id: 'w1', services: ['a'], idleSinceMs: 1 },
        { id: 'w2', services: ['a', 'b'], idleSinceMs: 1 },
      )
      idle.see('w2', sight(5, ['t1', 'a']))
      await settled()
      idle.settle('t1', 't0', { epoch: 1, rev: 6 })
      await settled()
      expect(turns.w2).toEqual({ kind: 'call', ticketId: 't1' })
    })
  })

  describe('when more wait than a screen lists', () => {
    it('calls unseen', async () => {
      const { idle, turns, wait } = hall({ id: 'w1', services: ['*'], idleSinceMs: 1 })
      const crowded = { ...sight(5, ['t1', 'a']), waiting: 30 }
      idle.see('w1', crowded)
      wait({ id: 'w2', services: ['*'], idleSinceMs: 2 }, crowded)
      await settled()
      expect(turns.w2).toEqual({ kind: 'call', ticketId: null })
    })
  })

  describe('when the shift is over', () => {
    it('stops waiting', async () => {
      const { turns, shift } = hall({ id: 'w1', services: ['*'], idleSinceMs: 1 })
      shift.abort()
      await settled()
      expect(turns).toEqual({ w1: { kind: 'stop' } })
    })
  })
})
