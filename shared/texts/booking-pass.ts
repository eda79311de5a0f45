import type { BookingStatus } from '../http/booking-schemas.ts'
import type { Text } from '../text.ts'

/** Words of a booking's own page, the pass. */
export const passTexts = {
  pageTitle: { zh: '预约 {number}', en: 'Booking {number}' },
  loading: { zh: '正在读取预约…', en: 'Reading your booking…' },
  unknownTitle: { zh: '找不到这个预约', en: 'This booking is not known' },
  unknownDetail: {
    zh: '链接可能不完整，或预约已过期。请从短信里重新打开，或用证件和手机号查找。',
    en: 'The address may be incomplete, or the booking is too old. Open it again from the message, or find it with your document and phone.',
  },
  awayTitle: { zh: '暂时连不上', en: 'Cannot connect' },
  awayDetail: {
    zh: '您的预约仍然有效。正在自动重连；到大厅可凭证件签到。',
    en: 'Your booking is still valid. Reconnecting by itself; in the hall you can check in with your document.',
  },
  offline: { zh: '没有网络', en: 'No network' },
  offlineSince: {
    zh: '显示的是 {time} 的情况。二维码和签到码可以照常使用；改期、取消要等联网。',
    en: 'This is how it stood at {time}. The QR code and the check-in code work as ever; to change or cancel you need the network.',
  },
  offlineCome: {
    zh: '显示的是 {time} 的情况。二维码和签到码可以照常使用。',
    en: 'This is how it stood at {time}. The QR code and the check-in code work as ever.',
  },
  offlineOnly: { zh: '显示的是 {time} 的情况。', en: 'This is how it stood at {time}.' },
  show: { zh: '到大厅出示', en: 'Show this in the hall' },
  qrLabel: { zh: '签到二维码', en: 'QR code for check-in' },
  checkInCode: { zh: '签到码', en: 'Check-in code' },
  number: { zh: '预约序号', en: 'Booking number' },
  time: { zh: '时间', en: 'When' },
  place: { zh: '地点', en: 'Where' },
  services: { zh: '办理事项', en: 'For' },
  person: { zh: '预约人', en: 'Name' },
  document: { zh: '证件', en: 'Document' },
  phone: { zh: '手机', en: 'Phone' },
  greenChannel: { zh: '绿色通道', en: 'Green channel' },
  today: { zh: '今天', en: 'Today' },
  tomorrow: { zh: '明天', en: 'Tomorrow' },
  afterTomorrow: { zh: '后天', en: 'In two days' },
  left: { zh: '还有 {time}', en: 'In {time}' },
  begun: {
    zh: '时段已经开始，请马上签到。{time} 前签到仍按预约叫号。',
    en: 'Your slot has begun: check in now. Until {time} you are still called as booked.',
  },
  late: {
    zh: '已经超过 {time}。今天仍可签到，按现场取号排队。',
    en: 'It is past {time}. You can still check in today, and wait as a walk-in.',
  },
  details: { zh: '预约信息', en: 'Your booking' },
  bring: { zh: '要带什么', en: 'What to bring' },
  bringYourself: {
    zh: '预约时登记的证件原件（{document}）',
    en: 'The original of the document you booked with ({document})',
  },
  issuedBy: { zh: '出具：{who}', en: 'Issued by {who}' },
  mistakes: { zh: '别人常出的错', en: 'What often goes wrong' },
  fee: { zh: '收费', en: 'Fee' },
  noHints: {
    zh: '联网后显示要带的材料。',
    en: 'What to bring is shown once there is a network.',
  },
  day: { zh: '当天怎么办', en: 'How it goes on the day' },
  dayCome: {
    zh: '提前 15 分钟左右到{hall}{zone}。',
    en: 'Come to {hall}, {zone}, about 15 minutes early.',
  },
  dayCheckIn: {
    zh: '在取号机签到：扫二维码、输签到码，或输证件号和手机号。也可以找导办员。',
    en: 'Check in at the kiosk: scan the QR code, type the check-in code, or your document and phone numbers. A guide helps you too.',
  },
  dayWait: {
    zh: '签到后得到号码。到了时段优先叫号；窗口空闲，会提前叫您。',
    en: 'You get a ticket number. At your time you are called before walk-ins; when a window is idle, even earlier.',
  },
  dayLate: {
    zh: '迟到 {minutes} 分钟以内仍按预约叫号；再晚，按现场取号排队。',
    en: 'Up to {minutes} minutes late you are still called as booked; later, you wait as a walk-in.',
  },
  dayLateNone: {
    zh: '请在 {time} 前签到；再晚，按现场取号排队。',
    en: 'Check in before {time}; later, you wait as a walk-in.',
  },
  dayNotTransferable: {
    zh: '只限本人：窗口核对证件，预约不能转让。',
    en: 'For you alone: the window checks your document, and a booking cannot be passed on.',
  },
  dayNoShow: {
    zh: '来不了请取消。{within} 天内 {limit} 次未到，{restricted} 天内不能预约。',
    en: 'If you cannot come, cancel. Missing {limit} bookings within {within} days stops you from booking for {restricted} days.',
  },
  calendar: { zh: '加入日历', en: 'Add to calendar' },
  print: { zh: '打印', en: 'Print' },
  reschedule: { zh: '改期', en: 'Change time' },
  cancel: { zh: '取消预约', en: 'Cancel' },
  changeUntil: {
    zh: '{time} 前可以改期或取消。',
    en: 'You can change or cancel until {time}.',
  },
  changeOver: {
    zh: '已过 {time}，不能在网上改期或取消。',
    en: 'It is past {time}: the booking can no longer be changed or cancelled here.',
  },
  changeOverWay: {
    zh: '来不了，请联系大厅导办台；晚到，当天仍可按现场取号办理。',
    en: 'If you cannot come, tell the guide desk of the hall; if you come late, you are still served that day as a walk-in.',
  },
  needsNetwork: {
    zh: '现在没有网络，联网后才能改期或取消。',
    en: 'There is no network now; you can change or cancel once it is back.',
  },
  cancelTitle: { zh: '取消这个预约？', en: 'Cancel this booking?' },
  cancelDetail: {
    zh: '{when} 的时段会让给别人，取消后不能恢复，可以重新预约。',
    en: 'Your place at {when} goes to somebody else. It cannot be taken back, but you can book again.',
  },
  cancelYes: { zh: '确认取消', en: 'Cancel it' },
  cancelNo: { zh: '保留预约', en: 'Keep the booking' },
  cancelling: { zh: '正在取消…', en: 'Cancelling…' },
  moved: { zh: '已改到 {when}', en: 'Moved to {when}' },
  movedByHall: { zh: '大厅调整了您的预约时间', en: 'The hall has moved your booking' },
  movedByHallDetail: {
    zh: '新的时间见下方。不合适可以改期或取消。',
    en: 'The new time is below. If it does not suit you, change or cancel it.',
  },
  movedByStaff: {
    zh: '工作人员为您改到了现在的时间。',
    en: 'A member of the staff has moved your booking to this time.',
  },
  reason: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  bookAgain: { zh: '重新预约', en: 'Book again' },
  myBookings: { zh: '我的预约', en: 'My bookings' },
  yourTicket: { zh: '您的号码', en: 'Your number' },
  follow: { zh: '查看叫号进度', en: 'Follow your place in line' },
  followSoon: { zh: '马上打开叫号进度…', en: 'Opening your place in line…' },
} as const satisfies Record<string, Text>

/** Words of moving a booking to another slot. */
export const rescheduleTexts = {
  title: { zh: '改到什么时候？', en: 'When would you like to come?' },
  now: { zh: '现在的时间：{when}', en: 'Now: {when}' },
  kept: {
    zh: '改期成功以前，原来的时段一直为您保留。',
    en: 'Your present place stays yours until the new one is certain.',
  },
  back: { zh: '返回，不改期', en: 'Back, keep the time' },
  day: { zh: '日期', en: 'Day' },
  current: { zh: '原时间', en: 'Yours now' },
  loading: { zh: '正在读取…', en: 'Loading…' },
  noDays: {
    zh: '目前没有其他可预约的日期。原来的预约不变，可以过些时候再看。',
    en: 'There are no other days at present. Your booking stays as it is; look again later.',
  },
  noSlots: {
    zh: '这一天没有空时段了，请选别的日期。',
    en: 'Nothing is free on this day. Choose another one.',
  },
  again: { zh: '重试', en: 'Try again' },
  choose: { zh: '请选择新的时段', en: 'Choose a new time' },
  confirm: { zh: '改到 {when}', en: 'Move to {when}' },
  moving: { zh: '正在改期…', en: 'Moving…' },
  stillThere: { zh: '原来的预约没有变。', en: 'Your booking is as it was.' },
} as const satisfies Record<string, Text>

/** Words of a place that is held until its code is entered; those of the code itself are in `booking-person.ts`. */
export const heldTexts = {
  title: { zh: '还差一步：输入验证码', en: 'One step left: enter the code' },
  until: {
    zh: '时段为您保留到 {time}，过后会让给别人。',
    en: 'Your place is kept until {time}; then it goes to somebody else.',
  },
  left: { zh: '还剩 {time}', en: '{time} left' },
  offlineSince: {
    zh: '显示的是 {time} 的情况。联网后才能确认预约。',
    en: 'This is how it stood at {time}. You can confirm once the network is back.',
  },
} as const satisfies Record<string, Text>

/** A booking's state in a word. */
export const bookingStatusWords: Record<BookingStatus, Text> = {
  held: { zh: '待确认', en: 'To be confirmed' },
  confirmed: { zh: '已预约', en: 'Booked' },
  'checked-in': { zh: '已签到', en: 'Checked in' },
  served: { zh: '已办结', en: 'Served' },
  expired: { zh: '已失效', en: 'Expired' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  'no-show': { zh: '未到', en: 'Missed' },
}

/** What the end of a booking means, and what comes next. */
export const endTexts = {
  served: {
    zh: '谢谢您的到来。',
    en: 'Thank you for coming.',
  },
  expired: {
    zh: '没有在时限内输入验证码，时段已让给别人。',
    en: 'The code was not entered in time, and the place went to somebody else.',
  },
  cancelledByVisitor: { zh: '您已取消这个预约。', en: 'You have cancelled this booking.' },
  cancelledByStaff: {
    zh: '工作人员已为您取消这个预约。',
    en: 'A member of the staff has cancelled this booking for you.',
  },
  cancelledByHall: {
    zh: '大厅取消了这个预约，很抱歉给您带来不便。这次不计入未到次数。',
    en: 'The hall has cancelled this booking. We are sorry. It does not count as missed.',
  },
  noShow: {
    zh: '预约当天没有签到，已记一次未到。您仍可现场取号，或重新预约。',
    en: 'You did not check in on the day, and this counts as missed. You can still take a ticket in the hall, or book again.',
  },
} as const satisfies Record<string, Text>

/** Words of "my bookings". */
export const mineTexts = {
  pageTitle: { zh: '我的预约', en: 'My bookings' },
  onThisPhone: { zh: '这部手机上的预约', en: 'Bookings on this phone' },
  past: { zh: '已结束', en: 'Over' },
  none: { zh: '这部手机上还没有预约。', en: 'There are no bookings on this phone yet.' },
  book: { zh: '去预约', en: 'Book a visit' },
  bookMore: { zh: '再约一个', en: 'Book another visit' },
  offline: {
    zh: '没有网络，显示的是保存在手机上的预约。',
    en: 'No network: these are the bookings kept on this phone.',
  },
  forget: { zh: '从本机移除', en: 'Remove from this phone' },
  forgetOne: { zh: '从本机移除：{when} 的预约', en: 'Remove from this phone: the booking of {when}' },
  findTitle: { zh: '找不到？用证件查找', en: 'Booked elsewhere? Find it' },
  findDetail: {
    zh: '在别的手机、电脑或大厅预约的，用预约时的证件和手机号查找。',
    en: 'Bookings made on another phone, a computer or in the hall: find them with the document and phone they were made with.',
  },
  find: { zh: '查找预约', en: 'Find my bookings' },
  documentType: { zh: '证件类型', en: 'Kind of document' },
  documentNumber: { zh: '证件号码', en: 'Document number' },
  phone: { zh: '预约时的手机号', en: 'Phone number of the booking' },
  send: { zh: '发送验证码', en: 'Send me a code' },
  sending: { zh: '正在做安全验证…', en: 'Doing a security check…' },
  fillIn: { zh: '请填写证件号码和手机号。', en: 'Enter the document number and the phone number.' },
  sentMaybe: {
    zh: '如果资料与预约一致，验证码会发到 {phone}，{time} 前有效。',
    en: 'If these match a booking, a code comes to {phone}; it is valid until {time}.',
  },
  foundNone: { zh: '没有找到有效的预约。', en: 'No open booking was found.' },
  found: {
    zh: '找到 {count} 个预约，已保存在这部手机上。',
    en: '{count} bookings found, and kept on this phone.',
  },
  show: { zh: '查看预约', en: 'Show my bookings' },
  again: { zh: '重新填写', en: 'Enter them again' },
  needsNetwork: { zh: '查找要联网。', en: 'Finding bookings needs the network.' },
} as const satisfies Record<string, Text>
