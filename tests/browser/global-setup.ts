import buildHub from '../support/build-hub.ts'
import { buildWhenStale } from '../support/build-when-stale.ts'

const sources = [
  'hub/console',
  'ticket-printer/kiosk',
  'display',
  'evaluator',
  'web-booking',
  'shared',
  'vite.config.ts',
]

/** Builds pages and hub once for all browser walks. */
export default async function setup(): Promise<void> {
  await buildWhenStale('dist/pages', sources)
  await buildHub()
}
