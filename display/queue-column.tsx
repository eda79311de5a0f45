import { boardTexts } from '../shared/texts/display.ts'
import { isHardlyAWait, waitFigures } from '../shared/texts/wait-range.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { type BoardQueue, barPercent, queueRows, waitMinutes } from './queue-rows.ts'

interface Props {
  readonly queues: readonly BoardQueue[]
  readonly isConnected: boolean
}

/** Who waits, by department, with the wait that newcomers are to expect, and the longest so far as a bar. */
export function QueueColumn({ queues, isConnected }: Props) {
  const { rows, otherWaiting } = queueRows(queues)
  const longest = Math.max(0, ...queues.map((queue) => queue.longestWaitSeconds))
  const count = rows.length + (otherWaiting > 0 ? 1 : 0)
  return (
    <section class="queues" aria-label={`${boardTexts.queues.zh} ${boardTexts.queues.en}`}>
      <h2>
        <Bilingual text={boardTexts.queues} />
      </h2>
      {isConnected && count === 0 && (
        <p class="nobody">
          <Bilingual text={boardTexts.noQueues} />
        </p>
      )}
      <ul class={density(count)}>
        {rows.map((queue) => (
          <Queue key={queue.departmentId} queue={queue} longest={longest} />
        ))}
        {otherWaiting > 0 && (
          <li>
            <p class="department">
              <Bilingual text={boardTexts.otherQueues} />
            </p>
            <Waiting count={otherWaiting} />
          </li>
        )}
      </ul>
    </section>
  )
}

function density(rows: number): string {
  if (rows > 10) return 'tight packed'
  return rows > 8 ? 'tight' : 'wide'
}

function Queue({ queue, longest }: { queue: BoardQueue; longest: number }) {
  const { waitRange, waiting } = queue
  // Nobody waits for it, but the windows have others to serve before.
  const isFree = waiting === 0 && (waitRange === undefined || isHardlyAWait(waitRange))
  return (
    <li class={isFree ? 'free' : 'busy'} data-department={queue.departmentId}>
      <p class="department">
        <Bilingual text={queue.name} />
      </p>
      {isFree ? <NobodyWaiting /> : <Waiting count={waiting} />}
      {!isFree && <Wait queue={queue} />}
      <span class="bar" aria-hidden="true">
        <i style={{ width: `${queue.waiting === 0 ? 0 : barPercent(queue.longestWaitSeconds, longest)}%` }} />
      </span>
    </li>
  )
}

/** How long newcomers will wait; while that is not known, how long somebody has waited. */
function Wait({ queue: { waitRange, longestWaitSeconds } }: { queue: BoardQueue }) {
  const isExpected = waitRange !== undefined && !isHardlyAWait(waitRange)
  return (
    <p class={isExpected ? 'longest expected' : 'longest'}>
      <Bilingual text={isExpected ? boardTexts.expected : boardTexts.longest} />{' '}
      <b class="number">{isExpected ? waitFigures(waitRange) : waitMinutes(longestWaitSeconds)}</b>{' '}
      <Bilingual text={boardTexts.minutes} />
    </p>
  )
}

function NobodyWaiting() {
  return (
    <p class="waiting none">
      <Bilingual text={boardTexts.nobodyWaiting} />
    </p>
  )
}

function Waiting({ count }: { count: number }) {
  return (
    <p class="waiting">
      <b class="number">{count}</b> <Bilingual text={boardTexts.waiting} />
    </p>
  )
}
