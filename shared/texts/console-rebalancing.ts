import type { Text } from '../text.ts'

/** What the manager's page says of the hour ahead, suggested moves and tomorrow's staffing. */
export const rebalancingTexts = {
  // Warnings.
  warnings: { zh: '预警', en: 'Warnings' },
  willPass: { zh: '{time} 将超过 {minutes} 分钟', en: 'past {minutes} min at {time}' },
  passesNow: { zh: '正超过 {minutes} 分钟', en: 'past {minutes} min now' },
  booked: { zh: '{what}（预约）', en: '{what} (booked)' },
  green: { zh: '{what}（绿色通道）', en: '{what} (green channel)' },
  more: { zh: '另有 {n} 处', en: '{n} more' },
  // The hour ahead.
  ahead: { zh: '未来一小时', en: 'The hour ahead' },
  asOf: { zh: '{time} 推演', en: 'simulated {time}' },
  notYet: {
    zh: '暂无推演结果。有人等候后约半分钟出现。',
    en: 'No simulation yet. It comes half a minute after people wait.',
  },
  again: { zh: '已调整，正在重新推演…', en: 'A move was made: looking ahead again…' },
  calm: { zh: '预计无人超时', en: 'Nobody is expected to wait too long' },
  ifNothing: {
    zh: '不调整：预计超时 {late} 人，最长等候 {worst}',
    en: 'As it is: {late} late, longest wait {worst}',
  },
  noSuggestion: { zh: '没有能明显减少超时的调整。', en: 'No move would clearly spare late visitors.' },
  suggestions: { zh: '建议的调整', en: 'Suggested moves' },
  accept: { zh: '采用', en: 'Accept' },
  undo: { zh: '撤销', en: 'Undo' },
  lateFigures: { zh: '超时', en: 'Late' },
  people: { zh: '人', en: 'people' },
  spared: { zh: '少 {n}（95% 区间 {low}–{high}）', en: '{n} fewer (95%: {low} to {high})' },
  worstFigures: { zh: '最长等候', en: 'Longest wait' },
  becomes: { zh: '变为', en: 'to' },
  chooseClerk: { zh: '由谁开放 {number} 号窗口', en: 'Who opens window {number}' },
  // Moves in words.
  open: { zh: '开放 {number} 号窗口', en: 'Open window {number}' },
  resume: { zh: '请 {number} 号窗口人员提前回来', en: 'Call the clerk of window {number} back' },
  sendClerk: {
    zh: '{from} 号窗口人员转到 {number} 号窗口',
    en: 'Move the clerk of window {from} to window {number}',
  },
  delay: {
    zh: '{number} 号窗口 {time} 的休息推迟 {minutes} 分钟',
    en: 'Put the {time} break of window {number} off by {minutes} min',
  },
  added: { zh: '{number} 号窗口增办{what}', en: 'Window {number} also takes {what}' },
  dropped: { zh: '{number} 号窗口只办{what}', en: 'Window {number} takes only {what}' },
  comprehensive: { zh: '{number} 号窗口改为无差别综合窗口', en: 'Window {number} takes any service' },
  andMore: { zh: '{what}等 {n} 项', en: '{what} and {n} more' },
  // Accepted moves.
  running: { zh: '已采用', en: 'Accepted' },
  tellOpen: { zh: '请通知{clerk}到 {number} 号窗口。', en: 'Tell {clerk} to go to window {number}.' },
  tellBack: {
    zh: '请通知 {number} 号窗口人员回到窗口。',
    en: 'Tell the clerk of window {number} to come back.',
  },
  tellBreak: {
    zh: '请告知 {number} 号窗口：休息改到 {time}。',
    en: 'Tell window {number}: the break is at {time}.',
  },
  history: { zh: '今日调整（{n}）', en: "Today's moves ({n})" },
  historyTitle: { zh: '今日调整：预测与实际', en: "Today's moves: predicted and real" },
  historyHint: {
    zh: '“不调整”的情形只能推演，无法验证；能与实际核对的是“调整后”。区间为十次中九次。',
    en: 'What would have been without the move is only simulated; what can be checked is the hour with it. Ranges hold nine times in ten.',
  },
  noHistory: { zh: '今天还没有采用过建议。', en: 'No suggestion was accepted today.' },
  when: { zh: '时间', en: 'Time' },
  move: { zh: '调整', en: 'Move' },
  predictedWithout: { zh: '推演：不调整', en: 'Simulated without' },
  predictedWith: { zh: '预测：调整后', en: 'Predicted with' },
  real: { zh: '实际', en: 'Real' },
  by: { zh: '操作人', en: 'By' },
  hourRuns: { zh: '{time} 后可核对', en: 'known at {time}' },
  undone: { zh: '已撤销', en: 'undone' },
  overtaken: { zh: '之后窗口又有改动', en: 'the window was changed since' },
  mixed: { zh: '一小时内另有调整，效果合在一起', en: 'another move fell into the hour; effects are mixed' },
  lateOf: { zh: '超时 {late} 人', en: '{late} late' },
  lateRange: { zh: '超时 {late} 人（{low}–{high}）', en: '{late} late ({low} to {high})' },
  longestOf: { zh: '最长 {worst}', en: 'longest {worst}' },
  // A window that is opened by hand.
  openWith: { zh: '安排人员开放', en: 'Open with a clerk' },
  openWithTitle: { zh: '由谁开放 {number} 号窗口？', en: 'Who opens window {number}?' },
  notSignedIn: { zh: '未登录', en: 'not signed in' },
  nobodyFree: { zh: '所有窗口人员都已在窗口。', en: 'Every clerk is at a window.' },
  // The staffing of the next working day.
  staffing: { zh: '排班建议', en: 'Staffing' },
  staffingTitle: { zh: '{date} 排班建议', en: 'Staffing for {date}' },
  staffingFor: { zh: '下一工作日排班建议', en: 'Staffing for the next working day' },
  staffingUnknown: {
    zh: '还没有往日客流资料，无法给出排班建议。请系统管理员设置 DEMAND_PROFILE。',
    en: 'Nothing is known of like days, so no staffing can be given. The administrator sets DEMAND_PROFILE.',
  },
  staffingWorking: {
    zh: '正在按预约和往日客流推演，请稍候…',
    en: 'Simulating from the bookings and like days…',
  },
  staffingFailed: { zh: '这次没有算出结果，正在重试…', en: 'It came to nothing; trying again…' },
  staffingHint: {
    zh: '按已有预约和往日同类客流推演。预计来 {visitors} 人，已有预约 {booked} 个。',
    en: 'Simulated from the bookings so far and like days. About {visitors} visitors, {booked} bookings so far.',
  },
  windowHours: {
    zh: '建议 {needed} 窗口·小时，现计划 {planned}。',
    en: '{needed} window-hours suggested, {planned} planned.',
  },
  notMet: {
    zh: '检验时没有达到全部目标，见下。',
    en: 'Not every target was met on the days that check it, see below.',
  },
  targetLine: {
    zh: '{class}：{minutes} 分钟内叫到 {mean}（95% 区间 {low}–{high}，目标 {share}）',
    en: '{class}: {mean} within {minutes} min (95% interval {low} to {high}, target {share})',
  },
  windowsOfKind: { zh: '与 {numbers} 号相同', en: 'Like window {numbers}' },
  anyKind: { zh: '无差别综合窗口', en: 'Comprehensive' },
  from: { zh: '时段', en: 'From' },
  allNeeded: { zh: '建议开放', en: 'Suggested' },
  allPlanned: { zh: '现计划', en: 'Planned' },
  // The report.
  report: { zh: '当日报告', en: 'Day report' },
} as const satisfies Record<string, Text>
