import type { GreenGround, TicketClass } from '../hall-definition.ts'
import type { Text } from '../text.ts'

/** Words of the ticket classes. */
export const classWords: Record<TicketClass, Text> = {
  green: { zh: '绿色通道', en: 'Green channel' },
  appointment: { zh: '预约', en: 'Booked' },
  walkin: { zh: '现场取号', en: 'Walk-in' },
}

/** Letters of the ticket classes, so that colour never stands alone. */
export const classLetters: Record<TicketClass, string> = { green: 'G', appointment: 'Y', walkin: 'W' }

/** Words of the grounds of the green channel. */
export const groundWords: Record<GreenGround, Text> = {
  elderly: { zh: '老年人', en: 'Elderly' },
  disabled: { zh: '残障人士', en: 'Disabled' },
  pregnant: { zh: '孕妇', en: 'Pregnant' },
  military: { zh: '军人军属', en: 'Military' },
  firefighter: { zh: '消防救援人员', en: 'Firefighter' },
  ill: { zh: '重病患者', en: 'Seriously ill' },
  'key-project': { zh: '重点项目', en: 'Key project' },
}

/** Words that many pages share. */
export const commonTexts = {
  unreachable: {
    zh: '暂时连不上排队系统，正在自动重试。着急请找导办员。',
    en: 'The queue system cannot be reached; trying again by itself. If it is urgent, ask a guide.',
  },
  notUnderstood: {
    zh: '排队系统的回答无法识别。请再试一次，仍不行请找导办员。',
    en: 'The answer of the queue system was not understood. Try again, or ask a guide.',
  },
  connecting: { zh: '正在连接', en: 'Connecting' },
  connected: { zh: '已连接', en: 'Connected' },
  stale: { zh: '连接中断，正在重连', en: 'Connection lost, reconnecting' },
  otherLanguage: { zh: 'English', en: '中文' },
} as const satisfies Record<string, Text>

/** Words of the enrolment form that a device shows until it has a credential. */
export const enrolmentTexts = {
  title: { zh: '登记此设备', en: 'Enrol this device' },
  explain: {
    zh: '请管理员在“系统管理”的“设备登记”中生成登记码，然后在这里输入。',
    en: 'An administrator makes its code under “Devices”; enter it here.',
  },
  code: { zh: '登记码', en: 'Enrolment code' },
  submit: { zh: '登记', en: 'Enrol' },
  otherDevice: {
    zh: '这个登记码属于设备“{device}”。请用此设备自己的登记码。',
    en: 'This code belongs to the device “{device}”. Use the code of this device.',
  },
  waiting: { zh: '正在准备设备…', en: 'Preparing the device…' },
  textSize: { zh: '文字大小', en: 'Size of the text' },
  textSizeLater: {
    zh: '以后要改，请管理员在“设备资料”中设置。',
    en: 'To change it later, an administrator sets it in the device data.',
  },
} as const satisfies Record<string, Text>

/** Names of the kinds of device. */
export const deviceKindWords = {
  board: { zh: '大厅屏', en: 'Board' },
  'window-screen': { zh: '窗口屏', en: 'Window screen' },
  pad: { zh: '评价器', en: 'Rating pad' },
  printer: { zh: '打印机', en: 'Printer' },
  kiosk: { zh: '取号机', en: 'Ticket kiosk' },
  led: { zh: 'LED 屏', en: 'LED panel' },
} as const satisfies Record<string, Text>
