import type { Text } from '../text.ts'

/** What the week says. */
export const weekTexts = {
  week: { zh: '一周', en: 'The week' },
  table: { zh: '一周的时段和名额', en: 'Slots and places of the week' },
  previous: { zh: '上一周', en: 'Previous week' },
  next: { zh: '下一周', en: 'Next week' },
  weekOf: { zh: '{year} 年 {from} – {to}，第 {n} 周', en: '{from} – {to} {year}, week {n}' },
  goToDate: { zh: '跳到日期', en: 'Go to a date' },
  shownOpenings: { zh: '显示哪些安排', en: 'Openings shown' },
  allOpenings: { zh: '全部安排', en: 'All openings' },
  time: { zh: '时间', en: 'Time' },
  noSlots: { zh: '没有时段', en: 'No slots' },
  noSlotsAtAll: {
    zh: '这一周没有可预约的时段，原因见每天的标注。',
    en: 'This week has no slots; each day says why.',
  },
  cell: {
    zh: '已约 {taken}，公开名额 {places}，工作人员名额 {staff}',
    en: '{taken} taken, {places} public places, {staff} staff places',
  },
  full: { zh: '满', en: 'full' },
  strandedHere: { zh: '{n} 个落空', en: '{n} without a slot' },
  legend: {
    zh: '已约 / 公开名额 + 工作人员名额。点日期可设例外。',
    en: 'Taken / public places + staff places. Press a day for its exceptions.',
  },
} as const satisfies Record<string, Text>

/** What days and exceptions say. */
export const dayTexts = {
  unknownYear: { zh: '{year} 年日历未录入', en: 'calendar of {year} unknown' },
  unknownYearHint: {
    zh: '系统不知道 {year} 年哪些日子放假调休，所以不开放。请在“工作日历”录入该年。',
    en: 'Which days of {year} are off is not known, so none opens. Enter the year under “Calendar”.',
  },
  off: { zh: '放假', en: 'day off' },
  makeUp: { zh: '调休上班', en: 'make-up day' },
  weekend: { zh: '周末', en: 'weekend' },
  working: { zh: '工作日', en: 'working day' },
  noOpening: { zh: '没有开放安排', en: 'no opening' },
  closedWhole: { zh: '例外：全天停办', en: 'exception: closed' },
  openWhole: { zh: '例外：开放', en: 'exception: open' },
  closedPart: { zh: '例外：{from}–{to} 停办', en: 'exception: closed {from}–{to}' },
  openPart: { zh: '例外：加开 {from}–{to}', en: 'exception: open {from}–{to}' },
  openingsHere: { zh: '这一天的开放安排', en: 'Openings of this day' },
  slotCount: { zh: '{n} 个时段', en: '{n} slots' },
  exceptionsHere: { zh: '这一天的例外', en: 'Exceptions of this day' },
  noException: { zh: '没有例外，按开放安排和工作日历。', en: 'None: openings and calendar hold.' },
  addException: { zh: '增加例外', en: 'Add an exception' },
  draftHint: { zh: '修改先记在草稿里，保存后才生效。', en: 'Changes are a draft until they are saved.' },
  date: { zh: '日期', en: 'Day' },
  kind: { zh: '做什么', en: 'What' },
  kindClosed: { zh: '停办', en: 'Close' },
  kindOpen: { zh: '加开', en: 'Open besides' },
  part: { zh: '范围', en: 'How much' },
  partWhole: { zh: '全天', en: 'The whole day' },
  partPart: { zh: '部分时间', en: 'A part of it' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'Until' },
  closedHint: {
    zh: '对所有开放安排有效。已约的人不会自动改期，要改期请用“停办一天”。',
    en: 'Holds for all openings. Who has booked is not moved; for that use “Close a day”.',
  },
  openWholeHint: {
    zh: '这一天按各开放安排原来的钟点开放，周末和放假日也开放。',
    en: 'All openings open that day at their usual hours, even on a weekend or day off.',
  },
  openPartHint: {
    zh: '所有开放安排在这段时间加开，每个时段名额不变。',
    en: 'All openings open in these hours as well, with their usual places a slot.',
  },
  faultHours: { zh: '结束时间要晚于开始时间。', en: 'The end comes after the begin.' },
  exceptionsHint: {
    zh: '与开放安排不同的日子。也可以在左侧周视图点日期添加。',
    en: 'Days that differ from the openings. You can also press a day in the week.',
  },
  noneComing: { zh: '今后没有例外。', en: 'No exceptions to come.' },
  past: { zh: '另有 {n} 个已过去的例外。', en: '{n} past ones besides.' },
  removePast: { zh: '清理', en: 'Clear them' },
} as const satisfies Record<string, Text>
