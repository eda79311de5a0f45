import type { Text } from '../text.ts'

/** What a wait is counted in. */
interface WaitUnit {
  /** After figures. */
  readonly brief: Text
  /** In an English sentence. */
  readonly en: string
}

/** Figures and the unit they count, for places that show the two apart. */
export interface WaitFigures {
  /** Alike in every language: a half is `.5`, which is read from afar and known to every printer, and ½ is not. */
  readonly figures: string
  readonly unit: WaitUnit
}

/** The units by which people tell a wait. */
export const waitUnits = {
  minutes: { brief: { zh: '分钟', en: 'min' }, en: 'minutes' },
  hours: { brief: { zh: '小时', en: 'h' }, en: 'hours' },
} as const satisfies Record<string, WaitUnit>

/** Up to here people count in minutes, as of a film; beyond it nobody does. */
const mostMinutes = 90

/** The unit in which people tell so many minutes. */
export function unitOf(minutes: number): keyof typeof waitUnits {
  return minutes > mostMinutes ? 'hours' : 'minutes'
}
