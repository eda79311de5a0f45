import type { StaffRole } from '../hall-definition.ts'
import type { CallReason, CaseOutcome, HoldReason, TicketStatus, VoidReason } from '../http/ticket-schemas.ts'
import type { PauseReason } from '../http/window-schemas.ts'
import type { Text } from '../text.ts'
import { fillText } from './console.ts'

/** The roles as the staff pages name them. */
export const roleWords: Record<StaffRole, Text> = {
  clerk: { zh: '窗口人员', en: 'clerk' },
  guide: { zh: '导办员', en: 'guide' },
  manager: { zh: '大厅管理员', en: 'hall manager' },
  administrator: { zh: '系统管理员', en: 'administrator' },
}

/** States of a ticket. */
export const statusWords: Record<TicketStatus, Text> = {
  waiting: { zh: '等候中', en: 'Waiting' },
  called: { zh: '叫号中', en: 'Called' },
  serving: { zh: '办理中', en: 'Being served' },
  held: { zh: '已挂起', en: 'On hold' },
  'no-show': { zh: '过号', en: 'No-show' },
  served: { zh: '已办结', en: 'Served' },
  void: { zh: '已作废', en: 'Void' },
  closed: { zh: '已关闭', en: 'Closed' },
}

/** Why a ticket is the next one, or was called. */
const callReasonWords: Record<CallReason, Text> = {
  'first-come': { zh: '先到先办', en: 'First come' },
  'class-first': { zh: '类别优先', en: 'Class goes first' },
  'due-first': { zh: '时限最近', en: 'Due first' },
  'green-first': { zh: '绿色通道优先', en: 'Green channel first' },
  appointment: { zh: '预约到时', en: 'Appointment due' },
  'over-limit': { zh: '等候超过上限', en: 'Over its limit of waiting' },
  'late-in-turn': { zh: '已超目标，依次叫号', en: 'Past its target, in turn' },
  early: { zh: '预约提前，窗口空闲', en: 'Before the slot, window idle' },
  'given-number': { zh: '指定叫号', en: 'Called by number' },
  'bound-to-window': { zh: '指定本窗口', en: 'Bound for this window' },
}

/** The same of one ticket, with its figures: over which limit, for which slot (`time`, local). */
export function callWords(
  ticket: {
    readonly ticketNumber: string
    readonly reason: CallReason
    readonly limitMinutes: number | null
  },
  time: string | null,
): Text {
  const { ticketNumber: number, reason, limitMinutes } = ticket
  if (reason === 'over-limit' && limitMinutes !== null)
    return fillText(
      { zh: '{number}：等候超过 {minutes} 分钟上限', en: '{number}: over its limit of {minutes} min' },
      { number, minutes: limitMinutes },
    )
  if (reason === 'appointment' && time !== null)
    return fillText({ zh: '{number}：预约 {time}', en: '{number}: appointment {time}' }, { number, time })
  const words = callReasonWords[reason]
  return { zh: `${number}：${words.zh}`, en: `${number}: ${words.en}` }
}

/** Why a window is paused, as the staff see it. */
export const pauseReasonWords: Record<PauseReason, Text> = {
  break: { zh: '短暂休息', en: 'Short break' },
  lunch: { zh: '午间用餐', en: 'Lunch' },
  meeting: { zh: '开会', en: 'Meeting' },
  'system-fault': { zh: '系统故障', en: 'System fault' },
  'back-office': { zh: '后台处理', en: 'Back-office work' },
  other: { zh: '其他', en: 'Other' },
}

/** Why a ticket is on hold. */
export const holdReasonWords: Record<HoldReason, Text> = {
  'filling-forms': { zh: '填写表格', en: 'Filling in forms' },
  copying: { zh: '复印材料', en: 'Making copies' },
  'fetching-materials': { zh: '补取材料', en: 'Fetching papers' },
  paying: { zh: '缴费', en: 'Paying' },
  consulting: { zh: '咨询部门', en: 'Asking a department' },
  other: { zh: '其他', en: 'Other' },
}

/** How a service ended. */
export const outcomeWords: Record<CaseOutcome, Text> = {
  done: { zh: '当场办结', en: 'Done at once' },
  accepted: { zh: '已受理，后续办理', en: 'Accepted, decided later' },
  'materials-missing': { zh: '材料不全，一次性告知', en: 'Papers missing, visitor told' },
  advised: { zh: '咨询解答', en: 'Advice given' },
  refused: { zh: '不予受理', en: 'Refused' },
}

/** Why a ticket was made void. */
export const voidReasonWords: Record<VoidReason, Text> = {
  'visitor-left': { zh: '申请人已离开', en: 'Visitor has left' },
  mistake: { zh: '取错号', en: 'Taken by mistake' },
  duplicate: { zh: '重复取号', en: 'Taken twice' },
  'identity-mismatch': { zh: '证件与预约人不符', en: 'Not the person who booked' },
  other: { zh: '其他', en: 'Other' },
}

/** What staff are told of a ticket that came from a booking. */
export const bookedTexts = {
  checkDocument: { zh: '请核对证件', en: 'Check the document' },
  bookingNumber: { zh: '预约 {number}', en: 'Booking {number}' },
  slotPassed: { zh: '已过预约时段', en: 'after its slot' },
} as const satisfies Record<string, Text>

/** How many levels satisfied a rating is, 5 to 1. */
export const scoreWords: readonly Text[] = [
  { zh: '非常不满意', en: 'Very dissatisfied' },
  { zh: '不满意', en: 'Dissatisfied' },
  { zh: '基本满意', en: 'Fairly satisfied' },
  { zh: '满意', en: 'Satisfied' },
  { zh: '非常满意', en: 'Very satisfied' },
]

/** State of a ticket's paper. */
export const printWords = {
  none: { zh: '未打印', en: 'Not printed' },
  pending: { zh: '正在打印', en: 'Printing' },
  printed: { zh: '已打印', en: 'Printed' },
  blocked: { zh: '打印受阻，请检查纸和机盖', en: 'Printer blocked: check paper and cover' },
  failed: { zh: '打印失败，可补打', en: 'Print failed; reprint it' },
  unknown: { zh: '打印结果不明，请看出纸口', en: 'Print result unknown: look at the slot' },
  expired: { zh: '打印过期，可补打', en: 'Print expired; reprint it' },
} as const satisfies Record<string, Text>
