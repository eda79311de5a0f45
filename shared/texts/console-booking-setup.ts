import type { BookingRules } from '../booking/booking-setup.ts'
import type { Text } from '../text.ts'

/** What the set-up of booking says in general: its parts, its draft. */
export const setupTexts = {
  setup: { zh: '预约设置', en: 'Booking set-up' },
  openings: { zh: '开放安排', en: 'Openings' },
  exceptions: { zh: '例外日', en: 'Exceptions' },
  rules: { zh: '规则', en: 'Rules' },
  projects: { zh: '重点项目', en: 'Projects' },
  calendar: { zh: '工作日历', en: 'Calendar' },
  remove: { zh: '删除', en: 'Remove' },
  added: { zh: '新增', en: 'new' },
  changed: { zh: '已修改', en: 'changed' },
  save: { zh: '保存', en: 'Save' },
  saveAnyway: { zh: '仍要保存', en: 'Save anyway' },
  discard: { zh: '放弃修改', en: 'Discard' },
  noChange: { zh: '与已保存的设置一致。', en: 'As saved.' },
  changedNotSaved: {
    zh: '有修改尚未保存，左侧是保存后的样子。',
    en: 'Changed, not saved yet. The week shows what it would be.',
  },
  working: { zh: '正在计算修改后的时段…', en: 'Working out the slots…' },
  notValid: {
    zh: '这样的设置不能保存，请看上面的提示。',
    en: 'This cannot be saved; see what is said above.',
  },
  savedNow: { zh: '已保存，新的时段立即生效。', en: 'Saved. The new slots hold from now on.' },
  overtaken: {
    zh: '其他人刚刚保存了设置，您的修改还没有保存。',
    en: 'Somebody else has just saved the set-up. Your changes are not saved.',
  },
  reloadAndKeep: { zh: '载入最新设置，保留我的修改', en: 'Load theirs and keep my changes' },
  carriedOver: {
    zh: '已载入最新设置，您的修改仍在。请核对后再保存。',
    en: 'The newest set-up is here with your changes in it. Look at it, then save.',
  },
  carriedOverConflicts: (names: readonly string[]): Text => ({
    zh: `已载入最新设置。对方也改了：${names.join('、')}；这里保留的是您的修改，请核对后再保存。`,
    en: `The newest set-up is here. They changed as well: ${names.join(', ')}; your version stands. Look at it, then save.`,
  }),
  stranded: { zh: '{n} 个预约将失去时段', en: '{n} bookings would lose their slot' },
  strandedTitle: { zh: '{n} 个预约将失去时段', en: '{n} bookings would lose their slot' },
  strandedHint: {
    zh: '保存后这些预约仍然有效，但所在时段不再开放。要给他们改期或取消并发短信，请用“停办一天”。',
    en: 'They stay valid though their slot is no longer open. To move or cancel them with a message, use “Close a day”.',
  },
  strandedList: { zh: '将失去时段的预约', en: 'Bookings without a slot' },
  when: { zh: '时间', en: 'When' },
  number: { zh: '序号', en: 'Number' },
  matters: { zh: '事项', en: 'Matters' },
  notConfirmed: { zh: '未确认', en: 'not confirmed' },
  andMore: { zh: '还有 {n} 个', en: '{n} more' },
  numberWrong: { zh: '请输入 {min} 到 {max} 的整数', en: 'A whole number from {min} to {max}' },
  timeWrong: { zh: '时间写成 09:00', en: 'A time, as 09:00' },
  rulesHint: {
    zh: '这些规则会在预约前告诉申请人。',
    en: 'Visitors are told these rules before they book.',
  },
  ruleGroupBooking: { zh: '预约与取消', en: 'Booking and cancelling' },
  ruleGroupPerson: { zh: '每人限额', en: 'Limits per person' },
  ruleGroupNoShow: { zh: '迟到与未到', en: 'Late and missing visitors' },
  ruleGroupRepeat: { zh: '回访', en: 'Call-backs' },
} as const satisfies Record<string, Text | ((names: readonly string[]) => Text)>

const minutesUnit = { zh: '分钟', en: 'min' }
const daysUnit = { zh: '天', en: 'days' }
const timesUnit = { zh: '次', en: 'times' }
const bookingsUnit = { zh: '个', en: 'bookings' }

/** The rules of booking in plain words. */
export const ruleWords: Readonly<
  Record<keyof BookingRules, { readonly label: Text; readonly unit: Text; readonly hint: Text }>
> = {
  holdMinutes: {
    label: { zh: '选好时段后保留', en: 'A chosen place is held for' },
    unit: minutesUnit,
    hint: { zh: '超过仍未输入验证码，名额放回。', en: 'Without the code by then it goes back.' },
  },
  cancelUntilMinutes: {
    label: { zh: '最晚取消、改期：提前', en: 'Cancel or move until' },
    unit: { zh: '分钟', en: 'min before' },
    hint: { zh: '之后只能由工作人员办理。', en: 'Later only staff can.' },
  },
  releaseWithinMinutes: {
    label: { zh: '取消的名额随机放出，最晚', en: 'Cancelled places return at random within' },
    unit: minutesUnit,
    hint: { zh: '时刻不固定，黄牛无法守候。', en: 'At no fixed moment, so that touts cannot wait for it.' },
  },
  bookingsPerDay: {
    label: { zh: '每人每天最多', en: 'A day, at most' },
    unit: bookingsUnit,
    hint: { zh: '同一天的有效预约。', en: 'Open bookings for one day.' },
  },
  openBookings: {
    label: { zh: '每人同时最多', en: 'Open at once, at most' },
    unit: bookingsUnit,
    hint: { zh: '还没有办的预约总数。', en: 'All bookings still to come.' },
  },
  holdsPerDay: {
    label: { zh: '每人每天选时段最多', en: 'Places taken a day, at most' },
    unit: timesUnit,
    hint: { zh: '选了又放、反复占号的会被限制。', en: 'Stops who takes and lets go again and again.' },
  },
  mattersPerVisit: {
    label: { zh: '一次预约最多', en: 'Matters of one visit, at most' },
    unit: { zh: '项', en: 'matters' },
    hint: { zh: '时长相加，占用连续时段。', en: 'Their lengths add up to consecutive slots.' },
  },
  lateGraceMinutes: {
    label: { zh: '迟到仍算预约：', en: 'Late and still booked: up to' },
    unit: minutesUnit,
    hint: { zh: '再晚按现场取号排队。', en: 'Later, a walk-in from check-in.' },
  },
  noShowLimit: {
    label: { zh: '未到几次后暂停预约', en: 'Booking is suspended after' },
    unit: { zh: '次', en: 'no-shows' },
    hint: { zh: '只计预约未到。', en: 'Only missed bookings count.' },
  },
  noShowWithinDays: {
    label: { zh: '未到次数的统计期', en: 'Counted within' },
    unit: daysUnit,
    hint: { zh: '更早的不计。', en: 'Earlier ones do not count.' },
  },
  restrictionDays: {
    label: { zh: '暂停预约', en: 'Suspended for' },
    unit: daysUnit,
    hint: { zh: '期间仍可现场取号。', en: 'Tickets can still be taken in the hall.' },
  },
  repeatVisitDays: {
    label: { zh: '再次来办列入回访', en: 'Again within' },
    unit: daysUnit,
    hint: {
      zh: '同一人同一事项在此期间再来。',
      en: 'The same person for the same matter: to the call-backs.',
    },
  },
}

/** What the openings say. */
export const openingTexts = {
  add: { zh: '新增开放安排', en: 'New opening' },
  none: {
    zh: '还没有开放安排，申请人无法预约。新增一个即可开始。',
    en: 'There are no openings, so nobody can book. Add one to begin.',
  },
  validLine: { zh: '{id} · {from} 至 {to}', en: '{id} · {from} to {to}' },
  forProjects: { zh: '重点项目专用', en: 'key projects only' },
  allOpenings: { zh: '全部安排', en: 'All openings' },
  copy: { zh: '复制', en: 'Copy' },
  remove: { zh: '删除此安排', en: 'Remove this one' },
  what: { zh: '哪些事项、给谁', en: 'What, and for whom' },
  chooseServices: { zh: '选择事项', en: 'Choose services' },
  allServices: { zh: '全部事项', en: 'Every service' },
  andMore: { zh: '{names}等 {n} 项', en: '{names} and more: {n} in all' },
  servicesChosen: { zh: '已选 {n} 项', en: '{n} chosen' },
  servicesDone: { zh: '选好了', en: 'Done' },
  audience: { zh: '名额给谁', en: 'Places for' },
  everyone: { zh: '所有人', en: 'Everyone' },
  keyProjects: { zh: '重点项目（凭项目代码）', en: 'Key projects, by their code' },
  days: { zh: '哪些日子', en: 'Which days' },
  everyWeeks: { zh: '每几周一次', en: 'Every so many weeks' },
  weeksUnit: { zh: '周', en: 'weeks' },
  weekOfMonth: { zh: '每月第几个', en: 'Which of the month' },
  everyWeekOfMonth: { zh: '每一个', en: 'Each of them' },
  nthOfMonth: { zh: '第 {n} 个', en: 'No. {n}' },
  validFrom: { zh: '从哪天起', en: 'First day' },
  validTo: { zh: '到哪天止', en: 'Last day' },
  daysHint: {
    zh: '法定放假日不开放，除非在“例外日”开放；包含周一至周五的安排在调休上班日也开放。隔周从起始日所在的周算起。',
    en: 'Days off in the calendar stay closed unless an exception opens them; an opening of Mon to Fri opens on make-up days. Weeks are counted from the week of the first day.',
  },
  hours: { zh: '几点、多少名额', en: 'Hours and places' },
  opens: { zh: '开始', en: 'From' },
  closes: { zh: '结束', en: 'Until' },
  slotLength: { zh: '每个时段', en: 'One slot' },
  places: { zh: '公开名额', en: 'Public places' },
  staffPlaces: { zh: '工作人员名额', en: 'Staff places' },
  placesUnit: { zh: '个/时段', en: 'a slot' },
  placesHint: {
    zh: '工作人员名额只能由导办台代约，留给没有手机的人。',
    en: 'Staff places are given at the desk only, to those without a phone.',
  },
  ahead: { zh: '提前多久可约', en: 'How far ahead' },
  aheadFrom: { zh: '最少提前', en: 'At least' },
  aheadTo: { zh: '最多提前', en: 'At most' },
  daysUnit: { zh: '天', en: 'days' },
  releaseAt: { zh: '最后一天放号', en: 'Last day opens at' },
  daysCounted: { zh: '天数怎么算', en: 'Days counted' },
  calendarDays: { zh: '自然日（每天都算）', en: 'Calendar days, every day' },
  workingDays: { zh: '工作日（周末、放假不算，调休上班算）', en: 'Working days, make-up days included' },
  aheadHint: { zh: '今天是第 0 天。', en: 'Today is day 0.' },
  id: { zh: '编号', en: 'Id' },
  idHint: {
    zh: '小写字母、数字和连字符，保存后不再改变。',
    en: 'Small letters, digits, hyphens. Fixed once saved.',
  },
  idWrong: {
    zh: '编号用小写字母、数字和连字符，且不能重复。',
    en: 'Small letters, digits and hyphens, and not used twice.',
  },
  idIs: { zh: '编号：{id}', en: 'Id: {id}' },
  everyDay: { zh: '每天', en: 'Every day' },
  fromTo: { zh: '{first}至{last}', en: '{first} to {last}' },
  everyNWeeks: { zh: '每 {n} 周的{days}', en: '{days} every {n} weeks' },
  nthWeek: { zh: '每月第 {n} 个{days}', en: '{days}, no. {n} of the month' },
  placesOnly: { zh: '每 {minutes} 分钟 {places} 个名额', en: '{places} places every {minutes} min' },
  placesWithStaff: {
    zh: '每 {minutes} 分钟 {places} 个名额，另留 {staff} 个给工作人员',
    en: '{places} places every {minutes} min, {staff} more for staff',
  },
  aheadCalendar: { zh: '提前 {from}–{to} 天，{at} 放号', en: '{from} to {to} days ahead, released at {at}' },
  aheadWorking: {
    zh: '提前 {from}–{to} 个工作日，{at} 放号',
    en: '{from} to {to} working days ahead, released at {at}',
  },
  faultCloses: { zh: '结束时间要晚于开始时间。', en: 'It has to end after it begins.' },
  faultValid: { zh: '截止日期不能早于起始日期。', en: 'The last day cannot be before the first.' },
  faultAhead: { zh: '最多提前的天数不能小于最少提前。', en: '“At most” cannot be less than “at least”.' },
  faultWeekdays: { zh: '至少选择一个星期几。', en: 'Choose at least one weekday.' },
  faultServices: { zh: '至少选择一个事项。', en: 'Choose at least one service.' },
  faultPlaces: { zh: '公开名额和工作人员名额不能都是 0。', en: 'Public and staff places cannot both be 0.' },
  faultSlot: { zh: '开放时间放不下一个时段。', en: 'The hours do not hold a single slot.' },
} as const satisfies Record<string, Text>

/** What the list of key projects says. */
export const projectTexts = {
  hint: {
    zh: '清单上的项目凭代码预约专用名额，走绿色通道。',
    en: 'Projects on this list book places of their own by code, and go by the green channel.',
  },
  code: { zh: '项目代码', en: 'Project code' },
  name: { zh: '项目名称', en: 'Project name' },
  add: { zh: '加入清单', en: 'Add to the list' },
  codeWrong: {
    zh: '项目代码是 6 至 40 位大写字母、数字或连字符。',
    en: 'A project code has 6 to 40 capital letters, digits or hyphens.',
  },
  nameMissing: { zh: '请填写项目名称。', en: 'Enter the project’s name.' },
  codeTaken: { zh: '这个项目已在清单上。', en: 'This project is on the list already.' },
  listFull: { zh: '清单最多 {limit} 个项目。', en: 'The list takes {limit} projects at most.' },
  search: { zh: '按代码或名称查找', en: 'Find by code or name' },
  none: { zh: '清单还是空的。', en: 'The list is empty.' },
  noneFits: { zh: '没有符合的项目。', en: 'No project fits.' },
  count: { zh: '{n} 个项目（最多 {limit}）', en: '{n} projects, {limit} at most' },
} as const satisfies Record<string, Text>

/** What the working calendar says. */
export const calendarTexts = {
  hint: {
    zh: '每年的放假和调休上班日以国务院办公厅通知为准，通常在前一年 11 月公布。没有录入的年份不开放预约。',
    en: 'Days off and make-up days follow the yearly notice of the State Council, usually out in November. A year that is not entered takes no bookings.',
  },
  missing: {
    zh: '{year} 年还没有录入，该年的日期不能预约。',
    en: '{year} is not entered: its days cannot be booked.',
  },
  add: { zh: '录入 {year} 年', en: 'Enter {year}' },
  edit: { zh: '修改 {year} 年', en: 'Change {year}' },
  counts: { zh: '年：放假 {off} 天，调休上班 {work} 天', en: ': {off} days off, {work} make-up days' },
  off: { zh: '放假', en: 'Days off' },
  work: { zh: '调休上班', en: 'Make-up days, worked' },
  back: { zh: '返回', en: 'Back' },
  yearTitle: { zh: '{year} 年放假与调休', en: 'Days off and make-up days of {year}' },
  notice: { zh: '粘贴放假通知全文，自动填写', en: 'Paste the notice in Chinese, and the rest is filled in' },
  noticeExample: {
    zh: '1月1日（周五）至3日（周日）放假，共3天。…2月20日（周六）上班。',
    en: '1月1日（周五）至3日（周日）放假，共3天。…2月20日（周六）上班。',
  },
  typeHint: {
    zh: '或逐个填写，如 2月6日至12日、2027-05-01，用逗号、空格或换行分开。周末放假不必写。',
    en: 'Or type them, as 2027-02-06~2027-02-12 or 2027-05-01, apart by commas, spaces or lines. Ordinary weekends need not be there.',
  },
  read: { zh: '读到 {n} 天。', en: '{n} days read.' },
  unread: { zh: '看不懂：{words}', en: 'Not understood: {words}' },
  both: { zh: '{dates} 既放假又上班，请核对。', en: '{dates}: both off and worked. Check them.' },
  take: { zh: '写入草稿', en: 'Put into the draft' },
} as const satisfies Record<string, Text>
