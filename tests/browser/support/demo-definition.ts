import { readFileSync } from 'node:fs'
import { type HallDefinition, hallDefinition } from '../../../shared/hall-definition.ts'

const demoHall = new URL('../../../hub/demo-hall/hall.json', import.meta.url)

/** The demo hall, as its file says it. */
export function demoDefinition(): HallDefinition {
  return hallDefinition.parse(JSON.parse(readFileSync(demoHall, 'utf8')))
}
