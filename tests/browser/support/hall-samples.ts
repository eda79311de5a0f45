import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type {
  AnnounceCommand,
  BoardState,
  InviteCommand,
  WindowState,
} from '../../../shared/mqtt/topic-map.ts'

/** The devices of the sample hall: two boards of one zone, and a screen and a pad at one window. */
export const sampleDevices: HallView['devices'] = [
  { id: 'board-1', kind: 'board', name: { zh: '大厅主屏', en: 'Main board' }, zoneId: 'hall' },
  { id: 'board-2', kind: 'board', name: { zh: '大厅副屏', en: 'Second board' }, zoneId: 'hall' },
  { id: 'screen-3', kind: 'window-screen', name: { zh: '3 号窗口屏', en: 'Screen 3' }, windowId: 'w03' },
  { id: 'pad-3', kind: 'pad', name: { zh: '3 号评价器', en: 'Pad 3' }, windowId: 'w03' },
]

const departments = [
  ['综合受理', 'General matters'],
  ['不动产登记', 'Real estate'],
  ['公安户政', 'Household registration'],
  ['出入境管理', 'Exit and entry'],
  ['税务', 'Tax'],
  ['社会保险', 'Social insurance'],
  ['医疗保障', 'Medical insurance'],
  ['住房公积金', 'Housing provident fund'],
  ['市场监管', 'Market regulation'],
  ['工程建设审批', 'Construction approval'],
  ['台胞服务', 'Taiwan compatriots'],
  ['民政', 'Civil affairs'],
  ['残联', 'Disabled persons federation'],
  ['司法公证', 'Notary and justice'],
] as const

/** The queues of so many departments, the third without anybody, the second and each third after it without a forecast. */
export function sampleQueues(count: number): BoardState['queues'] {
  return departments.slice(0, count).map(([zh, en], index) => ({
    departmentId: `d${index}`,
    name: { zh, en },
    waiting: index === 2 ? 0 : ((index * 17 + 42) % 53) + 1,
    longestWaitSeconds: index === 2 ? 0 : ((index * 700 + 1900) % 4100) + 60,
    ...(index % 3 === 0 && { waitRange: { p50Minutes: 45 + index, p90Minutes: 70 + 20 * index } }),
  }))
}

/** A call of a ticket to a window, two minutes ago and over. */
export function sampleCall(
  ticketNumber: string,
  windowNumber: number,
  part: Partial<BoardState['calls'][number]> = {},
): BoardState['calls'][number] {
  return {
    ticketNumber,
    class: 'walkin',
    windowNumber,
    windowName: { zh: '综合窗口', en: 'Comprehensive window' },
    calledAt: Date.now() - 120_000,
    call: 1,
    active: false,
    ...part,
  }
}

/** A board's state; give `rev` and what the test is about. */
export function sampleBoard(part: Partial<BoardState> = {}): BoardState {
  return {
    epoch: 1,
    rev: 1,
    at: Date.now(),
    zoneId: 'hall',
    zoneName: { zh: '二层综合大厅', en: 'Second floor' },
    hallName: { zh: '厦门市政务服务中心', en: 'Municipal Service Centre' },
    calls: [],
    queues: sampleQueues(6),
    ...part,
  }
}

/** A window's state: open, with its clerk, nobody at the counter. */
export function sampleWindow(part: Partial<WindowState> = {}): WindowState {
  return {
    epoch: 1,
    rev: 1,
    at: Date.now(),
    windowId: 'w03',
    number: 3,
    name: { zh: '综合窗口', en: 'Comprehensive window' },
    kind: 'comprehensive',
    status: 'open',
    pauseReason: '',
    takes: [],
    clerk: { name: { zh: '陈晓雯', en: 'Chen Xiaowen' }, badgeNumber: '10023' },
    current: null,
    ...part,
  }
}

/** A board on which these numbers are still called to the window of `sampleAnnouncement`. */
export function boardCalling(ticketNumbers: readonly string[], part: Partial<BoardState> = {}): BoardState {
  return sampleBoard({ ...part, calls: ticketNumbers.map((name) => sampleCall(name, 3, { active: true })) })
}

/** A call to speak; give its id. */
export function sampleAnnouncement(part: Partial<AnnounceCommand> = {}): AnnounceCommand {
  return {
    id: 'a1',
    epoch: 1,
    rev: 1,
    at: Date.now(),
    ttlMs: 60_000,
    ticketNumber: 'A008',
    windowNumber: 3,
    ...part,
  }
}

/** An invitation to rate; give its id. */
export function sampleInvite(part: Partial<InviteCommand> = {}): InviteCommand {
  return { id: 'i1', caseId: 'case-1', ticketNumber: 'A008', ttlMs: 60_000, ...part }
}
