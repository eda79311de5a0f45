import type { PauseReason } from '../http/schemas.ts'
import type { WindowState } from '../mqtt/topic-map.ts'
import type { Text } from '../text.ts'

/** Words of the hall board. */
export const boardTexts = {
  nowCalling: { zh: '正在叫号', en: 'Now calling' },
  lastCalled: { zh: '最近叫号', en: 'Last called' },
  window: { zh: '号窗口', en: 'Window' },
  pleaseGo: { zh: '请到窗口', en: 'Please go' },
  callAgain: { zh: '第 {call} 次叫号', en: 'Call {call}' },
  speaking: { zh: '正在播报', en: 'Announcing' },
  recentCalls: { zh: '叫号记录', en: 'Recent calls' },
  queues: { zh: '各部门等候', en: 'Waiting by department' },
  waiting: { zh: '人等候', en: 'waiting' },
  nobodyWaiting: { zh: '无需等候', en: 'No wait' },
  expected: { zh: '预计', en: 'expect' },
  longest: { zh: '最久', en: 'longest' },
  minutes: { zh: '分钟', en: 'min' },
  noCalls: { zh: '还没有叫号', en: 'No call yet' },
  noCallsHint: {
    zh: '请取号后就座，叫到您时这里会亮起。',
    en: 'Take a ticket and have a seat. This place lights up when you are called.',
  },
  noQueues: { zh: '本区域现在没有人等候', en: 'Nobody is waiting in this zone' },
  otherQueues: { zh: '其他部门', en: 'Other departments' },
  connecting: { zh: '正在连接大厅系统…', en: 'Connecting to the hall…' },
  stale: {
    zh: '连接中断 · 显示的是 {time} 的信息，请听从工作人员引导',
    en: 'Connection lost · as of {time} · please follow the staff',
  },
  tapForSound: { zh: '点按开启语音', en: 'Tap to turn sound on' },
} as const satisfies Record<string, Text>

/** Words of the screen over a window. */
export const windowScreenTexts = {
  window: { zh: '号窗口', en: 'Window' },
  takes: { zh: '办理', en: 'Services' },
  takesAll: { zh: '全部事项', en: 'All matters' },
  called: { zh: '请到窗口', en: 'Please come' },
  serving: { zh: '办理中', en: 'Being served' },
  idle: { zh: '请等候叫号', en: 'Please wait for your number' },
  paused: { zh: '暂停服务', en: 'Paused' },
  pausedHint: { zh: '请稍候，或留意其他窗口的叫号', en: 'Please wait, or watch for other windows' },
  closed: { zh: '本窗口未开放', en: 'This window is closed' },
  closedHint: { zh: '请到其他窗口办理', en: 'Please use another window' },
  clerk: { zh: '工作人员', en: 'Clerk' },
  badgeNumber: { zh: '工号', en: 'Badge' },
  stale: { zh: '连接中断 · {time} 的信息', en: 'Connection lost · as of {time}' },
  connecting: { zh: '正在连接…', en: 'Connecting…' },
} as const satisfies Record<string, Text>

/** The kinds of window as visitors read them. */
export const windowKindWords: Record<WindowState['kind'], Text> = {
  comprehensive: { zh: '无差别综合窗口', en: 'Any matter' },
  domain: { zh: '分领域综合窗口', en: 'Comprehensive, by field' },
  dedicated: { zh: '专窗', en: 'Dedicated window' },
}

/** Why a window is paused, as visitors read it; an unknown code is shown as no reason at all. */
const publicPauseWords: Record<PauseReason, Text | undefined> = {
  break: { zh: '短暂休息', en: 'Short break' },
  lunch: { zh: '午休', en: 'Lunch' },
  meeting: { zh: '开会', en: 'Meeting' },
  'system-fault': { zh: '系统故障', en: 'System fault' },
  'back-office': { zh: '后台办理', en: 'Back-office work' },
  other: undefined,
}

/** The public words of a pause reason's code; undefined where there is nothing to tell. */
export function pauseWords(code: string): Text | undefined {
  return Object.hasOwn(publicPauseWords, code) ? publicPauseWords[code as PauseReason] : undefined
}
