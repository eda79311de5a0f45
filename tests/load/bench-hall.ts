import { type HallDefinition, hallDefinition } from '../../shared/hall-definition.ts'
import { anyService } from '../../shared/service-list.ts'

/** A large hall: as many windows, screens and pads as a municipal centre has, and 600 devices beside its kiosks. */
const windowCount = 180
const zoneCount = 4
const boardCount = 240
const kioskCount = 8
const departmentCount = 8
const serviceCount = 24
const seriesLetters = 'ABCDFGHJKLMNPRSTUVWXYZ'
const firstClerkBadge = 1001

/** The password of everyone in the bench's hall. */
export const benchPassword = 'bench-of-the-hall'

/** The secret of a device of the bench's hall. */
export function secretOf(deviceId: string): string {
  return `secret-of-${deviceId}`
}

/** The badge number of the clerk of a window, counted from 0. */
export function badgeOf(windowIndex: number): string {
  return String(firstClerkBadge + windowIndex)
}

/** The id of a window, counted from 0. */
export function windowIdOf(windowIndex: number): string {
  return `w${windowIndex + 1}`
}

const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index))
const zoneOf = (index: number) => `zone-${(index % zoneCount) + 1}`

/** A checked hall of 180 comprehensive windows in four zones, with 24 services and all its devices. */
export function buildBenchHall(): HallDefinition {
  const windows = many(windowCount, (index) => ({
    id: windowIdOf(index),
    number: index + 1,
    name: { zh: `${index + 1}号综合窗口`, en: `Comprehensive window ${index + 1}` },
    kind: 'comprehensive',
    zoneId: zoneOf(index),
    services: [anyService],
  }))
  return hallDefinition.parse({
    id: 'bench-hall',
    name: { zh: '市民服务中心', en: 'Citizen service centre' },
    timeZone: 'Asia/Shanghai',
    rules: {
      callOrder: 'strict',
      maxCalls: 3,
      recallGapSeconds: 10,
      noShowAfterCalls: 2,
      noShowAfterSeconds: 30,
      requeueLimit: 1,
      requeueWithinMinutes: 30,
      undoSeconds: 8,
      ratingSeconds: 60,
      announcementSeconds: 30,
      printExpiryMinutes: 5,
    },
    departments: many(departmentCount, (index) => ({
      id: `department-${index + 1}`,
      name: { zh: `第${index + 1}办事部门`, en: `Department ${index + 1}` },
    })),
    services: many(serviceCount, (index) => ({
      id: serviceIdOf(index),
      name: { zh: `第${index + 1}项办理事项`, en: `Service ${index + 1}` },
      departmentId: `department-${(index % departmentCount) + 1}`,
      kind: 'matter',
      matters: [],
      seriesPrefix: seriesLetters[index % seriesLetters.length],
      expectedMinutes: 12,
      targetMinutes: { green: 5, appointment: 10, walkin: 25 },
      materials: [{ zh: '居民身份证原件', en: 'Resident identity card' }],
    })),
    zones: many(zoneCount, (index) => ({
      id: zoneOf(index),
      name: { zh: `${index + 1}区`, en: `Zone ${index + 1}` },
    })),
    windows,
    staff: [
      ...windows.map((window, index) => ({
        id: `clerk-${window.id}`,
        name: { zh: `窗口人员${index + 1}`, en: `Clerk ${index + 1}` },
        badgeNumber: badgeOf(index),
        role: 'clerk',
      })),
      {
        id: 'manager-1',
        name: { zh: '大厅管理员', en: 'Hall manager' },
        badgeNumber: '90011',
        role: 'manager',
      },
    ],
    devices: [...screenDevices(), ...kioskDevices()],
  })
}

/** The id of a service, counted from 0 and round again. */
export function serviceIdOf(index: number): string {
  return `service-${(index % serviceCount) + 1}`
}

/** The id of a kiosk, counted from 0 and round again. */
export function kioskIdOf(index: number): string {
  return `kiosk-${(index % kioskCount) + 1}`
}

function screenDevices() {
  return [
    ...many(boardCount, (index) => ({
      id: `board-${index + 1}`,
      kind: 'board',
      name: { zh: `显示屏${index + 1}`, en: `Board ${index + 1}` },
      zoneId: zoneOf(index),
      ...(index < zoneCount && { voice: true }),
    })),
    ...many(windowCount, (index) => ({
      id: `screen-${index + 1}`,
      kind: 'window-screen',
      name: { zh: `窗口屏${index + 1}`, en: `Window screen ${index + 1}` },
      windowId: windowIdOf(index),
    })),
    ...many(windowCount, (index) => ({
      id: `pad-${index + 1}`,
      kind: 'pad',
      name: { zh: `评价器${index + 1}`, en: `Rating pad ${index + 1}` },
      windowId: windowIdOf(index),
    })),
  ]
}

function kioskDevices() {
  return [
    ...many(kioskCount, (index) => ({
      id: kioskIdOf(index),
      kind: 'kiosk',
      name: { zh: `取号机${index + 1}`, en: `Kiosk ${index + 1}` },
      printerId: `printer-${index + 1}`,
    })),
    ...many(kioskCount, (index) => ({
      id: `printer-${index + 1}`,
      kind: 'printer',
      name: { zh: `打印机${index + 1}`, en: `Printer ${index + 1}` },
    })),
  ]
}
