import { type TicketClass, ticketClasses } from '../../shared/hall-definition.ts'
import { numberWithin, oneOf, required, textOptions } from '../command-line.ts'

/** What the command line of the live replay asks for. */
export interface ReplayArgs {
  readonly planFile: string
  readonly dayFile: string
  /** Virtual seconds a real second. */
  readonly speed: number
  /** Real seconds between kills of the hub; null for none. */
  readonly killEverySeconds: number | null
  readonly jsonFile: string | null
  /** Shares of a class, from 0 to 1, that have to be served within its target. */
  readonly targets: ReadonlyMap<TicketClass, number>
}

const replayUsage =
  'npm run replay:live -- --plan PLAN --day DAY --speed N [--kill-every SECONDS] [--target CLASS=PERCENT,...] [--json FILE]'

const options = ['plan', 'day', 'speed', 'kill-every', 'target', 'json'] as const

// The lead before the day is real time: at a higher speed it would reach back into the day before.
const highestSpeed = 1500
/** The hub needs a second or two to come back; killed faster than that it would never serve. */
const shortestKillSeconds = 3

/** Parses the command line; throws BadInput that names the option. */
export function parseReplayArgs(argv: readonly string[]): ReplayArgs {
  const values = textOptions(argv, options, replayUsage)
  const plan = required('--plan', values.plan, replayUsage)
  const day = required('--day', values.day, replayUsage)
  const every = values['kill-every']
  return {
    planFile: plan,
    dayFile: day,
    speed: numberWithin('--speed', values.speed ?? '120', 1, highestSpeed),
    killEverySeconds:
      every === undefined ? null : numberWithin('--kill-every', every, shortestKillSeconds, 3600),
    jsonFile: values.json ?? null,
    targets: targetsOf(values.target ?? ''),
  }
}

/** Parses `appointment=95,green=90`. */
function targetsOf(list: string): ReadonlyMap<TicketClass, number> {
  const targets = new Map<TicketClass, number>()
  for (const part of list.split(',').filter((entry) => entry !== '')) {
    const [name = '', percent = ''] = part.split('=')
    targets.set(oneOf('--target', name, ticketClasses), numberWithin('--target', percent, 0, 100) / 100)
  }
  return targets
}
