import type { CallOrderName } from '../hall-definition.ts'
import type { Text } from '../text.ts'

/** The call orders as the report names them; the name of the setting stands beside. */
export const callOrderWords: Record<CallOrderName, Text> = {
  fifo: { zh: '先到先办', en: 'First come' },
  strict: { zh: '类别优先', en: 'Class first' },
  slack: { zh: '按已等占目标之比', en: 'Most of target used' },
  deadline: { zh: '最早到限', en: 'Earliest deadline' },
  hall: { zh: '厅序规则', en: 'Rule of the hall' },
}

/** What became of a visitor. */
export const outcomeWords = {
  served: { zh: '已办', en: 'served' },
  left: { zh: '等不及离开', en: 'left waiting' },
  unserved: { zh: '到闭厅未办', en: 'unserved at closing' },
} as const satisfies Record<string, Text>

/** Headings and words of the report of a day. */
export const reportTexts = {
  kind: { zh: '厅序 · 一日报告', en: 'Tingxu · report of a day' },
  contents: { zh: '目录', en: 'Contents' },
  plan: { zh: '窗口安排', en: 'Plan' },
  day: { zh: '来客数据', en: 'Day' },
  rule: { zh: '叫号规则', en: 'Call order' },
  madeAt: { zh: '生成时间', en: 'Made' },
  source: { zh: '数据来源', en: 'Source' },
  noSource: { zh: '未注明', en: 'not stated' },

  overview: { zh: '总览', en: 'Overview' },
  inTarget: { zh: '达标率', en: 'in target' },
  inTargetHead: { zh: '达标率', en: 'In target' },
  inTargetOf: {
    zh: '{n} 位来客中，{met} 位在所属类别的目标时间内开始办理',
    en: '{met} of {n} visitors were called within the target of their class and served',
  },
  visitors: { zh: '来客', en: 'Visitors' },
  served: { zh: '已办', en: 'Served' },
  left: { zh: '等不及离开', en: 'Left' },
  unserved: { zh: '到闭厅未办', en: 'Unserved' },
  waits: { zh: '等候，分钟', en: 'Wait, minutes' },
  mean: { zh: '平均', en: 'Mean' },
  p50: { zh: '半数以内', en: 'Half within' },
  p90: { zh: '九成以内', en: '90% within' },
  p99: { zh: '99% 以内', en: '99% within' },
  max: { zh: '最长', en: 'Longest' },
  nobody: { zh: '这一天没有来客。', en: 'Nobody came on this day.' },

  behindMean: { zh: '平均数看不到的', en: 'What the average hides' },
  busiest: { zh: '最忙半小时', en: 'Busiest half hour' },
  slowest: { zh: '等候最久半小时', en: 'Slowest half hour' },
  worstService: { zh: '达标最差事项', en: 'Worst service' },
  extreme: {
    zh: '{n} 人到达，平均等 {mean} 分，九成在 {p90} 分以内，最长 {max} 分；达标 {inTarget}',
    en: '{n} arrived; mean wait {mean} min, 90% within {p90}, longest {max}; {inTarget} in target',
  },

  byClass: { zh: '各类来客与目标', en: 'Classes against their targets' },
  class: { zh: '类别', en: 'Class' },
  target: { zh: '目标', en: 'Target' },
  targetLine: { zh: '目标 {minutes}', en: 'target {minutes}' },
  all: { zh: '全部', en: 'All' },
  minutes: { zh: '分钟', en: 'min' },
  people: { zh: '人', en: 'people' },

  halfHours: { zh: '每半小时的等候', en: 'Waits by half hour' },
  halfHoursCaption: {
    zh: '{class}：按到达的半小时，浅色到半数、深色到九成来客的等候（分钟）；虚线为目标，深色越过虚线即有一成以上超时。',
    en: '{class}: by half hour of arrival, the wait that half (light) and 90% (dark) of the visitors stay within, in minutes. The dashed line is the target: dark above it means more than one in ten waited longer.',
  },
  halfHour: { zh: '半小时', en: 'Half hour' },
  legendHalf: { zh: '半数来客等候不超过', en: 'Half wait no longer' },
  legendNinety: { zh: '九成来客等候不超过', en: '90% wait no longer' },
  legendTarget: { zh: '类别目标', en: 'Target of the class' },
  halfHourNumbers: { zh: '数字表：每半小时的等候，分钟', en: 'The numbers: waits by half hour, minutes' },

  queue: { zh: '排队人数', en: 'Queue length' },
  queueCaption: {
    zh: '每分钟取排队最多的一刻，按类别叠加。预约提前到的，到预约时段前不计入排队，另画为虚线“提前到”。',
    en: 'Each minute at its fullest moment, classes stacked. Appointments that came before their slot are not in the queue until the slot; the dashed line shows them apart, as early.',
  },
  early: { zh: '提前到', en: 'Early' },
  queueLongest: { zh: '{at} 最长，{n} 人', en: 'longest at {at}: {n}' },
  queueTotal: { zh: '合计', en: 'Total' },
  queueNumbers: {
    zh: '数字表：每半小时排队最多的一刻',
    en: 'The numbers: the fullest moment of each half hour',
  },
  neverQueued: { zh: '这一天没有人排队。', en: 'Nobody queued on this day.' },

  services: { zh: '各事项达标', en: 'Share in target by service' },
  servicesCaption: {
    zh: '达标最低的在前；人数少的事项，一位超时就能改变比例。等候单位为分钟。',
    en: 'Lowest first; where few came, one late visitor changes the share. Waits in minutes.',
  },
  service: { zh: '事项', en: 'Service' },

  policies: { zh: '叫号规则比较', en: 'Call orders side by side' },
  policiesCaption: {
    zh: '同一天、同样的来客和窗口，只换叫号规则。等候单位为分钟；每列最好的一项加粗并带圆点。',
    en: 'The same day, visitors and windows under each call order. Waits in minutes; the best of each column is bold, with a dot.',
  },
  notServed: { zh: '没有办上', en: 'Not served' },
  reported: { zh: '本报告', en: 'this report' },
  paired: { zh: '逐位配对的差别', en: 'Differences, visitor by visitor' },
  pairedCaption: {
    zh: '“{policy}”减去所列规则，同一位来客两两相比，附 95% 置信区间；负数表示“{policy}”等得更短。',
    en: '"{policy}" minus the order of the row, each visitor compared with the same one, with 95% confidence intervals; negative means that "{policy}" waits less.',
  },
  pairedWith: { zh: '相比', en: 'Compared with' },
  pairs: { zh: '配对数', en: 'Pairs' },
  waitDifference: { zh: '等候之差，分钟', en: 'Difference of wait, minutes' },
  shorterBy: { zh: '少等 1 分以上', en: 'Over 1 min less' },
  longerBy: { zh: '多等 1 分以上', en: 'Over 1 min more' },
  inTargetDifference: { zh: '达标之差，百分点', en: 'In target, points' },
  lessWait: { zh: '更短', en: 'shorter' },
  moreWait: { zh: '更长', en: 'longer' },
  noDifference: { zh: '无明显差别', en: 'no clear difference' },

  longest: { zh: '最长的等候', en: 'The longest waits' },
  longestCaption: {
    zh: '等得最久的 {n} 位及原因，没等到办理的也算在内。',
    en: 'The {n} visitors who waited longest and why, those never served among them.',
  },
  longestNone: { zh: '没有人需要等候。', en: 'Nobody had to wait.' },
  queuedAt: { zh: '{at} 开始等候', en: 'queued at {at}' },
  servedAt: { zh: '在 {window} 办理', en: 'served at {window}' },
  window: { zh: '窗口', en: 'Window' },
  why: { zh: '原因', en: 'Why' },
  whyWindows: {
    zh: '能办的窗口 {windows} 个，其间有人值守 {staffed} 个',
    en: '{windows} windows take it, {staffed} of them staffed during the wait',
  },
  whyNoWindow: { zh: '没有窗口能办这个事项', en: 'no window takes this service' },
  whyAhead: { zh: '前面 {ahead} 人', en: '{ahead} ahead' },
  whyOvertaken: {
    zh: '后来先叫 {n} 人（{classes}）',
    en: '{n} who queued later were called first ({classes})',
  },
  classCount: { zh: '{class} {n}', en: '{class} {n}' },
  whyNobodyOvertook: { zh: '没有人后来先叫', en: 'nobody was called past' },

  windows: { zh: '窗口使用', en: 'Use of the windows' },
  windowsCaption: {
    zh: '浅底为值守时间，色块为正在办理，露出浅底处为空闲；绿色通道画得更高，便于黑白打印辨认。',
    en: 'Pale: staffed. Blocks: serving, by class. Pale left bare: idle. The green channel is drawn taller, to be told apart in grey print.',
  },
  windowsTotal: {
    zh: '{windows} 个窗口，值守 {hours} 小时，利用率 {utilisation}',
    en: '{windows} windows, {hours} staffed hours, {utilisation} used',
  },
  takes: { zh: '办理', en: 'Takes' },
  comprehensive: { zh: '无差别综合', en: 'any service' },
  domainServices: { zh: '{n} 个事项', en: '{n} services' },
  timeline: { zh: '时间', en: 'Through the day' },
  staffedHours: { zh: '值守，小时', en: 'Staffed, h' },
  utilisation: { zh: '利用率', en: 'Used' },
  staffed: { zh: '值守', en: 'Staffed' },

  notes: { zh: '数字从哪里来', en: 'Where the figures come from' },
  noteSource: { zh: '数据来源：', en: 'Source:' },
  noteDrawn: {
    zh: '来源中注明“drawn（抽取）”的数字不是记录，而是从概率分布中抽取的，例如办理时间。由它们算出的等候是模拟结果，不是那一天大厅里真实的等候。',
    en: 'What the source calls drawn was not recorded but drawn from a distribution, service times for example. Waits that follow from it are results of a simulation, not what people in that hall waited.',
  },
  noteDayFile: {
    zh: '优先、预约和耐心取自来客数据；随软件附带的样本日里，它们也是抽取的。',
    en: 'Priorities, bookings and patience are those of the day file; in the sample days that come with the software they are drawn, too.',
  },
  noteWait: {
    zh: '等候：从到达（预约则为到达与时段中较晚者）到第一次叫号，不小于 0。平均与分位数只算办上的人，分位数线性插值。',
    en: 'Wait: from arrival, for an appointment the later of arrival and slot, to the first call; never below 0. Means and quantiles are over the served, quantiles by linear interpolation.',
  },
  noteInTarget: {
    zh: '达标率：目标时间内叫到并办上的人数，除以全部来客；离开的和未办的算不达标。',
    en: 'In target: those served within the target of their class out of all who came; who left or was unserved counts as missed.',
  },
  noteWorst: {
    zh: '“等候最久半小时”和“达标最差事项”只在不少于 {n} 人的组中选（都不足时不限）。',
    en: 'The slowest half hour and the worst service are chosen among groups of at least {n} visitors, where there are any.',
  },
  notePaired: {
    zh: '置信区间按配对差的正态近似（均值 ± 1.96 s/√n），把来客当作相互独立；同一队里相邻的人并不独立，换一天差别也会不同，宜再看其他日子。',
    en: 'Confidence intervals are the paired normal approximation (mean ± 1.96 s/√n), which takes visitors for independent. Neighbours in a queue are not, and another day differs by more: look at other days, too.',
  },
  noteUtilisation: {
    zh: '利用率：办理时间除以值守时间；下班前叫到的号办完才关窗，因此可以超过 100%。',
    en: 'Used: time serving over staffed time. A service begun before the end of a shift is finished, so it can pass 100%.',
  },
} as const satisfies Record<string, Text>
