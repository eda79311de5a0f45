import type { Weekday } from '../booking/timetable.ts'
import type { BookingParty } from '../http/booking-schemas.ts'
import type { Text } from '../text.ts'

/** The days of the week, short. */
export const weekdayWords: Readonly<Record<Weekday, Text>> = {
  mon: { zh: '周一', en: 'Mon' },
  tue: { zh: '周二', en: 'Tue' },
  wed: { zh: '周三', en: 'Wed' },
  thu: { zh: '周四', en: 'Thu' },
  fri: { zh: '周五', en: 'Fri' },
  sat: { zh: '周六', en: 'Sat' },
  sun: { zh: '周日', en: 'Sun' },
}

/** Who made a booking. */
export const partyWords: Readonly<Record<BookingParty, Text>> = {
  visitor: { zh: '本人网上预约', en: 'The visitor, online' },
  staff: { zh: '导办台代约', en: 'Staff, at the desk' },
  hall: { zh: '大厅', en: 'The hall' },
}

/** What the page of bookings says to guides and managers: the day's list, and booking at the desk. */
export const bookingsTexts = {
  todayTab: { zh: '当日预约', en: 'Today' },
  bookTab: { zh: '代为预约', en: 'Book' },
  openingsTab: { zh: '开放安排', en: 'Openings' },
  closeDayTab: { zh: '停办一天', en: 'Close a day' },
  callBacksTab: { zh: '回访', en: 'Call-backs' },
  unsaved: { zh: '有未保存的修改', en: 'changes not saved' },
  listComma: { zh: '、', en: ', ' },
  // States of a booking.
  held: { zh: '待确认', en: 'Not confirmed' },
  confirmed: { zh: '待到场', en: 'Expected' },
  checkedIn: { zh: '已签到', en: 'Checked in' },
  served: { zh: '已办结', en: 'Served' },
  expired: { zh: '已失效', en: 'Expired' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  noShow: { zh: '未到', en: 'No-show' },
  // The day.
  day: { zh: '日期', en: 'Day' },
  dayBefore: { zh: '前一天', en: 'The day before' },
  dayAfter: { zh: '后一天', en: 'The day after' },
  today: { zh: '今天', en: 'Today' },
  backToToday: { zh: '回到今天', en: 'Back to today' },
  statusFilter: { zh: '按状态筛选', en: 'Show by status' },
  allBookings: { zh: '全部', en: 'All' },
  messages: { zh: '短信', en: 'Messages' },
  messagesWaiting: { zh: '待发', en: 'waiting' },
  messagesSent: { zh: '已发', en: 'sent' },
  messagesFailed: { zh: '失败', en: 'failed' },
  messagesExpired: { zh: '过期', en: 'expired' },
  searchBookings: {
    zh: '预约序号、姓名、证件或手机尾号（按 / 跳到这里）',
    en: 'Number, name, last digits of document or phone (press /)',
  },
  foundCount: { zh: '找到 {n} 个', en: '{n} found' },
  bookingsBySlot: { zh: '按时段的预约', en: 'Bookings by slot' },
  slots: { zh: '时段', en: 'Slots' },
  arrivedOf: { zh: '已到 {arrived} / {open}', en: '{arrived} of {open} have come' },
  runningNow: { zh: '进行中', en: 'now' },
  noBookingsToday: {
    zh: '今天还没有预约。可以在“代为预约”里帮申请人预约。',
    en: 'Nobody has booked for today yet. Under “Book” you can book for a visitor.',
  },
  noBookingsThatDay: { zh: '这一天没有预约。', en: 'There are no bookings on this day.' },
  noneFits: {
    zh: '没有符合条件的预约。核对序号或尾号，或换一天、换一个状态查找。',
    en: 'No booking fits. Check the number or digits, or look at another day or status.',
  },
  // One booking.
  noNumber: { zh: '未编号', en: 'no number' },
  checkIn: { zh: '签到', en: 'Check in' },
  reschedule: { zh: '改期', en: 'Move' },
  cancelBooking: { zh: '取消预约', en: 'Cancel booking' },
  closeCard: { zh: '收起', en: 'Close' },
  slot: { zh: '时段', en: 'Slot' },
  matters: { zh: '事项', en: 'Matters' },
  visitor: { zh: '申请人', en: 'Visitor' },
  phone: { zh: '手机号', en: 'Phone' },
  noPhone: { zh: '未留手机', en: 'none' },
  bookedBy: { zh: '预约途径', en: 'Booked by' },
  ticket: { zh: '号票', en: 'Ticket' },
  compareDocument: {
    zh: '签到前请核对证件原件与姓名、证件尾号一致。',
    en: 'Before checking in, compare name and last digits with the document shown.',
  },
  actDone: { zh: '{number}：{act}已完成。', en: '{number}: {act} – done.' },
  cancelTitle: { zh: '取消 {number} 的预约？', en: 'Cancel booking {number}?' },
  cancelHint: { zh: '{name}，{date} {start}', en: '{name}, {date} at {start}' },
  cancelMessage: {
    zh: '申请人会收到短信，名额会重新放出。取消后不能恢复，只能重新预约。',
    en: 'The visitor gets a message and the place is offered again. It cannot be taken back, only booked anew.',
  },
  cancelNoPhone: {
    zh: '申请人没有留手机号，请当面告知。名额会重新放出，取消后不能恢复。',
    en: 'The visitor left no phone: tell them in person. The place is offered again; it cannot be taken back.',
  },
  keepBooking: { zh: '保留预约', en: 'Keep it' },
  cancelForSure: { zh: '确认取消', en: 'Cancel the booking' },
  rescheduleTitle: { zh: '{number} 改到什么时候？', en: 'Move {number} to when?' },
  rescheduleHint: {
    zh: '现在是 {date} {start}。选定新时段后原时段才会放弃。',
    en: 'Now {date} at {start}. The old slot is given up only when the new one is had.',
  },
  chooseSlotFirst: { zh: '请先选择时段', en: 'Choose a slot first' },
  moveTo: { zh: '改到 {date} {start}', en: 'Move to {date}, {start}' },
  // Checking in at the desk.
  deskSide: { zh: '现场办理', en: 'At the desk' },
  checkInHere: { zh: '现场签到', en: 'Check in here' },
  checkInHereHint: {
    zh: '扫描申请人手机上的二维码，或输入短信里的 8 位签到码。',
    en: 'Scan the code on the visitor’s phone, or type the 8 digits of the message.',
  },
  byCode: { zh: '签到码', en: 'Code' },
  byDocument: { zh: '证件 + 手机号', en: 'Document' },
  checkInCode: { zh: '签到码或二维码', en: 'Check-in code or QR code' },
  codeShort: {
    zh: '签到码是 8 位数字。请核对，或扫描二维码。',
    en: 'The code has 8 digits. Check it, or scan the QR code.',
  },
  noCodeNoPhone: {
    zh: '没有手机也没有签到码？在左侧按姓名或证件尾号查找。',
    en: 'No phone and no code? Find the visitor in the list by name or last digits.',
  },
  printOn: { zh: '签到后打印', en: 'Print on' },
  noPrint: { zh: '不打印，扫码查看', en: 'No paper, by QR code' },
  checkedInNow: { zh: '已签到，请告知号码', en: 'Checked in. Tell the number' },
  nextVisitor: { zh: '下一位', en: 'Next visitor' },
  // Documents and people.
  documentType: { zh: '证件类型', en: 'Kind of document' },
  documentNumber: { zh: '证件号码', en: 'Document number' },
  documentMissing: { zh: '请填写证件号码。', en: 'Enter the document number.' },
  documentWrong: { zh: '证件号码{detail}', en: 'Document number: {detail}' },
  phoneMissing: { zh: '请填写预约时的手机号。', en: 'Enter the phone number the booking was made with.' },
  phoneWrong: {
    zh: '手机号不正确。请输入 11 位手机号，或以 + 开头的国际号码。',
    en: 'The phone number is not right: 11 digits, or an international one beginning with +.',
  },
  nameMissing: { zh: '请填写姓名，与证件一致。', en: 'Enter the name as on the document.' },
  // Choosing a slot.
  serviceFirst: { zh: '请先选择事项。', en: 'Choose a matter first.' },
  slotFirst: { zh: '请选择日期和时段。', en: 'Choose a day and a slot.' },
  days: { zh: '日期', en: 'Day' },
  slotsOf: { zh: '{date}的时段', en: 'Slots of {date}' },
  free: { zh: '余 {n}', en: '{n} left' },
  freeOf: { zh: '余 {n} / {places}', en: '{n} of {places} left' },
  full: { zh: '约满', en: 'Full' },
  closed: { zh: '休', en: 'Closed' },
  noFreeDay: {
    zh: '可预约的日期内都没有空位。可以现场取号，或过后再看（取消的名额会重新放出）。',
    en: 'No day that can be booked has a place left. Take a ticket, or look again later: cancelled places come back.',
  },
  noSlots: {
    zh: '这一天没有可约的时段。请选择其他日期。',
    en: 'This day has no slots left. Choose another.',
  },
  yearMissing: {
    zh: '系统还没有 {year} 年的放假调休安排，{year} 年的日期暂不能预约。请告知系统管理员。',
    en: 'The working calendar of {year} is not known: its days cannot be booked. Tell the administrator.',
  },
  // Booking for a visitor.
  bookServices: { zh: '1 办什么事', en: '1 What for' },
  bookServicesHint: {
    zh: '最多 {limit} 项，先选的是主要事项。',
    en: 'Up to {limit}; the first is the main one.',
  },
  bookSlot: { zh: '2 什么时候来', en: '2 When' },
  bookSlotHint: { zh: '余数包含留给工作人员的名额。', en: 'Places kept for staff are counted as left.' },
  bookPerson: { zh: '3 谁来办', en: '3 Who' },
  remove: { zh: '去掉', en: 'Remove' },
  name: { zh: '姓名（与证件一致）', en: 'Name, as on the document' },
  phoneOptional: { zh: '手机号（可不填）', en: 'Phone, if any' },
  speaks: { zh: '使用语言', en: 'Language' },
  noPhoneHint: {
    zh: '没有手机：打印预约单交给申请人，到场凭单上的签到码或证件签到。',
    en: 'No phone: print the slip; the visitor checks in with the code on it, or at the guide desk with the document.',
  },
  phoneHint: {
    zh: '预约成功和前一天、两小时前会发短信，不需要验证码。',
    en: 'Messages go out now, a day and two hours before. No code is needed.',
  },
  projectCode: { zh: '重点项目代码（可不填）', en: 'Key project code, if any' },
  projectCodeHint: {
    zh: '清单上的重点项目有专用名额。',
    en: 'Projects on the list have places of their own.',
  },
  projectCodeWrong: {
    zh: '项目代码是 6 至 40 位字母、数字或连字符。',
    en: 'A project code has 6 to 40 letters, digits or hyphens.',
  },
  bookNow: { zh: '确认预约', en: 'Book' },
  bookNowAt: { zh: '预约 {date} {start}', en: 'Book {date}, {start}' },
  // The slip.
  bookedNow: { zh: '预约成功，序号 {number}。', en: 'Booked: number {number}.' },
  printSlip: { zh: '打印预约单', en: 'Print the slip' },
  bookAnother: { zh: '再约一位', en: 'Book for another' },
  slipHint: {
    zh: '右侧就是要打印的内容。没有打印机可以抄下序号和时间。',
    en: 'This is what is printed. Without a printer, write down number and time.',
  },
  slipCode: { zh: '签到码', en: 'Check-in code' },
  slipTitle: { zh: '预约单', en: 'Your booking' },
  place: { zh: '地点', en: 'Place' },
  bringFor: { zh: '“{service}”请带', en: 'To bring for “{service}”' },
  feeIs: { zh: '费用：{fee}', en: 'Fee: {fee}' },
  howToCheckIn: {
    zh: '到场后在取号机输入签到码，或证件号和手机号签到；也可请导办员签到。签到后等候叫号。',
    en: 'On arrival check in at a kiosk with the code above or with document and phone number, or at the guide desk; then wait to be called.',
  },
  howToCheckInNoPhone: {
    zh: '到场后在取号机输入签到码签到，或持证件到导办台签到，再等候叫号。',
    en: 'On arrival check in at a kiosk with the code above, or at the guide desk with your document; then wait to be called.',
  },
  cannotCome: {
    zh: '不能来请提前告知大厅取消。多次预约未到会暂停预约。',
    en: 'If you cannot come, tell the hall beforehand. Repeated missed bookings suspend booking.',
  },
} as const satisfies Record<string, Text>
