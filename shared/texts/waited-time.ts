import type { Text } from '../text.ts'
import { unitOf, type WaitFigures, waitUnits } from './wait-unit.ts'

/** How long a wait or a service took, or has so far, to the minute: `75 分钟`, `75 min`; of hours `4 小时 32 分`, `4 h 32 min`. */
export function waitedTime(minutes: number): Text {
  if (unitOf(minutes) === 'minutes') return { zh: `${minutes} 分钟`, en: `${minutes} min` }
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (rest === 0) return { zh: `${hours} 小时`, en: `${hours} h` }
  return { zh: `${hours} 小时 ${rest} 分`, en: `${hours} h ${rest} min` }
}

/** The same in figures alone, of hours to the tenth below: `75` minutes, `4.5` hours. */
export function waitedFigures(minutes: number): WaitFigures {
  const unit = unitOf(minutes)
  return {
    figures: unit === 'minutes' ? `${minutes}` : `${Math.floor(minutes / 6) / 10}`,
    unit: waitUnits[unit],
  }
}
