import { describe, expect, it } from 'vitest'
import { closingFigures, faultsOf, queuesByDepartment } from '../../../hub/console/manager/hall-figures.ts'
import { busyManagerView, demoHallView } from '../../browser/support/staff-views.ts'

const hall = demoHallView()

describe('the queues of a manager', () => {
  describe('when services of one department have waiting visitors', () => {
    it('are summed up, the fullest service first', () => {
      const queue = {
        longestWaitSeconds: 60,
        peopleAhead: 0,
        waitRange: null,
        openWindows: 1,
        overTarget: 0,
      }
      const departments = queuesByDepartment(hall, [
        { ...queue, serviceId: 'deed-tax', waiting: 2 },
        { ...queue, serviceId: 'personal-tax', waiting: 5, overTarget: 1, longestWaitSeconds: 900 },
      ])
      const tax = departments.find(({ departmentId }) => departmentId === 'tax')
      expect(tax).toMatchObject({ waiting: 7, overTarget: 1, longestWaitSeconds: 900 })
      expect(tax?.services.map(({ serviceId }) => serviceId)).toEqual(['personal-tax', 'deed-tax'])
      expect(departments).toHaveLength(hall.departments.length)
    })
  })
})

describe('the health of a device', () => {
  describe('when several things are wrong', () => {
    it('names the gravest first', () => {
      const device = { id: 'p', kind: 'printer', name: { zh: '', en: '' }, online: false } as const
      const faults = faultsOf({ ...device, paper: 'out', cover: 'open', cutter: 'error' })
      expect(faults.map(({ en }) => en)).toEqual(['offline', 'out of paper', 'cover open', 'cutter stuck'])
      expect(faultsOf({ ...device, online: true, paper: 'ok', cover: 'closed', cutter: 'ok' })).toEqual([])
    })
  })
})

describe('closing the day', () => {
  describe('when tickets are still open', () => {
    it('tells how many of each end', () => {
      const view = busyManagerView(hall)
      const figures = closingFigures(view)
      const { waiting, held, noShow } = view.totals
      expect(figures.tickets).toBe(waiting + held + noShow)
      expect(figures.busy).toEqual(
        view.windows.filter(({ current }) => current !== null).map(({ number }) => number),
      )
      expect(figures.windows).toBe(view.windows.filter(({ status }) => status !== 'closed').length)
    })
  })
})
