import type { Text } from '../text.ts'

/** Words of the steps of booking: what each is called in the list, and its heading. */
export const bookingSteps = {
  find: {
    name: { zh: '选事项', en: 'Matter' },
    title: { zh: '您要办什么事？', en: 'What do you come for?' },
  },
  hints: { name: { zh: '看提示', en: 'What to bring' }, title: { zh: '便民小贴士', en: 'Before you come' } },
  day: { name: { zh: '选日期', en: 'Day' }, title: { zh: '哪天来？', en: 'Which day?' } },
  time: { name: { zh: '选时间', en: 'Time' }, title: { zh: '几点来？', en: 'What time?' } },
  identity: { name: { zh: '填信息', en: 'Your details' }, title: { zh: '谁来办？', en: 'Who is coming?' } },
  code: {
    name: { zh: '验证手机', en: 'Confirm' },
    title: { zh: '输入短信验证码', en: 'Enter the code from the message' },
  },
} as const satisfies Record<string, { readonly name: Text; readonly title: Text }>

/** Words that several steps share. */
export const bookTexts = {
  page: { zh: '预约', en: 'Booking' },
  stepOf: { zh: '预约 · 第 {step} 步，共 {steps} 步', en: 'Booking · step {step} of {steps}' },
  back: { zh: '上一步', en: 'Back' },
  summary: { zh: '您的预约', en: 'Your booking' },
  matters: { zh: '事项', en: 'Matter' },
  date: { zh: '日期', en: 'Day' },
  time: { zh: '时间', en: 'Time' },
  place: { zh: '地点', en: 'Place' },
  notYet: { zh: '还没选', en: 'not chosen' },
  today: { zh: '今天', en: 'today' },
  about: { zh: '约 {minutes} 分钟', en: 'about {minutes} min' },
  left: { zh: '余 {free}', en: '{free} left' },
  leftLong: { zh: '余 {free} 个号', en: '{free} places left' },
  leftOne: { zh: '余 1 个号', en: '1 place left' },
  full: { zh: '约满', en: 'Full' },
  closed: { zh: '休', en: 'Closed' },
  closedLong: { zh: '不开放预约', en: 'closed for booking' },
  noneTitle: { zh: '本大厅还没有开放预约', en: 'This hall takes no bookings yet' },
  noneDetail: { zh: '请到大厅现场取号，或咨询导办员。', en: 'Take a ticket in the hall, or ask a guide.' },
} as const satisfies Record<string, Text>

/** Words of the step that finds the matter. */
export const findTexts = {
  another: { zh: '同一次还要办什么？', en: 'What else on the same visit?' },
  search: { zh: '搜索事项', en: 'Search for a matter' },
  searchHint: { zh: '名称、拼音或首字母，如 gjj', en: 'Name, such as “passport”' },
  clear: { zh: '清空', en: 'Clear' },
  found: { zh: '找到 {count} 个事项', en: '{count} found' },
  nothing: {
    zh: '没有找到“{query}”。换个说法，或在下面按部门找。',
    en: 'Nothing fits “{query}”. Try another word, or look by department below.',
  },
  packages: { zh: '一件事，一次办', en: 'Life events, all in one visit' },
  packageCount: { zh: '含 {count} 个事项', en: '{count} matters in one' },
  departments: { zh: '按部门找', en: 'By department' },
  departmentCount: { zh: '{count} 项', en: '{count}' },
  walkIn: { zh: '不用预约，现场取号', en: 'No booking: take a ticket in the hall' },
  chosen: { zh: '已选', en: 'Chosen' },
  chosenAlready: { zh: '已选这个事项', en: 'Chosen already' },
  unknown: {
    zh: '没有找到链接里的事项，请重新选择。',
    en: 'The matter of that link is not known. Choose one here.',
  },
  mine: { zh: '我的预约', en: 'My bookings' },
  mineDetail: { zh: '查询、改期、取消', en: 'See, move or cancel them' },
  mineNext: { zh: '{date} {time}，{service}', en: '{date}, {time}: {service}' },
  noPhone: {
    zh: '没有手机或不方便？请到大厅导办台，导办员帮您预约。',
    en: 'No phone, or is this hard to use? The guide desk in the hall books for you.',
  },
} as const satisfies Record<string, Text>

/** Words of the hints (便民小贴士) and the rules. */
export const hintTexts = {
  materials: { zh: '要带的材料', en: 'What to bring' },
  tick: { zh: '备好一样，勾一样。', en: 'Tick off what you have ready.' },
  noMaterials: { zh: '没有必带的材料。', en: 'Nothing in particular.' },
  issuedBy: { zh: '出具单位：{office}', en: 'Issued by: {office}' },
  mistakes: { zh: '别人常出的错', en: 'What others often get wrong' },
  parts: { zh: '一次办好', en: 'Done in one visit' },
  minutes: { zh: '办理用时', en: 'Time needed' },
  fee: { zh: '费用', en: 'Fee' },
  zone: { zh: '在哪里办', en: 'Where' },
  rules: { zh: '预约规则', en: 'Rules of booking' },
  ruleRealName: {
    zh: '实名预约，本人使用，不能转让。',
    en: 'Bookings are by real name and cannot be passed on.',
  },
  ruleLimits: {
    zh: '同一事项只能有一个有效预约；每人每天最多 {perDay} 次，同时最多 {open} 个。',
    en: 'One open booking per matter; at most {perDay} a day and {open} open in all per person.',
  },
  ruleCancel: {
    zh: '最晚在开始前 {time}，可以取消或改期。',
    en: 'You can cancel or move it up to {time} before it begins.',
  },
  ruleLate: {
    zh: '迟到不超过 {time}，仍按预约叫号；再晚，按现场取号排队。',
    en: 'Up to {time} late, you are still called as booked; later, you queue as a walk-in.',
  },
  ruleNoShow: {
    zh: '{within} 天内有 {limit} 次没来也没取消，{days} 天内不能再预约，但仍可现场取号。',
    en: '{limit} bookings missed within {within} days: no booking for {days} days, though you can still take a ticket.',
  },
  addMatter: { zh: '同一次再办一个事项', en: 'Add another matter' },
  mattersLimit: { zh: '一次最多办 {limit} 个事项。', en: 'One visit takes {limit} matters at most.' },
  remove: { zh: '去掉', en: 'Remove' },
  removeNamed: { zh: '去掉“{service}”', en: 'Remove “{service}”' },
  next: { zh: '下一步：选日期', en: 'Next: choose a day' },
  otherMatter: { zh: '选其他事项', en: 'Choose another matter' },
  notBookable: {
    zh: '“{service}”不用预约，请到大厅现场取号。',
    en: '“{service}” is not booked ahead: take a ticket in the hall.',
  },
} as const satisfies Record<string, Text>

/** Words of the steps that choose the day and the time. */
export const slotTexts = {
  soonest: { zh: '最早可约', en: 'Soonest' },
  dayKeys: { zh: '可用方向键在日期间移动。', en: 'Arrow keys move between the days.' },
  missingYear: {
    zh: '{year} 年的放假调休安排还没有公布到系统，{year} 年的日期暂不能预约。',
    en: 'The public holidays of {year} are not in the system yet, so days of {year} cannot be booked so far.',
  },
  noDays: { zh: '近期没有可预约的日期', en: 'No day can be booked at present' },
  noDaysDetail: {
    zh: '有人取消或放出新号时，这里会更新。您也可以到大厅现场取号。',
    en: 'This page updates when places come free. You can also take a ticket in the hall.',
  },
  dayShut: {
    zh: '{date}{state}。请选择有余号的日期。',
    en: '{date}: {state}. Choose a day with free places.',
  },
  morning: { zh: '上午', en: 'Morning' },
  afternoon: { zh: '下午', en: 'Afternoon' },
  evening: { zh: '晚上', en: 'Evening' },
  otherDays: { zh: '换一天', en: 'Another day' },
  chosen: { zh: '已选 {date} {time}', en: 'Chosen: {date}, {time}' },
  forGood: {
    zh: '离开始不到 {time}：约好后不能在网上改期或取消。',
    en: 'Less than {time} ahead: it cannot be moved or cancelled online.',
  },
  chooseTime: { zh: '请选一个时间', en: 'Choose a time' },
  next: { zh: '下一步：填写信息', en: 'Next: your details' },
  dayFull: { zh: '这一天已经约满。', en: 'This day is full.' },
  nearest: { zh: '最近的空位：', en: 'Nearest free ones:' },
  slotGone: {
    zh: '您选的 {time} 刚刚约满，请另选一个。',
    en: 'Your time, {time}, has just been filled. Choose another one.',
  },
  dayHeading: { zh: '{date}的时间', en: 'Times on {date}' },
} as const satisfies Record<string, Text>
