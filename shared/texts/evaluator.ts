import type { Text } from '../text.ts'

/** One of the five levels of the rating (好差评). */
export interface RatingLevel {
  readonly score: 1 | 2 | 3 | 4 | 5
  readonly text: Text
}

/** The levels as the pad shows them, from the best to the worst; the key of a level is its score. */
export const ratingLevels: readonly RatingLevel[] = [
  { score: 5, text: { zh: '非常满意', en: 'Very satisfied' } },
  { score: 4, text: { zh: '满意', en: 'Satisfied' } },
  { score: 3, text: { zh: '基本满意', en: 'Fairly satisfied' } },
  { score: 2, text: { zh: '不满意', en: 'Dissatisfied' } },
  { score: 1, text: { zh: '非常不满意', en: 'Very dissatisfied' } },
]

/** Something that a visitor may tick beside the score; the code goes with the rating. */
export interface RatingReason {
  readonly code: string
  readonly text: Text
}

/** What satisfied visitors may tick. */
const praises: readonly RatingReason[] = [
  { code: 'quick', text: { zh: '办得快', en: 'Quick' } },
  { code: 'kind', text: { zh: '态度好', en: 'Friendly' } },
  { code: 'clear', text: { zh: '讲得清楚', en: 'Clear explanations' } },
  { code: 'one-visit', text: { zh: '只跑一次', en: 'Done in one visit' } },
  { code: 'helpful', text: { zh: '主动帮忙', en: 'Went out of their way' } },
  { code: 'comfortable', text: { zh: '环境舒适', en: 'Pleasant hall' } },
]

/** What visitors may tick who miss something. */
const complaints: readonly RatingReason[] = [
  { code: 'long-wait', text: { zh: '等候太久', en: 'Long wait' } },
  { code: 'slow', text: { zh: '办得太慢', en: 'Slow service' } },
  { code: 'attitude', text: { zh: '态度不好', en: 'Unfriendly' } },
  { code: 'unclear', text: { zh: '没讲清楚', en: 'Unclear explanations' } },
  { code: 'many-papers', text: { zh: '材料太多', en: 'Too many papers' } },
  { code: 'several-visits', text: { zh: '要跑多次', en: 'Several visits needed' } },
]

/** Whether a score of 1 to 5 praises the service; 3 still asks what was missing. */
export function isPraise(score: number): boolean {
  return score >= 4
}

/** The reasons that fit a score: what was good of the upper two levels, else what could be better. */
export function reasonsFor(score: number): readonly RatingReason[] {
  return isPraise(score) ? praises : complaints
}

/** What a reason's code means; the code itself when this version does not know it. */
export function reasonWords(code: string): Text {
  return [...praises, ...complaints].find((reason) => reason.code === code)?.text ?? { zh: code, en: code }
}

/** Words of the rating pad. */
export const padTexts = {
  welcome: { zh: '欢迎办理', en: 'Welcome' },
  window: { zh: '号窗口', en: 'Window' },
  badgeNumber: { zh: '工号', en: 'Badge' },
  nowServing: { zh: '正在办理', en: 'Now serving' },
  question: { zh: '您对本次服务满意吗？', en: 'How was this service?' },
  forTicket: { zh: '号办件', en: 'Ticket' },
  skip: { zh: '不评价', en: 'Skip' },
  voluntary: {
    zh: '自愿评价 · {seconds} 秒后自动关闭',
    en: 'Rating is voluntary · closes in {seconds} s',
  },
  recorded: { zh: '谢谢，已记下您的评价', en: 'Thank you, your rating is noted' },
  askPraise: { zh: '哪些方面让您满意？', en: 'What was good?' },
  askComplaint: { zh: '哪些方面可以做得更好？', en: 'What could be better?' },
  optional: { zh: '可不选 · {seconds} 秒后自动提交', en: 'Optional · sent in {seconds} s' },
  comment: { zh: '还想说的话', en: 'In your own words' },
  commentHint: {
    zh: '还想说的话（可不填，请勿写证件号和电话）',
    en: 'Anything else (no document or phone numbers, please)',
  },
  change: { zh: '改选', en: 'Change' },
  submit: { zh: '提交', en: 'Send' },
  thanks: { zh: '感谢您的评价', en: 'Thank you for your rating' },
  kept: {
    zh: '网络暂时中断。评价已保存，恢复后自动提交。',
    en: 'The network is away. Your rating is kept and will be sent when it is back.',
  },
  closed: { zh: '本窗口未开放', en: 'This window is closed' },
  closedHint: { zh: '请到其他窗口办理', en: 'Please use another window' },
  paused: { zh: '暂停服务', en: 'Paused' },
  pausedHint: { zh: '请稍候，或留意其他窗口的叫号', en: 'Please wait, or watch for other windows' },
  connecting: { zh: '正在连接…', en: 'Connecting…' },
  stale: { zh: '连接中断，正在重连', en: 'Connection lost, reconnecting' },
} as const satisfies Record<string, Text>
