import { serviceViews } from '../../../hub/application/views/hall-view.ts'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { StaffView } from '../../../shared/http/staff-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import { demoDefinition } from './demo-definition.ts'
import { twoNegatives } from './manager-samples.ts'

/** The demo hall as `GET /hall` tells it. */
export function demoHallView(): HallView {
  const definition = demoDefinition()
  const { rules, staff, devices, ...hall } = definition
  return {
    ...hall,
    services: serviceViews(definition),
    devices: devices.map(({ voice, ...device }) => device) as HallView['devices'],
    demo: true,
    virtualPrinterUrl: null,
  }
}

/** The staff of the fake hub, by badge number; every password is `correct`. */
export const fakeStaff: Readonly<Record<string, StaffView>> = {
  '0317': { staffId: 's1', badgeNumber: '0317', role: 'clerk', name: { zh: '林晓雯', en: 'Lin Xiaowen' } },
  '0201': { staffId: 's2', badgeNumber: '0201', role: 'guide', name: { zh: '陈志明', en: 'Chen Zhiming' } },
  '0101': { staffId: 's3', badgeNumber: '0101', role: 'manager', name: { zh: '吴丽华', en: 'Wu Lihua' } },
  '0001': {
    staffId: 's4',
    badgeNumber: '0001',
    role: 'administrator',
    name: { zh: '黄建国', en: 'Huang Jianguo' },
  },
}

/** A waiting ticket; the number is its id as well. */
export function ticketCard(ticketNumber: string, part: Partial<TicketCard> = {}): TicketCard {
  const at = part.queuedAt ?? Date.now() - 12 * 60_000
  return {
    ticketId: `t-${ticketNumber}`,
    ticketNumber,
    serviceId: 'property-transfer',
    matters: [],
    class: 'walkin',
    ground: null,
    status: 'waiting',
    queuedAt: at,
    issuedAt: at,
    appointmentAt: null,
    booked: null,
    calls: 0,
    firstCalledAt: null,
    lastCalledAt: null,
    startedAt: null,
    reason: null,
    limitMinutes: null,
    holdReason: null,
    windowId: null,
    requeues: 0,
    print: 'printed',
    ...part,
  }
}

/** A ticket of somebody who has booked, with the masked identity that the clerk compares. */
export function bookedTicket(ticketNumber: string, part: Partial<TicketCard> = {}): TicketCard {
  return ticketCard(ticketNumber, {
    class: 'appointment',
    // 10:15 in the hall.
    appointmentAt: Date.parse('2026-11-23T02:15:00Z'),
    booked: {
      number: '1123-003',
      name: '欧阳**',
      documentType: 'resident-id',
      document: '110***********002X',
    },
    ...part,
  })
}

/** Eight tickets of different classes, services and waits, in call order. */
export function busyQueue(): TicketCard[] {
  const ago = (minutes: number) => Date.now() - minutes * 60_000
  return [
    ticketCard('B113', {
      serviceId: 'business-change',
      class: 'green',
      ground: 'elderly',
      queuedAt: ago(2),
      reason: 'class-first',
    }),
    ticketCard('Y032', {
      serviceId: 'fund-withdrawal',
      class: 'appointment',
      queuedAt: ago(4),
      appointmentAt: ago(4),
      reason: 'appointment',
    }),
    ticketCard('A009', { queuedAt: ago(33), reason: 'late-in-turn' }),
    ticketCard('A010', { serviceId: 'house-package', queuedAt: ago(28), reason: 'due-first' }),
    ticketCard('C057', { serviceId: 'deed-tax', queuedAt: ago(18), reason: 'due-first' }),
    ticketCard('B114', { serviceId: 'business-closing', queuedAt: ago(8), reason: 'due-first' }),
    ticketCard('D021', { serviceId: 'medical-claim', queuedAt: ago(5), reason: 'bound-to-window' }),
    ticketCard('G077', { serviceId: 'passport', queuedAt: ago(1) }),
  ]
}

/** A clerk at window 3 whom nobody waits for. */
export function clerkView(hall: HallView, part: Partial<ClerkView> = {}): ClerkView {
  const window = hall.windows.find(({ id }) => id === 'w03')
  const staff = fakeStaff['0317']
  if (window === undefined || staff === undefined) throw new Error('the demo hall has no window w03')
  return {
    epoch: 1,
    rev: 1,
    at: Date.now(),
    businessDay: '2026-11-23',
    clerk: staff,
    window: { ...window, status: 'open', pauseReason: null },
    current: null,
    visit: null,
    next: null,
    waiting: 0,
    queue: [],
    held: [],
    noShows: [],
    undo: null,
    today: {
      served: 0,
      meanWaitSeconds: 0,
      meanServiceSeconds: 0,
      ratings: 0,
      ratingSum: 0,
      scores: [0, 0, 0, 0, 0],
    },
    windows: hall.windows.map(({ id, number, name }, index) => ({
      id,
      number,
      name,
      status: index % 4 === 1 ? 'open' : 'closed',
      clerkName: index % 4 === 1 ? { zh: '郑雅芳', en: 'Zheng Yafang' } : null,
    })),
    closedWindows: [],
    rules: { maxCalls: 3, recallGapSeconds: 10, noShowAfterCalls: 2, noShowAfterSeconds: 60 },
    ...part,
  }
}

/** The hall on a busy morning: most windows open, some over their time, one paused, a printer without paper. */
export function busyManagerView(hall: HallView): ManagerView {
  const at = Date.now()
  const names = ['林晓雯', '陈志明', '吴丽华', '黄建国', '欧阳婉婷', '郑雅芳']
  return {
    epoch: 1,
    rev: 1,
    at,
    businessDay: '2026-11-23',
    open: true,
    windows: hall.windows.map((window, index) => {
      const status = index % 7 === 6 ? 'closed' : index % 7 === 4 ? 'paused' : 'open'
      const name = names[index % names.length] ?? ''
      return {
        ...window,
        status,
        pauseReason: status === 'paused' ? 'lunch' : null,
        clerk:
          status === 'closed'
            ? null
            : { staffId: `c${index}`, name: { zh: name, en: 'Lin Xiaowen' }, badgeNumber: `03${10 + index}` },
        current:
          status === 'open' && index % 3 !== 2
            ? ticketCard(`A${String(10 + index).padStart(3, '0')}`, {
                status: index % 3 === 0 ? 'serving' : 'called',
                class: index % 5 === 0 ? 'green' : 'walkin',
                ground: index % 5 === 0 ? 'elderly' : null,
                calls: 2,
                firstCalledAt: at - 40_000,
                lastCalledAt: at - 12_000,
                startedAt: index % 3 === 0 ? at - (index + 3) * 150_000 : null,
              })
            : null,
        served: 30 - index,
        ratings: 20 - (index % 9),
        ratingSum: (20 - (index % 9)) * 5 - 3,
      }
    }),
    queues: hall.services.map(({ id }, index) => ({
      serviceId: id,
      waiting: (index * 5) % 9,
      longestWaitSeconds: ((index * 5) % 9) * 250,
      peopleAhead: (index * 5) % 9,
      waitRange: { p50Minutes: 4 * ((index * 5) % 9), p90Minutes: 1 + 7 * ((index * 5) % 9) },
      openWindows: (index % 6) + (index === 7 ? 0 : 1),
      overTarget: index % 4 === 0 ? (index * 5) % 3 : 0,
    })),
    totals: {
      issued: 612,
      waiting: 173,
      serving: 14,
      held: 3,
      served: 401,
      noShow: 12,
      left: 9,
      rated: 287,
      negative: 2,
      meanWaitSeconds: 640,
      longestWaitSeconds: 2480,
      inTarget: 388,
      judged: 447,
    },
    devices: hall.devices.map(({ id, kind, name }, index) => ({
      id,
      kind,
      name,
      online: index % 11 !== 7,
      paper: kind === 'printer' ? (index % 2 === 0 ? 'low' : 'out') : 'unknown',
      cover: kind === 'printer' ? 'closed' : 'unknown',
      cutter: kind === 'printer' ? 'ok' : 'unknown',
    })),
    ratings: [5, 5, 4, 5, 2, 5, 3, 5, 4, 5].map((score, index) => ({
      ticketNumber: `A${String(90 - index).padStart(3, '0')}`,
      windowNumber: (index * 3) % 18 || 1,
      score,
      at: at - index * 70_000,
    })),
    negatives: twoNegatives(),
    notices: [],
    rebalancing: { outlook: null, warnings: [], suggestions: [], accepted: [], freeClerks: [] },
  }
}
