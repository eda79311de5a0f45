import type { Text } from '../text.ts'
import { unitOf, type WaitFigures, waitUnits } from './wait-unit.ts'

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
  const { zh, en } = waitWords(range)
  return { zh: `预计等候${zh}`, en: `Expected wait: ${en}` }
}

/** The forecast where its label stands beside it. */
export function waitFigure(range: WaitMinutes): Text {
  return isHardlyAWait(range) ? { zh: '几乎无需等候', en: 'Almost none' } : waitWords(range)
}

/** The shortest form, for a row of a list that tells of a wait. */
export function waitBrief(range: WaitMinutes): Text {
  const { figures, unit } = waitFigures(range)
  return { zh: waitWords(range).zh, en: `${figures} ${unit.brief.en}` }
}

/** The forecast in figures alone, as `12–20` minutes or `4–5.5` hours. */
export function waitFigures(range: WaitMinutes): WaitFigures {
  const { from, to, unit } = endsOf(range)
  return { figures: from === 0 ? `≤${to}` : from === to ? `${to}` : `${from}–${to}`, unit }
}

/** The two ends as they are told: in hours the lower one down to a half, the upper one up to a half, which promises nothing. */
function endsOf({ p50Minutes, p90Minutes }: WaitMinutes) {
  const unit = unitOf(p90Minutes)
  if (unit === 'minutes') return { from: p50Minutes, to: p90Minutes, unit: waitUnits[unit] }
  return { from: Math.floor(p50Minutes / 30) / 2, to: Math.ceil(p90Minutes / 30) / 2, unit: waitUnits[unit] }
}

function waitWords(range: WaitMinutes): Text {
  const { from, to, unit } = endsOf(range)
  if (from === 0) return { zh: `不超过 ${to} ${unit.brief.zh}`, en: `up to ${to} ${unit.en}` }
  if (from === to) return { zh: `约 ${to} ${unit.brief.zh}`, en: `about ${to} ${unit.en}` }
  return { zh: `约 ${from}–${to} ${unit.brief.zh}`, en: `about ${from} to ${to} ${unit.en}` }
}
