import type { Text } from '../text.ts'

/** Words of the sizes of text, by how many per cent of the designed one they are. */
export const textSizeWords = {
  100: { zh: '字号', en: 'Text' },
  125: { zh: '大字', en: 'Large' },
  150: { zh: '特大字', en: 'Larger' },
  200: { zh: '最大字', en: 'Largest' },
} as const satisfies Record<number, Text>

/** Words round every page of a booking. */
export const bookingFrameTexts = {
  textSize: { zh: '{size}：点按改变文字大小', en: '{size}: change the size of the text' },
  loading: { zh: '正在读取…', en: 'Loading…' },
  tryAgain: { zh: '再试一次', en: 'Try again' },
  awayTitle: { zh: '暂时连不上', en: 'Cannot connect' },
  awayDetail: {
    zh: '正在自动重连。您也可以到大厅，由导办员协助预约。',
    en: 'Reconnecting by itself. A guide in the hall can also book for you.',
  },
  stale: {
    zh: '暂时连不上，正在自动重连。余号可能已有变化。',
    en: 'Connection lost, reconnecting. The free places may have changed.',
  },
} as const satisfies Record<string, Text>
