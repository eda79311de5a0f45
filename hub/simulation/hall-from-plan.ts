import type { BookingSetup } from '../../shared/booking/booking-setup.ts'
import { type HallDefinition, type HallRules, hallDefinition } from '../../shared/hall-definition.ts'
import { anyService } from '../../shared/service-list.ts'
import type { Text } from '../../shared/text.ts'
import { BadInput } from '../bad-input.ts'
import type { Plan, PlanWindow } from './plan.ts'
import { formatTimeOfDay } from './time-of-day.ts'

/** Letters of number series; E, I, O and Q are misread. */
const seriesLetters = 'ABCDFGHJKLMNPRSTUVWXYZ'
/** A board lists twelve calls: with twelve windows a zone no call can fall off before it was shown. */
const windowsPerZone = 12
const firstClerkBadge = 1001

/**
 * Rules for a replay: nobody is recalled or marked a no-show, and what lasts a few real seconds must not expire when
 * the hall's clock runs hundreds of times as fast.
 */
const replayRules: HallRules = {
  callOrder: 'hall',
  maxCalls: 3,
  recallGapSeconds: 0,
  noShowAfterCalls: 1,
  noShowAfterSeconds: 0,
  requeueLimit: 1,
  requeueWithinMinutes: 30,
  undoSeconds: 8,
  ratingSeconds: 600,
  announcementSeconds: 600,
  printExpiryMinutes: 24 * 60,
}

/** What the replay adds to a plan. */
export interface HallExtras {
  /** IANA name. */
  readonly timeZone: string
  /** Kiosks, each with its printer. */
  readonly kiosks: number
  /** What can be booked; nothing when left out. */
  readonly booking?: BookingSetup
}

/**
 * The hall that a plan describes, with a clerk, a screen and a pad for each window, boards by zone, kiosks with
 * printers, guides, a manager and an administrator. Throws BadInput when the plan's ids do not fit a hall.
 */
export function hallFromPlan(
  plan: Plan,
  file: string,
  { timeZone, kiosks, booking }: HallExtras,
): HallDefinition {
  const zones = Array.from({ length: Math.ceil(plan.windows.length / windowsPerZone) }, (_, index) => ({
    id: `zone-${index + 1}`,
    name: { zh: `${index + 1} 区`, en: `Zone ${index + 1}` },
  }))
  const definition = {
    id: plan.hall,
    name: same(plan.hall),
    timeZone,
    rules: replayRules,
    departments: [{ id: 'office', name: { zh: '办事处', en: 'Office' } }],
    services: plan.services.map((service, index) => ({
      id: service.id,
      name: same(service.name),
      departmentId: 'office',
      kind: 'matter',
      matters: [],
      seriesPrefix: seriesLetters[index % seriesLetters.length],
      expectedMinutes: service.expected_minutes,
      targetMinutes: service.target_minutes,
      materials: [],
    })),
    zones,
    windows: plan.windows.map((window, index) => ({
      id: window.id,
      number: index + 1,
      name: { zh: `${index + 1} 号窗口`, en: `Window ${index + 1}` },
      kind: kindOf(window),
      zoneId: zoneOf(index),
      services: window.services,
      shifts: plannedShifts(window),
    })),
    staff: staffOf(plan),
    devices: devicesOf(plan, zones, kiosks),
    ...(booking !== undefined && { booking }),
  }
  const parsed = hallDefinition.safeParse(definition)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new BadInput(file, `does not make a hall: ${issue?.path.join('.')}: ${issue?.message}`)
}

/** The badge number of the clerk who serves at the plan's window of that place, from 0. */
export function clerkBadgeOf(windowIndex: number): string {
  return String(firstClerkBadge + windowIndex)
}

/** When the window is staffed, as a hall's definition says it. */
export function plannedShifts({ shifts }: PlanWindow) {
  return shifts.map(({ beginsAt, endsAt }) => ({
    from: formatTimeOfDay(beginsAt),
    to: formatTimeOfDay(endsAt),
  }))
}

const same = (name: string): Text => ({ zh: name, en: name })
const zoneOf = (windowIndex: number) => `zone-${Math.floor(windowIndex / windowsPerZone) + 1}`

function kindOf(window: PlanWindow): 'comprehensive' | 'domain' | 'dedicated' {
  if (window.services.includes(anyService)) return 'comprehensive'
  return window.services.length === 1 ? 'dedicated' : 'domain'
}

function staffOf(plan: Plan) {
  const clerks = plan.windows.map((window, index) => ({
    id: `clerk-${window.id}`,
    name: { zh: `${index + 1} 号窗口人员`, en: `Clerk of window ${index + 1}` },
    badgeNumber: clerkBadgeOf(index),
    role: 'clerk',
  }))
  return [
    ...clerks,
    { id: 'guide-1', name: { zh: '导办员一', en: 'Guide 1' }, badgeNumber: '90001', role: 'guide' },
    { id: 'guide-2', name: { zh: '导办员二', en: 'Guide 2' }, badgeNumber: '90002', role: 'guide' },
    {
      id: 'manager-1',
      name: { zh: '大厅管理员', en: 'Hall manager' },
      badgeNumber: '90011',
      role: 'manager',
    },
    {
      id: 'administrator',
      name: { zh: '系统管理员', en: 'Administrator' },
      badgeNumber: '90021',
      role: 'administrator',
    },
  ]
}

function devicesOf(plan: Plan, zones: readonly { id: string; name: Text }[], kiosks: number) {
  const numbers = Array.from({ length: kiosks }, (_, index) => index + 1)
  return [
    ...numbers.map((number) => ({
      id: `kiosk-${number}`,
      kind: 'kiosk',
      name: { zh: `取号机 ${number}`, en: `Kiosk ${number}` },
      printerId: `printer-${number}`,
    })),
    ...numbers.map((number) => ({
      id: `printer-${number}`,
      kind: 'printer',
      name: { zh: `打印机 ${number}`, en: `Printer ${number}` },
    })),
    ...zones.map(({ id, name }) => ({ id: `board-${id}`, kind: 'board', name, zoneId: id, voice: true })),
    ...plan.windows.map(({ id }, index) => ({
      id: `screen-${id}`,
      kind: 'window-screen',
      name: { zh: `${index + 1} 号窗口屏`, en: `Screen of window ${index + 1}` },
      windowId: id,
    })),
    ...plan.windows.map(({ id }, index) => ({
      id: `pad-${id}`,
      kind: 'pad',
      name: { zh: `${index + 1} 号窗口评价器`, en: `Pad of window ${index + 1}` },
      windowId: id,
    })),
  ]
}
