import type { Text } from '../text.ts'

/** A forecast of a wait in whole minutes: one in two waits at most `p50Minutes`, nine in ten at most `p90Minutes`. */
export interface WaitMinutes {
  readonly p50Minutes: number
  readonly p90Minutes: number
}

/** Up to here nobody needs a figure. */
const hardlyMinutes = 2

/** Whether it is hardly a wait at all: nine in ten are called within two minutes. */
export function isHardlyAWait({ p90Minutes }: WaitMinutes): boolean {
  return p90Minutes <= hardlyMinutes
}

/** The forecast for whoever is to wait, as a sentence. */
export function waitSentence(range: WaitMinutes): Text {
  if (isHardlyAWait(range)) return { zh: '几乎无需等候', en: 'Almost no wait' }
  const { zh, en } = minutesOf(range)
  return { zh: `预计等候${zh}`, en: `Expected wait: ${en}` }
}

/** The forecast where its label stands beside it. */
export function waitFigure(range: WaitMinutes): Text {
  return isHardlyAWait(range) ? { zh: '几乎无需等候', en: 'Almost none' } : minutesOf(range)
}

/** The shortest form, for a row of a list that tells of a wait. */
export function waitBrief(range: WaitMinutes): Text {
  const figures = waitFigures(range)
  return { zh: `约 ${figures} 分钟`, en: `${figures} min` }
}

/** The minutes alone, as in `12–20`. */
export function waitFigures({ p50Minutes: from, p90Minutes: to }: WaitMinutes): string {
  if (from === 0) return `≤${to}`
  return from === to ? `${to}` : `${from}–${to}`
}

function minutesOf({ p50Minutes: from, p90Minutes: to }: WaitMinutes): Text {
  if (from === 0) return { zh: `不超过 ${to} 分钟`, en: `up to ${to} minutes` }
  if (from === to) return { zh: `约 ${to} 分钟`, en: `about ${to} minutes` }
  return { zh: `约 ${from}–${to} 分钟`, en: `about ${from} to ${to} minutes` }
}
