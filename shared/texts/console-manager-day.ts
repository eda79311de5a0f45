import type { Text } from '../text.ts'

/** What the manager's page says of notices, undoing, the day's curve, booking load and negative ratings. */
export const managerDayTexts = {
  // The parts beside the windows.
  parts: { zh: '大厅各方面', en: 'Parts of the hall' },
  steerTab: { zh: '调度', en: 'Steer' },
  dayTab: { zh: '今日', en: 'Day' },
  ratingsTab: { zh: '评价', en: 'Ratings' },
  devicesTab: { zh: '设备', en: 'Devices' },
  noticesTab: { zh: '公告', en: 'Notices' },
  tabOver: { zh: '{n} 人超时', en: '{n} over the target' },
  tabNegative: { zh: '{n} 条差评', en: '{n} negative' },
  tabFaults: { zh: '{n} 台故障', en: '{n} faulty' },
  tabNotices: { zh: '{n} 条在显示', en: '{n} shown' },
  // Windows by what they do.
  phases: { zh: '只看', en: 'Show only' },
  phaseServing: { zh: '办理中', en: 'Serving' },
  phaseLong: { zh: '办理过久', en: 'Too long' },
  phaseCalled: { zh: '已叫号', en: 'Called' },
  phaseIdle: { zh: '空闲', en: 'Idle' },
  phasePaused: { zh: '暂停', en: 'Paused' },
  phaseClosed: { zh: '未开放', en: 'Closed' },
  calledBrief: { zh: '叫 {n}', en: 'call {n}' },
  minutesBrief: { zh: '{n} 分', en: '{n} min' },
  backAt: { zh: '{time} 回来 · {reason}', en: 'Back {time} · {reason}' },
  // Queues.
  columnWaiting: { zh: '等候', en: 'Queue' },
  columnLongest: { zh: '最长', en: 'Max' },
  columnRange: { zh: '现取号', en: 'Expect' },
  columnOver: { zh: '超时', en: 'Over' },
  longestOfTarget: { zh: '已等 {n} / 目标 {target} 分钟', en: 'waited {n}, target {target} min' },
  expectedNow: { zh: '现取号约等 {range} 分钟', en: 'now: {range} min' },
  expectedUnknown: { zh: '预计等候未知', en: 'expected wait unknown' },
  // Giving a service to a window.
  give: { zh: '派窗口', en: 'To a window' },
  giveTitle: { zh: '让哪个窗口增办“{service}”？', en: 'Which window also takes “{service}”?' },
  giveHint: {
    zh: '从下一次叫号起生效，可以撤销。',
    en: 'In force from the next call on; it can be undone.',
  },
  dragHint: {
    zh: '把“{service}”放到要增办它的窗口上',
    en: 'Drop “{service}” on the window that shall take it',
  },
  takesIt: { zh: '已受理', en: 'takes it' },
  everyWindowTakes: {
    zh: '所有窗口都已受理这个事项。',
    en: 'Every window takes this service already.',
  },
  // Undoing.
  undo: { zh: '撤销', en: 'Undo' },
  gave: { zh: '{number} 号窗口增办“{service}”', en: 'Window {number} also takes “{service}”' },
  changed: { zh: '已调整 {number} 号窗口的受理事项', en: 'Services of window {number} changed' },
  paused: { zh: '已暂停 {number} 号窗口', en: 'Window {number} paused' },
  resumed: { zh: '已恢复 {number} 号窗口', en: 'Window {number} resumed' },
  signedOut: { zh: '已签退 {number} 号窗口', en: 'Window {number} signed out' },
  opened: { zh: '已开放 {number} 号窗口', en: 'Window {number} opened' },
  moved: { zh: '已采用：{move}', en: 'Accepted: {move}' },
  posted: { zh: '公告已发布', en: 'Notice posted' },
  withdrew: { zh: '公告已撤下', en: 'Notice withdrawn' },
  // Notices.
  noticesTitle: { zh: '大屏公告', en: 'Notices on the boards' },
  noNotice: { zh: '大屏上没有公告。', en: 'The boards show no notice.' },
  newNotice: { zh: '发布公告', en: 'Post a notice' },
  noticeZh: { zh: '中文（最多 120 字）', en: 'Chinese (120 characters at most)' },
  noticeEn: { zh: '英文（可不填）', en: 'English (may be left empty)' },
  noticeZone: { zh: '显示在', en: 'Where' },
  noticeUntil: { zh: '显示到', en: 'Until' },
  allZones: { zh: '全部大屏', en: 'All boards' },
  untilWithdrawn: { zh: '撤下为止', en: 'Withdrawn by hand' },
  forMinutes: { zh: '{time}（{n} 分钟）', en: '{time} ({n} min)' },
  forHours: { zh: '{time}（{n} 小时）', en: '{time} ({n} h)' },
  readyMade: { zh: '常用公告', en: 'Ready-made' },
  post: { zh: '发布', en: 'Post' },
  withdraw: { zh: '撤下', en: 'Withdraw' },
  untilTime: { zh: '到 {time}', en: 'until {time}' },
  writeFirst: { zh: '请先填写中文内容。', en: 'Write the Chinese text first.' },
  // The curve.
  curveTitle: { zh: '今日等候', en: 'Waiting today' },
  curveWaiting: { zh: '等候人数', en: 'People waiting' },
  curveWaits: { zh: '等候时间（分钟）', en: 'Waits of those called (min)' },
  curveMean: { zh: '平均', en: 'Mean' },
  curveLongest: { zh: '最长', en: 'Longest' },
  curveNone: { zh: '今天还没有人取号。', en: 'Nobody has taken a ticket yet today.' },
  curvePeak: {
    zh: '最多 {n} 人（{time}）；最长等候 {minutes} 分钟（{longestAt} 叫号）',
    en: 'Most: {n} at {time}; longest wait {minutes} min (called {longestAt})',
  },
  curveTable: { zh: '以表格查看', en: 'As a table' },
  curveTime: { zh: '时间', en: 'From' },
  curveCalled: { zh: '叫号', en: 'Called' },
  // Booking load.
  loadTitle: { zh: '预约', en: 'Bookings' },
  loadToday: { zh: '今天', en: 'Today' },
  loadTomorrow: { zh: '明天', en: 'Tomorrow' },
  loadSum: { zh: '已约 {taken} / {places}', en: '{taken} of {places} booked' },
  loadArrived: { zh: '已到 {n}', en: '{n} arrived' },
  loadClosed: { zh: '不开放预约', en: 'No slots' },
  loadSlot: { zh: '{start} 已约 {taken} / {places}', en: '{start}: {taken} of {places}' },
  // Devices.
  moreDevices: { zh: '另有 {n} 台故障', en: '{n} more are faulty' },
  // Ratings.
  negativeTitle: { zh: '今日差评', en: 'Negative today' },
  noNegative: { zh: '今天没有差评。', en: 'No negative rating today.' },
  negativeHint: {
    zh: '差评须核实并反馈；有预约信息的须全部回访。',
    en: 'Each is to be verified and answered; visitors with a booking are all to be called back.',
  },
  negativeFacts: { zh: '{window} 号窗口 · {clerk}', en: 'Window {window}, {clerk}' },
  negativeWaited: { zh: '等候 {n} 分钟', en: 'waited {n} min' },
  negativeNamed: { zh: '可回访', en: 'can be called' },
  negativeUnnamed: { zh: '未留信息', en: 'unnamed' },
  toWindow: { zh: '查看窗口', en: 'Window' },
  callBacks: { zh: '回访名单', en: 'Call-backs' },
  callBacksOpen: { zh: '{n} 人待回访', en: '{n} to call' },
  noCallBacks: { zh: '没有待回访的人。', en: 'Nobody to call back.' },
  callBackLine: { zh: '{service}，同一事项再次来办', en: '{service}: came again' },
  handleCallBacks: { zh: '去回访', en: 'Handle' },
} as const satisfies Record<string, Text>

/** Notices that halls often need, ready to be posted. */
export const readyNotices: readonly Text[] = [
  { zh: '业务系统故障，正在抢修，请耐心等候。', en: 'A system is down and being repaired. Please wait.' },
  {
    zh: '今日办事人数较多，等候时间较长，敬请谅解。',
    en: 'The hall is busy today; waits are longer than usual.',
  },
  { zh: '今日取号即将结束，请尽快取号。', en: 'Tickets will soon end for today. Please take yours now.' },
  {
    zh: '部分事项可在自助终端或手机办理，请咨询导办员。',
    en: 'Some services work at a terminal or on your phone: ask a guide.',
  },
  {
    zh: '消防演练即将开始，请听从工作人员指引。',
    en: 'A fire drill is about to begin. Please follow the staff.',
  },
]
