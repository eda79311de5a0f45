import { join } from 'node:path'
import { projectRoot } from '../../hub/project-root.ts'
import { buildWhenStale } from './build-when-stale.ts'

/** Builds the hub once for the tests that start it as a process of its own. */
export default async function setup(): Promise<void> {
  const configFile = 'vite.hub.config.ts'
  await buildWhenStale('dist/hub', ['hub', 'shared', configFile], {
    configFile: join(projectRoot, configFile),
  })
}
