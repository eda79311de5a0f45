import type { Text } from '../text.ts'

/** Words of a device's page before its device is known. */
export const devicePageTexts = {
  loading: { zh: '正在连接大厅…', en: 'Connecting to the hall…' },
  title: { zh: '此{kind}尚未启用', en: 'This {kind} is not in use' },
  noDevice: {
    zh: '大厅设置中没有编号为“{address}”的{kind}。',
    en: 'The hall’s settings have no {kind} “{address}”.',
  },
  noPlace: {
    zh: '大厅设置中，“{address}”没有{kind}。',
    en: 'The hall’s settings have no {kind} at “{address}”.',
  },
  whatToDo: {
    zh: '请管理员在管理页面的大厅设置中添加，或核对本页网址；添加后本页自动恢复。',
    en: 'An administrator adds it to the hall’s settings, or checks this page’s address; the page then goes on by itself.',
  },
} as const satisfies Record<string, Text>
