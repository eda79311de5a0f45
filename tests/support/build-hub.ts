import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the hub once for the tests that start it as a process of its own. */
export default async function setup(): Promise<void> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  await build({ root, configFile: `${root}/vite.hub.config.ts`, logLevel: 'warn' })
}
