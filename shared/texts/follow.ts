import type { FollowView } from '../http/follow-schemas.ts'
import type { Text } from '../text.ts'

/** Words of the page with which a visitor follows a ticket. */
export const followTexts = {
  yourNumber: { zh: '您的号码', en: 'Your number' },
  ahead: { zh: '前面还有', en: 'Ahead of you' },
  people: { zh: '人', en: 'people' },
  person: { zh: '人', en: 'person' },
  place: { zh: '您排在第 {place} 位', en: 'You are number {place} in line' },
  expectedWait: { zh: '预计还要等', en: 'Expected wait' },
  soon: { zh: '即将叫号', en: 'Your call is near' },
  next: { zh: '下一个就是您', en: 'You are next' },
  nextDetail: { zh: '请到等候区，留意叫号。', en: 'Go to the waiting area and listen for your number.' },
  waitingDetail: { zh: '快到时请回到等候区。', en: 'Be back in the waiting area when your turn comes near.' },
  comeNow: { zh: '请到', en: 'Please come to' },
  window: { zh: '号窗口', en: 'window' },
  calledAt: { zh: '{time} 叫号', en: 'Called at {time}' },
  atWindow: { zh: '{window} 号窗口', en: 'Window {window}' },
  checkedIn: { zh: '{time} 签到', en: 'Checked in at {time}' },
  taken: { zh: '{time} 取号', en: 'Taken at {time}' },
  leave: { zh: '不办了，退出排队', en: 'Leave the queue' },
  leaveTitle: { zh: '确定退出排队？', en: 'Leave the queue?' },
  leaveDetail: {
    zh: '退出后 {number} 号作废，不再叫号。再来办理要重新取号。',
    en: 'Number {number} becomes void and is not called. To come back you take a new ticket.',
  },
  leaveYes: { zh: '退出排队', en: 'Leave' },
  leaveNo: { zh: '继续等候', en: 'Stay in the queue' },
  leaving: { zh: '正在退出…', en: 'Leaving…' },
  soundOn: { zh: '打开提示音', en: 'Turn the sound on' },
  soundIsOn: { zh: '叫到您时会响铃、振动。', en: 'Your phone will ring and vibrate when you are called.' },
  soundNeedsTap: {
    zh: '手机要您先点一下，叫号时才会响铃、振动。',
    en: 'Your phone only rings and vibrates at your call once you have tapped this.',
  },
  keepOpen: {
    zh: '请不要关闭本页，也不要锁屏。',
    en: 'Keep this page open and the screen unlocked.',
  },
  staysAwake: {
    zh: '请不要关闭本页，屏幕会一直亮着。',
    en: 'Keep this page open; the screen stays on.',
  },
  bookedFor: { zh: '预约 {time}', en: 'Booked for {time}' },
  bookedEarly: {
    zh: '您的时段 {time} 开始，请稍候。到时优先叫您；窗口空闲，会提前叫。',
    en: 'Your slot begins at {time}. Then you are called before walk-ins; when a window is idle, even earlier.',
  },
  bookedLate: {
    zh: '您预约的是 {time}，到得晚了，现在按现场取号排队。',
    en: 'Your booking was for {time}. As you came late, you wait as a walk-in.',
  },
  offline: { zh: '连接断开，正在重连', en: 'Connection lost, reconnecting' },
  offlineSince: {
    zh: '显示的是 {time} 的情况，请留意大厅叫号。',
    en: 'This is how it stood at {time}. Watch the screens in the hall.',
  },
  loading: { zh: '正在读取号票…', en: 'Reading your ticket…' },
  unknownTitle: { zh: '找不到这张号票', en: 'This ticket is not known' },
  unknownDetail: {
    zh: '链接可能不完整，或号票已过期。请重新扫码，或到导办台询问。',
    en: 'The address may be incomplete, or the ticket is too old. Scan the code again, or ask at the guide desk.',
  },
  awayTitle: { zh: '暂时连不上', en: 'Cannot connect' },
  awayDetail: {
    zh: '您的号码仍然有效。正在自动重连，请留意大厅叫号。',
    en: 'Your number is still valid. Reconnecting by itself; watch the screens in the hall.',
  },
  pageTitle: { zh: '{number} 号', en: 'Ticket {number}' },
  pageCalled: { zh: '请到 {window} 号窗口', en: 'Window {window}, please' },
} as const satisfies Record<string, Text>

/** The state of a ticket in a word, and what its holder is to do. */
export const followStatus: Record<FollowView['status'], { readonly word: Text; readonly detail: Text }> = {
  waiting: { word: { zh: '等候中', en: 'Waiting' }, detail: { zh: '', en: '' } },
  called: {
    word: { zh: '正在叫号', en: 'Called' },
    detail: { zh: '请马上过去，带好材料。', en: 'Please go there now, with your papers.' },
  },
  serving: {
    word: { zh: '正在办理', en: 'Being served' },
    detail: { zh: '窗口正在为您办理。', en: 'You are being served.' },
  },
  held: {
    word: { zh: '暂时挂起', en: 'On hold' },
    detail: {
      zh: '请按工作人员的要求准备，好了就回到窗口。',
      en: 'Do what the clerk asked for, then go back to the window.',
    },
  },
  'no-show': {
    word: { zh: '已过号', en: 'Missed' },
    detail: {
      zh: '叫号时您不在。请尽快到窗口或导办台，看能否重新排队。',
      en: 'You were not there when you were called. Go to the window or the guide desk soon: they may put you back in the queue.',
    },
  },
  served: {
    word: { zh: '已办结', en: 'Served' },
    detail: {
      zh: '谢谢您的到来。请带好随身物品。',
      en: 'Thank you for coming. Please take your things with you.',
    },
  },
  void: {
    word: { zh: '已作废', en: 'Void' },
    detail: {
      zh: '这个号不再叫号。再来办理请重新取号。',
      en: 'This number is not called any more. To be served, take a new ticket.',
    },
  },
  closed: {
    word: { zh: '当日已结束', en: 'Closed for the day' },
    detail: {
      zh: '今天的服务已结束，没有轮到您，抱歉。请明天再来，或到导办台询问。',
      en: 'We are sorry: the day ended before your turn. Come back tomorrow, or ask at the guide desk.',
    },
  },
}
