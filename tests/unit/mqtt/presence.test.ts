import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evolvePresence, Presence, retainedPresence } from '../../../hub/adapters/mqtt/presence.ts'

const birth = (session: string) => ({ session, status: 'online' }) as const
const death = (session: string) => ({ session, status: 'offline' }) as const

describe('the presence of a device', () => {
  describe('when it came back before its old connection was noticed dead', () => {
    it('stays online through the late death and keeps the time since when', () => {
      const first = evolvePresence(undefined, birth('old'), 100)
      const back = evolvePresence(first, birth('new'), 200)
      expect(evolvePresence(back, death('old'), 300)).toEqual({
        status: 'online',
        sessions: ['new'],
        sinceMs: 100,
      })
    })

    it('has its topic retain the birth of the session alive', () => {
      const now = evolvePresence(evolvePresence(undefined, birth('old'), 1), birth('new'), 2)
      expect(retainedPresence(evolvePresence(now, death('old'), 3), death('old'))).toEqual(birth('new'))
    })
  })

  describe('when its last session dies', () => {
    it('is offline from then on', () => {
      const known = evolvePresence(evolvePresence(undefined, birth('s'), 100), death('s'), 250)
      expect(known).toEqual({ status: 'offline', sessions: [], sinceMs: 250 })
      expect(retainedPresence(known, death('s'))).toEqual(death('s'))
    })
  })

  describe('when births and deaths come in any order', () => {
    it('is online exactly while a session was born and has not died since', () => {
      const message = fc.record({
        session: fc.constantFrom('a', 'b', 'c'),
        status: fc.constantFrom('online' as const, 'offline' as const),
      })
      fc.assert(
        fc.property(fc.array(message), (messages) => {
          const presence = new Presence({ now: () => 0 })
          for (const heard of messages) presence.note('pad-1', heard)
          const alive = ['a', 'b', 'c'].filter(
            (session) => messages.findLast((heard) => heard.session === session)?.status === 'online',
          )
          expect([...(presence.of('pad-1')?.sessions ?? [])].sort()).toEqual(alive)
          if (messages.length > 0)
            expect(presence.of('pad-1')?.status).toBe(alive.length > 0 ? 'online' : 'offline')
        }),
      )
    })

    it('remembers no more than sixteen sessions', () => {
      const presence = new Presence({ now: () => 0 })
      for (let index = 0; index < 100; index += 1) presence.note('pad-1', birth(`s${index}`))
      expect(presence.of('pad-1')?.sessions).toHaveLength(16)
      expect(presence.of('pad-1')?.sessions.at(-1)).toBe('s99')
    })
  })
})
