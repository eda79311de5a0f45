import { z } from 'zod'
import { textPercents, textPercentsOf } from './device-look.ts'
import { anyService } from './service-list.ts'
import type { Text } from './text.ts'

/** A mistake between the parts of a hall definition, and where it stands. */
export interface HallFault {
  readonly path: readonly (string | number)[]
  readonly message: Text
}

const word = z.string().optional().catch(undefined)
const words = z.array(z.string().catch('')).catch([])
const shiftList = z.array(z.object({ from: word, to: word }).catch({})).catch([])

/** A list as far as it can be read: what is wrong in an entry is told by the schema, not here. */
function entries<Fields extends z.ZodRawShape>(fields: Fields) {
  return z.array(z.object({ id: word, ...fields }).or(z.null().catch(null))).catch([])
}

/** As much of a definition as its references need. It reads a file with other mistakes too, so that all are told at once. */
const looseHall = z.object({
  departments: entries({}),
  services: entries({ departmentId: word, kind: word, matters: words }),
  zones: entries({}),
  windows: entries({
    number: z.number().optional().catch(undefined),
    zoneId: word,
    services: words,
    shifts: shiftList,
  }),
  staff: entries({ badgeNumber: word }),
  devices: entries({
    kind: word,
    zoneId: word,
    windowId: word,
    printerId: word,
    voice: z.boolean().optional().catch(undefined),
    led: z.unknown().optional(),
    textPercent: z.number().optional().catch(undefined),
    contrast: word,
  }),
  booking: z.object({ openings: entries({ services: words }) }).catch({ openings: [] }),
})
type LooseHall = z.infer<typeof looseHall>
type Complain = (path: readonly (string | number)[], zh: string, en: string) => void

/** Every place where a hall definition names something that it does not have, or something twice. */
export function referenceFaults(hall: unknown): HallFault[] {
  const read = looseHall.safeParse(hall)
  if (!read.success) return []
  const faults: HallFault[] = []
  const complain: Complain = (path, zh, en) => faults.push({ path, message: { zh, en } })
  checkUnique(read.data, complain)
  checkServices(read.data, complain)
  checkWindows(read.data, complain)
  checkDevices(read.data, complain)
  return faults
}

const idsOf = (list: readonly ({ readonly id?: string | undefined } | null)[]) =>
  new Set(list.flatMap((entry) => entry?.id ?? []))

function checkUnique(hall: LooseHall, complain: Complain): void {
  for (const name of ['departments', 'services', 'zones', 'windows', 'staff', 'devices'] as const) {
    const seen = new Set<string>()
    for (const [index, entry] of hall[name].entries()) {
      if (entry?.id === undefined) continue
      if (seen.has(entry.id))
        complain(
          [name, index, 'id'],
          `编号“${entry.id}”重复，编号不能相同`,
          `"${entry.id}" is used twice; ids are unique`,
        )
      seen.add(entry.id)
    }
  }
  const badges = new Set<string>()
  for (const [index, entry] of hall.staff.entries()) {
    const badge = entry?.badgeNumber
    if (badge === undefined) continue
    if (badges.has(badge))
      complain(
        ['staff', index, 'badgeNumber'],
        `工号“${badge}”重复，每人一个工号`,
        `badge number "${badge}" is used twice; everybody has one of their own`,
      )
    badges.add(badge)
  }
}

/** Tells of a name that is not among those known. */
function checkKnown(
  known: ReadonlySet<string>,
  value: string | undefined,
  path: readonly (string | number)[],
  noun: Text,
  complain: Complain,
): void {
  if (value !== undefined && value !== '' && !known.has(value))
    complain(path, `没有${noun.zh}“${value}”`, `there is no ${noun.en} "${value}"`)
}

const nouns = {
  department: { zh: '部门', en: 'department' },
  service: { zh: '事项', en: 'service' },
  zone: { zh: '区域', en: 'zone' },
  window: { zh: '窗口', en: 'window' },
  printer: { zh: '打印机', en: 'printer' },
} as const satisfies Record<string, Text>

function checkServices({ services, departments, booking }: LooseHall, complain: Complain): void {
  const known = idsOf(services)
  const offices = idsOf(departments)
  for (const [index, entry] of services.entries()) {
    if (entry === null) continue
    checkKnown(offices, entry.departmentId, ['services', index, 'departmentId'], nouns.department, complain)
    for (const [at, matter] of entry.matters.entries())
      checkKnown(known, matter, ['services', index, 'matters', at], nouns.service, complain)
    if (entry.kind === 'package' && entry.matters.length === 0)
      complain(
        ['services', index, 'matters'],
        '“一件事”要列出所办的事项',
        'a package names the matters done on its ticket',
      )
  }
  for (const [index, entry] of booking.openings.entries())
    for (const [at, taken] of (entry?.services ?? []).entries())
      if (taken !== anyService)
        checkKnown(known, taken, ['booking', 'openings', index, 'services', at], nouns.service, complain)
}

function checkWindows({ windows, zones, services }: LooseHall, complain: Complain): void {
  const knownZones = idsOf(zones)
  const knownServices = idsOf(services)
  const numbers = new Set<number>()
  for (const [index, entry] of windows.entries()) {
    if (entry === null) continue
    checkKnown(knownZones, entry.zoneId, ['windows', index, 'zoneId'], nouns.zone, complain)
    const { number } = entry
    if (number !== undefined && numbers.has(number))
      complain(['windows', index, 'number'], `窗口号 ${number} 重复`, `number ${number} is used twice`)
    if (number !== undefined) numbers.add(number)
    for (const [at, taken] of entry.services.entries())
      if (taken !== anyService)
        checkKnown(knownServices, taken, ['windows', index, 'services', at], nouns.service, complain)
    for (const [at, { from, to }] of entry.shifts.entries())
      if (from !== undefined && to !== undefined && to <= from)
        complain(
          ['windows', index, 'shifts', at, 'to'],
          '结束时间要晚于开始时间',
          'a shift ends after it begins',
        )
  }
}

function checkDevices({ devices, zones, windows }: LooseHall, complain: Complain): void {
  const knownZones = idsOf(zones)
  const knownWindows = idsOf(windows)
  const printers = idsOf(devices.filter((entry) => entry?.kind === 'printer'))
  const voices = new Set<string>()
  for (const [index, entry] of devices.entries()) {
    if (entry === null) continue
    const { kind, zoneId, windowId, printerId, voice, led } = entry
    const at = (field: string) => ['devices', index, field]
    checkLook(entry, at, complain)
    checkKnown(knownZones, zoneId, at('zoneId'), nouns.zone, complain)
    checkKnown(knownWindows, windowId, at('windowId'), nouns.window, complain)
    checkKnown(printers, printerId, at('printerId'), nouns.printer, complain)
    if (kind === 'board' && zoneId === undefined)
      complain(at('zoneId'), '显示屏要指定区域', 'a board shows a zone')
    if ((kind === 'pad' || kind === 'window-screen') && windowId === undefined)
      complain(
        at('windowId'),
        `${kind === 'pad' ? '评价器' : '窗口屏'}要指定窗口`,
        `a ${kind} belongs to a window`,
      )
    if (kind === 'led' && zoneId === undefined && windowId === undefined)
      complain(
        at('zoneId'),
        'LED 屏要指定区域或窗口',
        'an LED panel shows the calls of a zone or belongs to a window',
      )
    if (kind === 'led' && led === undefined)
      complain(
        at('led'),
        'LED 屏要写明点数和颜色（led）',
        'an LED panel needs its settings (led): dots and colour',
      )
    if (voice !== true || zoneId === undefined) continue
    if (voices.has(zoneId))
      complain(
        at('voice'),
        `区域“${zoneId}”已有语音播报，每个区域只由一块屏播报`,
        `zone "${zoneId}" has a voice already; one board speaks per zone`,
      )
    voices.add(zoneId)
  }
}

/** Tells of a look that a device of its kind cannot have. A kind that nobody knows is told by the schema. */
function checkLook(
  { kind = '', textPercent, contrast }: NonNullable<LooseHall['devices'][number]>,
  at: (field: string) => readonly (string | number)[],
  complain: Complain,
): void {
  const sizes = textPercentsOf(kind)
  const lacking = textPercents.find((size) => size === textPercent && !sizes.includes(size))
  if (kind === 'printer' || kind === 'led')
    for (const [field, value] of Object.entries({ textPercent, contrast })) {
      if (value !== undefined)
        complain(
          at(field),
          `类型为“${kind}”的设备不能设置外观，请去掉此项`,
          `the look of a device of the kind "${kind}" cannot be set; take this out`,
        )
    }
  else if (sizes.length > 0 && lacking !== undefined)
    complain(
      at('textPercent'),
      `类型为“${kind}”的设备，文字大小只有 ${sizes.join('、')}，现在是 ${lacking}`,
      `a ${kind} has the sizes ${sizes.join(' and ')} of text; found ${lacking}`,
    )
}
