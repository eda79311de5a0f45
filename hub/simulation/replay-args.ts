import { parseArgs } from 'node:util'
import { BadInput } from './bad-input.ts'

/** What the command line of the live replay asks for. */
export interface ReplayArgs {
  readonly planFile: string
  readonly dayFile: string
  /** Virtual seconds a real second. */
  readonly speed: number
  /** Real seconds between kills of the hub; null for none. */
  readonly killEverySeconds: number | null
  readonly jsonFile: string | null
}

const replayUsage =
  'npm run replay:live -- --plan PLAN --day DAY --speed N [--kill-every SECONDS] [--json FILE]'

// The lead before the day is real time: at a higher speed it would reach back into the day before.
const highestSpeed = 1500
/** The hub needs a second or two to come back; killed faster than that it would never serve. */
const shortestKillSeconds = 3

/** Parses the command line; throws BadInput that names the option. */
export function parseReplayArgs(argv: readonly string[]): ReplayArgs {
  const values = valuesOf(argv)
  const { plan, day, json } = values
  if (plan === undefined) throw new BadInput('--plan', `is missing\n${replayUsage}`)
  if (day === undefined) throw new BadInput('--day', `is missing\n${replayUsage}`)
  const every = values['kill-every']
  return {
    planFile: plan,
    dayFile: day,
    speed: numberWithin('--speed', values.speed ?? '120', 1, highestSpeed),
    killEverySeconds:
      every === undefined ? null : numberWithin('--kill-every', every, shortestKillSeconds, 3600),
    jsonFile: json ?? null,
  }
}

function valuesOf(argv: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    return parseArgs({
      args: [...argv],
      options: { plan: text, day: text, speed: text, 'kill-every': text, json: text },
    }).values
  } catch (error) {
    throw new BadInput(
      'command line',
      `${error instanceof Error ? error.message : String(error)}\n${replayUsage}`,
    )
  }
}

function numberWithin(option: string, value: string, lowest: number, highest: number): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number) || number < lowest || number > highest)
    throw new BadInput(option, `"${value}" is not a number from ${lowest} to ${highest}`)
  return number
}
