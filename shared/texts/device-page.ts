import type { Text } from '../text.ts'

/** Words of a device's page before its device is known. */
export const devicePageTexts = {
  loading: { zh: '正在连接大厅…', en: 'Connecting to the hall…' },
  noDevice: {
    zh: '“{place}”没有登记{kind}。请核对网址，或在大厅设置中添加设备。',
    en: 'There is no {kind} at “{place}”. Check the address, or add the device to the hall.',
  },
} as const satisfies Record<string, Text>
