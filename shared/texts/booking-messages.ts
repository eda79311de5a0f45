import { type Language, pick, type Text } from '../text.ts'

/** Where and when a booked visit is. */
interface Visit {
  /** The booking's own code, for the link to its page. */
  readonly code: string
  /** The sequence number of the booking (预约序号). */
  readonly number: string
  readonly hall: Text
  readonly zone: Text
  /** Local date `YYYY-MM-DD` and time `HH:MM` of the hall. */
  readonly date: string
  readonly start: string
}

/** What a message to a visitor tells, by kind. No names, documents or phone numbers; a one-time code is not in here either. */
export type BookingMessage =
  | {
      readonly template: 'code'
      /** What asks for the code: with `subjectId` it finds the code at the moment of sending. */
      readonly purpose: 'confirm' | 'lookup'
      readonly subjectId: string
      readonly minutes: number
    }
  | (Visit & { readonly template: 'confirmed'; readonly checkInCode: string; readonly bring: Text })
  | (Visit & { readonly template: 'day-before'; readonly checkInCode: string; readonly bring: Text })
  | (Visit & {
      readonly template: 'two-hours-before'
      readonly checkInCode: string
      readonly lateGraceMinutes: number
    })
  | {
      readonly template: 'turn-near'
      /** The ticket's own code, for the page that follows it. */
      readonly code: string
      readonly ticketNumber: string
      readonly ahead: number
      readonly zone: Text
    }
  | (Visit & {
      readonly template: 'moved-by-hall'
      readonly oldDate: string
      readonly oldStart: string
      readonly reason: Text | null
    })
  | (Visit & { readonly template: 'cancelled-by-hall'; readonly reason: Text | null })
  | (Visit & { readonly template: 'cancelled' })

/** The kinds of message. */
export type MessageTemplate = BookingMessage['template']

/**
 * The wording of each kind, as registered with the provider too. Short: a Chinese message is 70 characters in one part,
 * 67 in each of several. The hall's signature (【…】) comes before it and is not part of it.
 */
export const messageTexts = {
  code: {
    zh: '验证码{oneTimeCode}，{minutes}分钟内有效，用于预约办事。请勿告诉他人，工作人员不会索要。',
    en: '{oneTimeCode} is your booking code, valid for {minutes} min. Tell it to nobody; staff never ask for it.',
  },
  confirmed: {
    zh: '预约成功：{when}，{hall}{zone}。预约号{number}，签到码{checkInCode}。请带{bring}。详情、改期、取消：{link}',
    en: 'Booked: {when}, {hall}, {zone}. No. {number}, check-in {checkInCode}. Bring {bring}. Details: {link}',
  },
  'day-before': {
    zh: '提醒：您预约了{when}到{hall}{zone}办事，预约号{number}，签到码{checkInCode}。请带{bring}。不能来请取消：{link}',
    en: 'Reminder: {when}, {hall}, {zone}. No. {number}, check-in {checkInCode}. Bring {bring}. Cannot come? {link}',
  },
  'two-hours-before': {
    zh: '提醒：您今天{start}在{hall}{zone}有预约，预约号{number}。请用签到码{checkInCode}签到，迟到超过{grace}分钟按现场取号。{link}',
    en: 'Today {start}: {hall}, {zone}, No. {number}. Check in with {checkInCode}; over {grace} min late is a walk-in. {link}',
  },
  'turn-near': {
    zh: '您的号{ticket}前面还有{ahead}人，请到{zone}等候叫号。实时进度：{link}',
    en: 'Ticket {ticket}: {ahead} ahead of you. Please wait in {zone}. Live: {link}',
  },
  'moved-by-hall': {
    zh: '很抱歉，因{reason}，您{oldWhen}的预约改到{when}，{hall}{zone}，预约号{number}。不合适请改期或取消：{link}',
    en: 'Sorry: {oldWhen} is moved to {when}, {hall}, {zone}, No. {number} ({reason}). Change or cancel: {link}',
  },
  'cancelled-by-hall': {
    zh: '很抱歉，因{reason}，您{when}在{hall}的预约（预约号{number}）已取消，不计爽约。重新预约：{link}',
    en: 'Sorry: your visit of {when}, {hall}, No. {number}, is cancelled ({reason}). Book again: {link}',
  },
  cancelled: {
    zh: '您{when}在{hall}的预约（预约号{number}）已取消。如非您要求，请联系大厅。重新预约：{link}',
    en: 'Your visit of {when}, {hall}, No. {number}, is cancelled. Not by you? Tell the hall. Book again: {link}',
  },
} as const satisfies Record<MessageTemplate, Text>

/** All kinds of message. */
export const messageTemplates = Object.keys(messageTexts) as MessageTemplate[]

/** A message ready to be sent. */
export interface RenderedMessage {
  readonly text: string
  /** What stands in the placeholders, in the order of `providerText`. The link's is the code at its end: providers refuse addresses. */
  readonly params: readonly string[]
}

/** What is known at the moment of sending only. */
export interface SendingParts {
  /** The address of the page that a code opens. */
  readonly link: (template: MessageTemplate, code: string) => string
  /** The one-time code of a `code` message; empty for the others. */
  readonly oneTimeCode: string
}

/** The text of a message in a language, and what fills the provider's template. */
export function renderMessage(
  message: BookingMessage,
  language: Language,
  { link, oneTimeCode }: SendingParts,
): RenderedMessage {
  const values = valuesOf(message, language, oneTimeCode)
  const params: string[] = []
  const text = messageTexts[message.template][language].replace(placeholder, (whole, name: string) => {
    const value = values[name] ?? whole
    params.push(value)
    return name === 'link' ? link(message.template, value) : value
  })
  return { text, params }
}

/** The wording as a provider registers it: its placeholders numbered from 1, the link's address written out. */
export function providerText(
  template: MessageTemplate,
  language: Language,
  link: SendingParts['link'],
): string {
  let count = 0
  return messageTexts[template][language].replace(placeholder, (_, name: string) => {
    count += 1
    return name === 'link' ? link(template, `{${count}}`) : `{${count}}`
  })
}

const placeholder = /\{(\w+)\}/g

function valuesOf(message: BookingMessage, language: Language, oneTimeCode: string): Record<string, string> {
  if (message.template === 'code') return { oneTimeCode, minutes: String(message.minutes) }
  const link = message.code
  if (message.template === 'turn-near')
    return {
      link,
      ticket: message.ticketNumber,
      ahead: String(message.ahead),
      zone: pick(message.zone, language),
    }
  return { link, ...visitValues(message, language), ...ownValues(message, language) }
}

type VisitMessage = Exclude<BookingMessage, { template: 'code' | 'turn-near' }>

function visitValues({ number, hall, zone, date, start }: Visit, language: Language): Record<string, string> {
  return {
    number,
    hall: pick(hall, language),
    zone: pick(zone, language),
    start,
    when: whenText(date, start, language),
  }
}

function ownValues(message: VisitMessage, language: Language): Record<string, string> {
  switch (message.template) {
    case 'confirmed':
    case 'day-before':
      return { checkInCode: message.checkInCode, bring: pick(message.bring, language) }
    case 'two-hours-before':
      return { checkInCode: message.checkInCode, grace: String(message.lateGraceMinutes) }
    case 'moved-by-hall':
      return {
        oldWhen: whenText(message.oldDate, message.oldStart, language),
        reason: pick(message.reason ?? ownReasons, language),
      }
    case 'cancelled-by-hall':
      return { reason: pick(message.reason ?? ownReasons, language) }
    case 'cancelled':
      return {}
  }
}

const ownReasons: Text = { zh: '大厅工作安排', en: 'hall schedule' }

const weekdayWords = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const
const monthWords = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

/** `11月23日（周一）09:30`, `Mon 23 Nov 09:30`. */
function whenText(date: string, start: string, language: Language): string {
  const [, month = 1, day = 1] = date.split('-').map(Number)
  const weekday = weekdayWords[language][new Date(`${date}T00:00:00Z`).getUTCDay()]
  return language === 'zh'
    ? `${month}月${day}日（周${weekday}）${start}`
    : `${weekday} ${day} ${monthWords[month - 1]} ${start}`
}

/** Characters of the list of what to bring, so that the message stays within three parts. */
const bringLength = { zh: 20, en: 28 } as const

/** What to bring, in short: as many of the materials as fit, and how many more there are. An empty list asks for an identity document. */
export function bringInShort(materials: readonly Text[]): Text {
  if (materials.length === 0) return { zh: '有效身份证件', en: 'your identity document' }
  return { zh: shortList(materials, 'zh'), en: shortList(materials, 'en') }
}

function shortList(materials: readonly Text[], language: Language): string {
  const names = materials.map((material) => withoutAsides(pick(material, language)))
  const [first = '', ...others] = names
  const limit = bringLength[language]
  let list = first.length > limit ? `${first.slice(0, limit - 1).trimEnd()}…` : first
  let left = others.length
  for (const name of others) {
    const longer = `${list}${language === 'zh' ? '、' : '; '}${name}`
    if (longer.length > limit) break
    list = longer
    left -= 1
  }
  if (left === 0) return list
  return language === 'zh' ? `${list}等${names.length}样` : `${list} (+${left} more)`
}

/** A material's name without what stands in brackets. */
function withoutAsides(name: string): string {
  return name.replace(/\s*[（(][^）)]*[）)]/g, '').trim()
}

/** Characters of a message of one part, and of each part of a longer one. */
const onePart = 70
const eachPart = 67

/** Parts that a message takes, with its signature, as Chinese carriers count: by characters, Latin ones too. */
export function messageParts(text: string, signName: string): number {
  const length = text.length + signName.length + 2
  return length <= onePart ? 1 : Math.ceil(length / eachPart)
}
