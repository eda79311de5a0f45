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
