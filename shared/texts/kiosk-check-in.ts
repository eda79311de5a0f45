import type { Text } from '../text.ts'

/** Words of checking in at the kiosk. */
export const checkInTexts = {
  door: { zh: '我有预约', en: 'I have a booking' },
  doorHint: { zh: '扫码、签到码或证件签到', en: 'Check in by QR code, code or document' },
  title: { zh: '预约签到', en: 'Check in' },
  scanHint: { zh: '请把预约二维码对准扫码口', en: 'Hold the QR code of your booking to the scanner' },
  code: { zh: '8 位签到码', en: '8-digit check-in code' },
  codeOr: { zh: '或输入 8 位签到码', en: 'Or type your 8-digit code' },
  codeWhere: {
    zh: '签到码在预约短信和预约页面里',
    en: 'See your message or booking page',
  },
  codeShort: { zh: '签到码是 8 位数字，还差 {left} 位', en: 'The code has 8 digits; {left} more to type' },
  byDocument: { zh: '没有签到码，用证件', en: 'No code? Use my document' },
  byCode: { zh: '用签到码', en: 'Use my code' },
  documentType: { zh: '证件类型', en: 'Kind of document' },
  changeType: { zh: '换一种证件', en: 'Another document' },
  number: { zh: '证件号码', en: 'Document number' },
  numberFirst: { zh: '第 1 步：预约人的证件号码', en: 'Step 1: document number of the person who booked' },
  phoneSecond: { zh: '第 2 步：预约时留的手机号', en: 'Step 2: phone number of the booking' },
  numberMissing: { zh: '请先输入证件号码', en: 'Type the document number first' },
  numberBad: { zh: '证件号码不正确：{detail}', en: 'The document number is not right: {detail}' },
  phoneBad: {
    zh: '手机号是 11 位数字；国外号码以 + 开头。请核对。',
    en: 'A phone number has 11 digits, or begins with + when it is foreign. Check it.',
  },
  keys: { zh: '屏幕按键', en: 'On-screen keys' },
  next: { zh: '下一步', en: 'Next' },
  checkIn: { zh: '签到', en: 'Check in' },
  checkingIn: { zh: '正在签到…', en: 'Checking in…' },
  // What became of it.
  again: { zh: '再试一次', en: 'Try again' },
  takeInstead: { zh: '现场取号', en: 'Take a ticket' },
  finished: { zh: '完成', en: 'Done' },
  notABooking: {
    zh: '这个二维码不是预约码',
    en: 'This QR code is not of a booking',
  },
  notABookingDetail: {
    zh: '请打开预约短信里的链接，出示“预约二维码”；也可以输入 8 位签到码。',
    en: 'Open the link in the message of your booking and show the QR code there, or type the 8-digit code.',
  },
  unknownDetail: {
    zh: '导办台可以按姓名查到；也可以直接现场取号。',
    en: 'The guide desk can find it by your name, or you can take a ticket without it.',
  },
  otherDayDetail: {
    zh: '今天要办，可以现场取号；要改期，请用手机预约页面或到导办台。',
    en: 'To be served today, take a ticket here. To move the booking, use its page on your phone, or the guide desk.',
  },
  alreadyDetail: {
    zh: '号票丢了没关系，请到导办台补打，号码不变。',
    en: 'Lost the ticket? The guide desk prints it again, with the same number.',
  },
  overDetail: {
    zh: '今天要办，可以现场取号，或到导办台询问。',
    en: 'To be served today, take a ticket here, or ask at the guide desk.',
  },
  notConfirmedDetail: {
    zh: '没有收到验证码请到导办台，也可以现场取号。',
    en: 'No code came? Go to the guide desk, or take a ticket here.',
  },
  tooManyDetail: {
    zh: '着急请到导办台，工作人员会为您签到。',
    en: 'If it is urgent, go to the guide desk: the staff will check you in.',
  },
  // The ticket after checking in.
  yourNumber: { zh: '签到成功，您的号码', en: 'Checked in. Your number' },
  booked: { zh: '预约 {time}', en: 'Booked for {time}' },
  early: {
    zh: '您早到了：{time} 起叫号，有空闲窗口会提前',
    en: 'You are early: you are called from {time} on, or sooner if a window is free',
  },
  late: {
    zh: '预约时间已过，已为您转为现场排队，照常办理',
    en: 'The booked time has passed: you are now in line with walk-ins and will be served',
  },
} as const satisfies Record<string, Text>
