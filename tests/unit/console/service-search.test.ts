import { describe, expect, it } from 'vitest'
import { findServices, findTargets } from '../../../hub/console/common/service-search.ts'
import { findTransferLines } from '../../../hub/console/common/transfer-lines.tsx'
import { demoHallView } from '../../browser/support/staff-views.ts'

const hall = demoHallView()
const { services, windows } = hall
const names = (query: string) => findServices(services, query).map(({ name }) => name.zh)

describe('the search for services', () => {
  describe('when pinyin initials are typed', () => {
    it('finds the services that begin so first', () => {
      const found = names('gjj')
      expect(found.length).toBeGreaterThan(1)
      expect(found.every((name) => name.includes('公积金'))).toBe(true)
    })
  })

  describe('when whole pinyin is typed', () => {
    it('finds by its beginning, with or without spaces and capitals', () => {
      expect(names('hukou')).toContain('户口迁移')
      expect(names('Hu Kou')).toEqual(names('hukou'))
    })
  })

  describe('when Chinese or English words are typed', () => {
    it('finds by what the name contains', () => {
      expect(names('护照')).toContain('普通护照申领')
      expect(names('passport')).toContain('普通护照申领')
    })
  })

  describe('when initials are typed whole', () => {
    it('has the service of just these before those that go on', () => {
      const short = { ...services[0], id: 'short', name: { zh: '护照', en: 'Pass' }, initials: 'hz' }
      const long = { ...short, id: 'long', name: { zh: '护照换发', en: 'Renewal' }, initials: 'hzhf' }
      const found = findServices([long, short] as typeof services, 'hz')
      expect(found.map(({ id }) => id)).toEqual(['short', 'long'])
    })
  })

  describe('when a sentence is typed', () => {
    it('finds the names that share the most with it, as for visitors', () => {
      expect(names('怎么办护照')).toContain('普通护照申领')
      expect(names('Passport for a new child')).toContain('普通护照申领')
    })
  })

  describe('when nothing is typed', () => {
    it('shows all', () => {
      expect(names('  ')).toHaveLength(services.length)
    })
  })

  describe('when nothing fits', () => {
    it('finds nothing', () => {
      expect(names('zzzz')).toEqual([])
    })
  })
})

describe('the search for targets of a transfer', () => {
  describe('when a number is typed', () => {
    it('puts the window of just this number first', () => {
      const [first, second] = findTargets(services, windows, '1')
      expect(first).toMatchObject({ kind: 'window', window: { number: 1 } })
      expect(second).toMatchObject({ kind: 'window', window: { number: 10 } })
    })

    it('takes full-width digits and the word for window', () => {
      expect(findTargets(services, windows, '１２号窗口')[0]).toMatchObject({ window: { number: 12 } })
    })
  })
})

describe('the search for targets by a sentence', () => {
  describe('when it speaks of windows as every name does', () => {
    it('finds services alone', () => {
      const found = findTargets(services, windows, '办护照的窗口')
      expect(found.map(({ kind }) => kind)).not.toContain('window')
      expect(found).toContainEqual(
        expect.objectContaining({ service: expect.objectContaining({ id: 'passport' }) }),
      )
    })
  })
})

describe('the lines of a transfer', () => {
  describe('when a window that does not take the service begins with what was typed', () => {
    it('has it after those that do, unless its whole number was typed', () => {
      const from = { serviceId: 'passport', windowId: 'w01', closedWindows: [] }
      const found = (query: string) => findTransferLines(hall, query, from).map(({ id }) => id)
      const takers = windows.filter(({ services: taken }) =>
        ['*', 'passport'].some((id) => taken.includes(id)),
      )
      const [first] = found('2')
      expect(takers.map(({ id }) => `window:${id}`)).toContain(first)
      expect(found('2')).toContain('window:w22')
      expect(found('22')[0]).toBe('window:w22')
    })
  })

  describe('when a window is closed', () => {
    it('is found only by asking for it, and says so', () => {
      const from = { serviceId: 'passport', windowId: 'w01', closedWindows: ['w22'] }
      expect(findTransferLines(hall, '', from).map(({ id }) => id)).not.toContain('window:w22')
      expect(findTransferLines(hall, '22', from)[0]).toMatchObject({
        id: 'window:w22',
        detail: expect.stringContaining('未开放'),
      })
    })
  })
})
