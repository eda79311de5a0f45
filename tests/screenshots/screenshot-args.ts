import { join } from 'node:path'
import { readOptions, someOf } from '../../hub/command-line.ts'
import { projectRoot } from '../../hub/project-root.ts'
import { screens } from './screens.ts'

const hallNames = ['usual', 'empty', 'full'] as const
/** The states of the hall that pictures are taken in. */
export type HallName = (typeof hallNames)[number]

/** What the command line of the screenshots asks for. */
export interface ScreenshotArgs {
  /** Names of screens; every screen when nothing else was asked for. */
  readonly screenNames: readonly string[]
  readonly halls: readonly HallName[]
  /** Whether the pictures of the portal and of the README are made anew. */
  readonly keeps: boolean
  readonly folder: string
}

const screenNames = screens.map(({ name }) => name)
const usage = `npm run screenshots -- [--only NAME,...] [--halls ${hallNames.join(',')}] [--keep] [--out FOLDER]
  NAME  ${screenNames.join(', ')}`

/** Parses the command line; throws BadInput that names the option. */
export function parseScreenshotArgs(argv: readonly string[]): ScreenshotArgs {
  const options = {
    only: { type: 'string', default: screenNames.join() },
    halls: { type: 'string', default: hallNames.join() },
    keep: { type: 'boolean', default: false },
    out: { type: 'string', default: join(projectRoot, 'screenshots') },
  } as const
  const { only, halls, keep, out } = readOptions(argv, { options }, usage).values
  return {
    screenNames: someOf('--only', only, screenNames),
    halls: someOf('--halls', halls, hallNames),
    keeps: keep,
    folder: out,
  }
}
