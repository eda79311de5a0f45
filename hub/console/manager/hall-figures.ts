import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { mixedWait } from '../../../shared/mixed-wait.ts'
import { takesService } from '../../../shared/service-list.ts'
import type { Text } from '../../../shared/text.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'

type Queue = ManagerView['queues'][number]
type Device = ManagerView['devices'][number]

/** The queue of one service, with what is told of it. */
export interface ServiceQueue extends Queue {
  readonly name: Text
  /** The target of walk-ins, in minutes. */
  readonly targetMinutes: number
}

/** The queues of one department, summed up. */
export interface DepartmentQueue {
  readonly departmentId: string
  readonly name: Text
  readonly waiting: number
  readonly overTarget: number
  readonly longestWaitSeconds: number
  /** The expected wait of newcomers to its services that somebody waits for; null when none is known. */
  readonly waitRange: Queue['waitRange']
  /** Its services that somebody waits for, the fullest first. */
  readonly services: readonly ServiceQueue[]
}

/** The queues by department in the hall's order; departments that nobody waits for are there with zero. */
export function queuesByDepartment(hall: HallView, queues: readonly Queue[]): DepartmentQueue[] {
  const byService = new Map(queues.map((queue) => [queue.serviceId, queue]))
  return hall.departments.map(({ id, name }) => {
    const services = hall.services
      .filter(({ departmentId }) => departmentId === id)
      .flatMap((service) => {
        const queue = byService.get(service.id)
        return queue === undefined || queue.waiting === 0
          ? []
          : [{ ...queue, name: service.name, targetMinutes: service.targetMinutes.walkin }]
      })
      .toSorted((a, b) => b.waiting - a.waiting)
    return {
      departmentId: id,
      name,
      services,
      waiting: services.reduce((sum, { waiting }) => sum + waiting, 0),
      overTarget: services.reduce((sum, { overTarget }) => sum + overTarget, 0),
      longestWaitSeconds: Math.max(0, ...services.map(({ longestWaitSeconds }) => longestWaitSeconds)),
      waitRange: mixedWait(services),
    }
  })
}

/** Whether a window takes a service. */
export function takes({ services }: ManagerView['windows'][number], serviceId: string): boolean {
  return takesService(services, serviceId)
}

/** What is wrong with a device, the gravest first; empty when it is well. */
export function faultsOf({ online, paper, cover, cutter }: Device): Text[] {
  const faults: Text[] = []
  if (!online) faults.push(texts.offline)
  if (paper === 'out') faults.push(texts.paperOut)
  if (cover === 'open') faults.push(texts.coverOpen)
  if (cutter === 'error') faults.push(texts.cutterError)
  if (paper === 'low') faults.push(texts.paperLow)
  return faults
}

/** True when visitors already notice the fault; a roll that runs low is only a reminder. */
export function isGrave(device: Device): boolean {
  return faultsOf(device).some((fault) => fault !== texts.paperLow)
}

/** What of the hall ends when the day is closed, and which windows keep it from being closed. */
export function closingFigures({ totals, windows }: ManagerView): {
  readonly waiting: number
  readonly held: number
  readonly noShow: number
  readonly tickets: number
  readonly windows: number
  /** Numbers of the windows at which somebody still is. */
  readonly busy: readonly number[]
} {
  const { waiting, held, noShow } = totals
  return {
    waiting,
    held,
    noShow,
    tickets: waiting + held + noShow,
    windows: windows.filter(({ status }) => status !== 'closed').length,
    busy: windows.filter(({ current }) => current !== null).map(({ number }) => number),
  }
}
