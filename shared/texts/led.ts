import type { Text } from '../text.ts'

/**
 * Words of the LED panels. `{ticket}` and `{window}` are drawn in the colour of figures; `|` parts what may stand on lines
 * of its own. English stays short: sixteen letters fill a strip.
 */
export const ledTexts = {
  /** A call, from the fullest wording to the shortest. */
  call: [
    { zh: '请 {ticket}| 到 {window} 号窗口', en: '{ticket}| to window {window}' },
    { zh: '请{ticket}|到{window}号窗口', en: '{ticket}| window {window}' },
    { zh: '{ticket}|→{window}号窗', en: '{ticket}|→{window}' },
    { zh: '{ticket}|→{window}号', en: '{ticket}|→{window}' },
  ],
  serving: [
    { zh: '{ticket}| 办理中', en: '{ticket}| being served' },
    { zh: '{ticket}|办理中', en: '{ticket}| served' },
  ],
  welcome: [
    { zh: '{window} 号窗口| 欢迎您', en: 'Window {window}| welcome' },
    { zh: '{window}号窗口| 欢迎', en: 'Window {window}' },
  ],
  paused: [
    { zh: '{window} 号窗口| 暂停服务', en: 'Window {window}| paused' },
    { zh: '{window}号| 暂停服务', en: 'Paused' },
  ],
  backAt: [
    { zh: '暂停服务| {time} 恢复', en: 'Paused| back at {time}' },
    { zh: '暂停| {time} 恢复', en: 'Back {time}' },
  ],
  closed: [
    { zh: '{window} 号窗口| 未开放', en: 'Window {window}| closed' },
    { zh: '{window}号| 未开放', en: 'Closed' },
  ],
  idle: [
    { zh: '请等候叫号', en: 'Please wait| for your number' },
    { zh: '请等候', en: 'Please| wait' },
  ],
  waiting: [
    { zh: '现有 {count} 人等候', en: '{count} waiting' },
    { zh: '{count}人等候', en: '{count} wait' },
  ],
  stale: [{ zh: '请看大屏', en: 'See the board' }],
} as const satisfies Record<string, readonly Text[]>

/** Words of the page that shows an LED panel's dots. */
export const ledPageTexts = {
  connecting: { zh: '正在连接…', en: 'Connecting…' },
  size: { zh: '{width} × {height} 点', en: '{width} × {height} dots' },
  stale: { zh: '连接中断', en: 'Connection lost' },
  noPlace: {
    zh: '此 LED 屏还没有设置，请管理员填写点数和颜色。',
    en: 'This LED panel has no settings yet: its administrator gives its dots and colour.',
  },
} as const satisfies Record<string, Text>
