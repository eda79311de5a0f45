import { describe, expect, it } from 'vitest'
import {
  expectedMinutes,
  materialsOf,
  mattersOf,
  minutesToTarget,
  waitedMinutes,
} from '../../../hub/console/clerk/ticket-facts.ts'
import { keyedWindows } from '../../../hub/console/clerk/window-keys.ts'
import { clerkView, demoHallView, ticketCard } from '../../browser/support/staff-views.ts'

const hall = demoHallView()
const service = (id: string) => {
  const found = hall.services.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`no service ${id}`)
  return found
}
const minute = 60_000

describe('the matters of a ticket', () => {
  describe('when it is for a package', () => {
    it('are those of the package, each once, then the added ones', () => {
      const packaged = service('house-package').matters
      const ticket = ticketCard('A001', { serviceId: 'house-package', matters: [...packaged, 'passport'] })
      expect(mattersOf(hall, ticket).map(({ service: matter, origin }) => [matter.id, origin])).toEqual([
        ...packaged.map((id) => [id, 'package']),
        ['passport', 'added'],
      ])
    })

    it('lengthen the expected time by the added ones only', () => {
      const ticket = ticketCard('A001', { serviceId: 'house-package', matters: ['passport'] })
      const sum = service('house-package').expectedMinutes + service('passport').expectedMinutes
      expect(expectedMinutes(hall, ticket)).toBe(Math.round(sum))
    })
  })

  describe('when matters ask for the same paper', () => {
    it('name it once', () => {
      const ticket = ticketCard('A001', { serviceId: 'house-package' })
      const lines = materialsOf(hall, ticket).map(({ zh }) => zh)
      expect(new Set(lines).size).toBe(lines.length)
      expect(lines.length).toBeGreaterThan(0)
    })
  })
})

describe('the wait of a ticket', () => {
  describe('when it waits again after a no-show', () => {
    it('counts from its new place, not from the old call', () => {
      const ticket = ticketCard('A001', { queuedAt: 20 * minute, firstCalledAt: 5 * minute })
      expect(waitedMinutes(ticket, 26 * minute)).toBe(6)
    })
  })

  describe('when it was called', () => {
    it('stands still', () => {
      const ticket = ticketCard('A001', { status: 'called', queuedAt: minute, firstCalledAt: 9 * minute })
      expect(waitedMinutes(ticket, 60 * minute)).toBe(8)
    })

    it('counts until its service began here, not until the call of the window that sent it on', () => {
      const times = { queuedAt: minute, firstCalledAt: 2 * minute, startedAt: 40 * minute }
      const ticket = ticketCard('A001', { status: 'serving', ...times })
      expect(waitedMinutes(ticket, 60 * minute)).toBe(39)
    })
  })

  describe('when its class has a target', () => {
    it('is told as the distance to it, negative past it', () => {
      const ticket = ticketCard('A001', { serviceId: 'passport', class: 'green', queuedAt: minute })
      const target = service('passport').targetMinutes?.green ?? 0
      expect(minutesToTarget(hall, ticket, (target + 1) * minute)).toBe(0)
      expect(minutesToTarget(hall, ticket, (target + 4) * minute)).toBe(-3)
    })
  })
})

describe('the windows to choose from', () => {
  describe('when some are taken', () => {
    it('give free ones below ten their own number as key, the others letters', () => {
      const { windows } = clerkView(hall)
      const keys = new Map(keyedWindows(windows, '').map(({ window, key }) => [window.number, key]))
      expect([keys.get(1), keys.get(2), keys.get(3), keys.get(11), keys.get(12)]).toEqual([
        '1',
        undefined,
        '3',
        'A',
        'B',
      ])
    })
  })

  describe('when a number is typed', () => {
    it('narrow down to it', () => {
      const { windows } = clerkView(hall)
      expect(keyedWindows(windows, '2').map(({ window }) => window.number)).toEqual([2, 20, 21, 22, 23, 24])
    })
  })
})
