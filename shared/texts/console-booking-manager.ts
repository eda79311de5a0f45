import type { callBackOutcomes } from '../http/call-back-schemas.ts'
import type { Text } from '../text.ts'

/** What closing a day says. */
export const closeDayTexts = {
  title: { zh: '停办一天或几个小时', en: 'Close a day, or some hours' },
  hint: {
    zh: '停办后不再接受预约，已约的人按下面的选择改期或取消，并收到短信。',
    en: 'No more bookings are taken; those who have booked are moved or cancelled as chosen here, and get a message.',
  },
  date: { zh: '日期', en: 'Day' },
  whatCloses: { zh: '停办范围', en: 'What closes' },
  wholeDay: { zh: '全天', en: 'The whole day' },
  partOfDay: { zh: '部分时间', en: 'A part of it' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'Until' },
  reason: { zh: '原因（会告诉申请人）', en: 'Reason, told to the visitors' },
  reasonZh: { zh: '中文', en: 'In Chinese' },
  reasonEn: { zh: '英文（可不填）', en: 'In English, if you can' },
  reasonHint: { zh: '点选常用原因，或自己填写。', en: 'Choose a common one, or write your own.' },
  booked: { zh: '已预约的人', en: 'Those who have booked' },
  move: { zh: '改到最近的空位', en: 'Move to the nearest free slot' },
  cancel: { zh: '全部取消', en: 'Cancel all' },
  effect: { zh: '停办的影响', en: 'What it does' },
  lacksDate: { zh: '请先选择日期。', en: 'Choose the day first.' },
  lacksHours: {
    zh: '请填写停办的起止时间，结束晚于开始。',
    en: 'Enter the hours; the end comes after the begin.',
  },
  lacksReason: {
    zh: '选择或填写原因后，这里会列出谁改到什么时候、谁被取消。',
    en: 'Once there is a reason, this shows who would move to when, and who would be cancelled.',
  },
  asking: { zh: '正在计算…', en: 'Working it out…' },
  nobody: { zh: '没有人预约，停办不影响任何人。', en: 'Nobody has booked: closing affects no one.' },
  nobodyWas: { zh: '没有人受影响。', en: 'Nobody was affected.' },
  wouldMove: { zh: '人将改期', en: 'would move' },
  moved: { zh: '人已改期', en: 'moved' },
  wouldCancel: { zh: '人将被取消', en: 'would be cancelled' },
  cancelled: { zh: '人已取消', en: 'cancelled' },
  cancelledList: { zh: '取消', en: 'Cancelled' },
  people: { zh: '{n} 人', en: '{n}' },
  noNumber: { zh: '未确认', en: 'not confirmed' },
  closeIt: { zh: '停办 {date}', en: 'Close {date}' },
  done: { zh: '{date}已停办', en: '{date} is closed' },
  messagesGo: {
    zh: '短信正在发出，可在“当日预约”查看发送情况。没有留手机的申请人，请另行告知。',
    en: 'The messages are on their way; see “Today” for how they go. Visitors without a phone have to be told otherwise.',
  },
  another: { zh: '再停办一天', en: 'Close another day' },
} as const satisfies Record<string, Text>

/** Common reasons for closing. */
export const closingReasons: readonly Text[] = [
  { zh: '系统维护', en: 'System maintenance' },
  { zh: '停电检修', en: 'Power cut for repairs' },
  { zh: '恶劣天气', en: 'Severe weather' },
  { zh: '内部培训', en: 'Staff training' },
]

/** How a call-back ended. */
export const callBackOutcomeWords: Readonly<Record<(typeof callBackOutcomes)[number], Text>> = {
  explained: { zh: '已解释清楚', en: 'Explained' },
  rectified: { zh: '确有疏漏，已整改', en: 'Our mistake, put right' },
  'not-reached': { zh: '未能联系上', en: 'Not reached' },
  'no-fault': { zh: '非告知问题（申请人原因）', en: 'Not our fault' },
}

/** What the list of call-backs says. */
export const callBackTexts = {
  title: { zh: '回访', en: 'Call-backs' },
  hint: {
    zh: '同一人为同一事项再次预约或到场，说明一次性告知可能没做到。请回访了解原因。',
    en: 'The same person for the same matter again: perhaps not everything was said the first time. Call back and ask.',
  },
  openOnes: { zh: '待回访 {n}', en: 'Open {n}' },
  closedOnes: { zh: '已回访 {n}', en: 'Closed {n}' },
  noneOpen: { zh: '没有待回访的申请人。', en: 'Nobody is waiting for a call-back.' },
  noneClosed: { zh: '还没有回访记录。', en: 'No call-back has been closed yet.' },
  cameAgain: { zh: '{date} {time} 再次到场', en: 'came again on {date} at {time}' },
  bookedAgain: { zh: '{date} {time} 再次预约', en: 'booked again on {date} at {time}' },
  firstTime: { zh: '上次 {date}，{ticket} 号：', en: 'First on {date}, ticket {ticket}: ' },
  window: { zh: '{number} 号窗口', en: 'window {number}' },
  caseNumber: { zh: '办件 {number}', en: 'case {number}' },
  noPhone: { zh: '未留手机', en: 'no phone' },
  reveal: { zh: '显示电话（记录在案）', en: 'Show the phone (recorded)' },
  close: { zh: '回访结果', en: 'Close…' },
  correct: { zh: '更正结果', en: 'Correct…' },
  closeTitle: { zh: '回访{name}：结果？', en: 'Call-back to {name}: how did it end?' },
  closeHint: { zh: '结果会记录在案。', en: 'The outcome is recorded.' },
  closedAs: { zh: '已记录：{outcome}。', en: 'Recorded: {outcome}.' },
  closedAt: { zh: '{date} {time}', en: '{date}, {time}' },
  more: { zh: '再显示（还有 {n} 条）', en: 'Show more ({n} left)' },
} as const satisfies Record<string, Text>
