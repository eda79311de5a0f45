import {
  type HallDefinition,
  type HallRules,
  hallDefinition,
  type ServiceDefinition,
  type WindowDefinition,
} from '../../shared/hall-definition.ts'

/** Rules with round figures: three calls, ten seconds apart; a no-show after two calls and thirty seconds. */
const testRules: HallRules = {
  callOrder: 'fifo',
  maxCalls: 3,
  recallGapSeconds: 10,
  noShowAfterCalls: 2,
  noShowAfterSeconds: 30,
  requeueLimit: 1,
  requeueWithinMinutes: 20,
  undoSeconds: 10,
  ratingSeconds: 60,
  announcementSeconds: 30,
  printExpiryMinutes: 5,
}

function service(
  id: string,
  zh: string,
  seriesPrefix: string,
  rest: Partial<ServiceDefinition>,
): ServiceDefinition {
  return {
    id,
    name: { zh, en: id },
    departmentId: 'police',
    kind: 'matter',
    matters: [],
    seriesPrefix,
    expectedMinutes: 10,
    targetMinutes: { green: 5, appointment: 10, walkin: 20 },
    materials: [],
    ...rest,
  }
}

/** Two matters of one series, two more, and a package (一件事). */
const testServices: readonly ServiceDefinition[] = [
  service('id-card', '居民身份证', 'A', {}),
  service('passport', '普通护照', 'A', {}),
  service('tax', '个人所得税', 'B', { departmentId: 'revenue' }),
  service('licence', '营业执照', 'C', { departmentId: 'market' }),
  service('open-company', '开办企业', 'D', {
    departmentId: 'market',
    kind: 'package',
    matters: ['licence', 'tax'],
  }),
]

function window(number: number, kind: WindowDefinition['kind'], services: string[]): WindowDefinition {
  return {
    id: `w${number}`,
    number,
    name: { zh: `${number}号窗口`, en: `Window ${number}` },
    kind,
    zoneId: number < 4 ? 'hall' : 'annex',
    services,
  }
}

/** w1 and w4 take anything, w2 tax alone, w3 the matters of the police. */
export const testWindows: readonly WindowDefinition[] = [
  window(1, 'comprehensive', ['*']),
  window(2, 'dedicated', ['tax']),
  window(3, 'domain', ['id-card', 'passport']),
  window(4, 'comprehensive', ['*']),
]

/** What a test says of its hall; everything else is the small hall above. */
export interface HallWish {
  readonly rules?: Partial<HallRules>
  readonly windows?: readonly WindowDefinition[]
  readonly services?: readonly ServiceDefinition[]
}

/** A small checked hall: five services, four windows, a clerk `c1`-`c4` for each, a guide, a manager and devices. */
export function buildHall({
  rules = {},
  windows = testWindows,
  services = testServices,
}: HallWish = {}): HallDefinition {
  const staff = (id: string, role: HallDefinition['staff'][number]['role'], index: number) => ({
    id,
    name: { zh: `员工${index}`, en: `Member ${index}` },
    badgeNumber: String(1000 + index),
    role,
  })
  return hallDefinition.parse({
    id: 'test-hall',
    name: { zh: '测试大厅', en: 'Test hall' },
    timeZone: 'Asia/Shanghai',
    rules: { ...testRules, ...rules },
    departments: [
      { id: 'police', name: { zh: '公安', en: 'Police' } },
      { id: 'revenue', name: { zh: '税务', en: 'Revenue' } },
      { id: 'market', name: { zh: '市场监管', en: 'Market' } },
    ],
    services,
    zones: [
      { id: 'hall', name: { zh: '一楼', en: 'Ground floor' } },
      { id: 'annex', name: { zh: '附楼', en: 'Annex' } },
    ],
    windows,
    staff: [
      ...[1, 2, 3, 4, 5].map((index) => staff(`c${index}`, 'clerk', index)),
      staff('g1', 'guide', 6),
      staff('m1', 'manager', 7),
    ],
    devices: [
      { id: 'printer-1', kind: 'printer', name: { zh: '打印机', en: 'Printer' } },
      { id: 'kiosk-1', kind: 'kiosk', name: { zh: '取号机', en: 'Kiosk' }, printerId: 'printer-1' },
      { id: 'pad-1', kind: 'pad', name: { zh: '评价器', en: 'Pad' }, windowId: 'w1' },
    ],
  })
}
