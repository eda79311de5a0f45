import type { ClerkPageResult } from './clerk-page.ts'
import type { PageResult } from './manager-page.ts'
import { spread, table, verdict } from './report-parts.ts'

/** The screen's own time of a clerk's round, in milliseconds at most, and its keys. */
const mostClerkRoundMs = 100
const mostClerkKeys = 3

/** How long a clerk's round takes on the screen. */
export function clerkPageLines({
  rounds,
  keysPerRound,
  ownMs,
  ownP99Ms,
  wholeMs,
}: ClerkPageResult): string[] {
  return [
    `A clerk's round on the page in a real browser, ${rounds} rounds, in ms: finish, next, arrive`,
    ...table([
      ['', 'median (least-most)', 'p99'],
      ["the screen's own time", spread(ownMs, 1), ownP99Ms.toFixed(1)],
      ["with the hub's answers", spread(wholeMs, 1), ''],
    ]),
    verdict(
      `a round takes at most ${mostClerkKeys} keys and under ${mostClerkRoundMs} ms of the screen's own time`,
      `${keysPerRound} keys, ${spread(ownMs, 1)} ms`,
      keysPerRound <= mostClerkKeys && ownMs.median < mostClerkRoundMs,
    ),
  ]
}

/** Whether the manager's page stays quick beside changes. */
export function managerPageLines({ windows, waiting, changesASecond, tasks, control }: PageResult): string[] {
  const longest = Math.max(...tasks.map(({ longestMs }) => longestMs))
  return [
    `The manager's page: ${windows} windows, ${waiting} waiting, ${changesASecond} changes a second`,
    ...table([
      ['beside the windows', 'long tasks', 'longest ms', 'main thread busy'],
      ...[...tasks, control].map(({ side, longTasks, longestMs, busy }) => [
        side,
        String(longTasks),
        longestMs.toFixed(0),
        `${(busy * 100).toFixed(0)} %`,
      ]),
    ]),
    verdict(
      'no task is over 50 ms',
      longest === 0 ? 'none' : `${longest.toFixed(0)} ms`,
      tasks.every(({ longTasks }) => longTasks === 0),
    ),
    ...(control.longTasks > 0
      ? ['  the control has long tasks as well: the machine is too busy to tell']
      : []),
  ]
}
