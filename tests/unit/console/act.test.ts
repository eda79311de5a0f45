import { describe, expect, it } from 'vitest'
import { actForKey, actKeys, actNames, primaryAct } from '../../../hub/console/clerk/act.ts'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import { clerkView, demoHallView, ticketCard } from '../../browser/support/staff-views.ts'

const hall = demoHallView()
const view = (part: Partial<ClerkView>) => clerkView(hall, part)
const called = ticketCard('A008', { status: 'called', calls: 1 })
const serving = ticketCard('A008', { status: 'serving' })
const next = ticketCard('A009')

describe('the common key of the clerk', () => {
  describe('when the window is idle', () => {
    it('calls the next', () => {
      expect(primaryAct(view({ next }))).toBe('call-next')
    })
  })

  describe('when a visitor is called', () => {
    it('begins the service, by Space, A and Enter', () => {
      const shown = view({ current: called, next })
      for (const key of ['Space', 'A', 'Enter']) expect(actForKey(shown, key)).toEqual({ act: 'begin' })
    })
  })

  describe('when a visitor is served', () => {
    it('finishes and calls the next', () => {
      expect(actForKey(view({ current: serving, next }), 'Space')).toEqual({ act: 'finish-and-next' })
    })

    it('only finishes when nobody waits', () => {
      expect(actForKey(view({ current: serving, next: null }), 'Space')).toEqual({ act: 'finish' })
    })

    it('does nothing by Enter, which belongs to arriving', () => {
      expect(actForKey(view({ current: serving, next }), 'Enter')).toBeUndefined()
    })
  })

  describe('when the window is paused', () => {
    it('resumes, by Space and by the key that paused', () => {
      const window = view({}).window
      const paused = view({ window: window === null ? null : { ...window, status: 'paused' }, next })
      expect(actForKey(paused, 'Space')).toEqual({ act: 'resume' })
      expect(actForKey(paused, 'P')).toEqual({ act: 'resume' })
    })
  })

  describe('when no window is chosen', () => {
    it('means nothing', () => {
      for (const key of ['Space', 'R', '1', 'Q'])
        expect(actForKey(view({ window: null }), key)).toBeUndefined()
    })
  })
})

describe('the keys of the clerk', () => {
  describe('when tickets are on hold', () => {
    it('take back the ticket of their place, and no other', () => {
      const shown = view({ held: [ticketCard('B001', { status: 'held' })] })
      expect(actForKey(shown, '1')).toEqual({ act: 'resume-held', index: 0 })
      expect(actForKey(shown, '2')).toBeUndefined()
    })
  })

  describe('whatever the state', () => {
    it('lead to one act each, apart from the key shared by pause and resume and the common one', () => {
      const single = actNames.filter((act) => act !== 'resume' && actKeys[act] !== 'Space')
      expect(new Set(single.map((act) => actKeys[act])).size).toBe(single.length)
      for (const act of single) expect(actForKey(view({ current: called }), actKeys[act])).toEqual({ act })
    })
  })
})
