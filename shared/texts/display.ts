import type { PauseReason } from '../http/window-schemas.ts'
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
  queues: { zh: '预计等候', en: 'Expected wait' },
  total: { zh: '共 {count} 人等候', en: '{count} waiting' },
  waiting: { zh: '人等候', en: 'waiting' },
  nobodyWaiting: { zh: '无人等候', en: 'No queue' },
  busy: { zh: '窗口正忙', en: 'Windows busy' },
  longest: { zh: '最久', en: 'longest' },
  noCalls: { zh: '还没有叫号', en: 'No call yet' },
  noCallsHint: {
    zh: '叫到您时，您的号码和窗口会在这里亮起。',
    en: 'Your number and window light up here when you are called.',
  },
  noQueues: { zh: '本区域现在没有人等候', en: 'Nobody is waiting in this zone' },
  connecting: { zh: '正在连接大厅系统…', en: 'Connecting to the hall…' },
  stale: {
    zh: '连接中断 · 显示的是 {time} 的信息，请听从工作人员引导',
    en: 'Connection lost · as of {time} · please follow the staff',
  },
  quiet: { zh: '静音时段，请看屏幕', en: 'Quiet time: watch the screen' },
  notice: { zh: '公告', en: 'Notice' },
  welcome: { zh: '欢迎', en: 'Welcome' },
  order: { zh: '叫号说明', en: 'Calling order' },
  orderReason: {
    zh: '后面的号先叫到？预约按时间、绿色通道优先，各窗口办理的事项也不同。',
    en: 'A later number first? Bookings keep their time, the green channel goes first, and windows take different matters.',
  },
  stepTake: { zh: '在取号机取号；已预约的请签到', en: 'Take a ticket, or check in your booking' },
  stepWait: { zh: '请就座，留意屏幕和语音叫号', en: 'Have a seat; watch this screen and listen' },
  stepGo: { zh: '叫到您的号后，请到显示的窗口', en: 'When called, go to the window shown' },
  tapForSound: { zh: '点按开启语音', en: 'Tap to turn sound on' },
} as const satisfies Record<string, Text>

/** Words of the screen over a window. */
export const windowScreenTexts = {
  window: { zh: '号窗口', en: 'Window' },
  takes: { zh: '办理', en: 'Services' },
  takesInAll: { zh: '等共 {count} 类', en: '{count} in all' },
  takesAll: { zh: '全部事项', en: 'All matters' },
  called: { zh: '请到窗口', en: 'Please come' },
  serving: { zh: '办理中', en: 'Being served' },
  idle: { zh: '请等候叫号', en: 'Please wait for your number' },
  paused: { zh: '暂停服务', en: 'Paused' },
  backAt: { zh: '预计返回', en: 'Back at about' },
  backSoon: { zh: '即将返回', en: 'Back shortly' },
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
