import { boardTexts } from '../shared/texts/display.ts'
import { isHardlyAWait, waitFigures } from '../shared/texts/wait-range.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { type BoardQueue, barSpan, queueRows, scaleMinutes, waitMinutes } from './queue-rows.ts'

interface Props {
  readonly queues: readonly BoardQueue[]
  readonly isConnected: boolean
}

/** Chinese names with more characters than this are set smaller where rows are many. */
const longName = 10

/** Who waits, by department, with the wait that newcomers are to expect, all bars on one scale. */
export function QueueColumn({ queues, isConnected }: Props) {
  const { rows, otherWaiting } = queueRows(queues)
  const scale = scaleMinutes(queues)
  const count = rows.length + (otherWaiting > 0 ? 1 : 0)
  const total = queues.reduce((sum, queue) => sum + queue.waiting, 0)
  return (
    <section class="queues" aria-label={`${boardTexts.queues.zh} ${boardTexts.queues.en}`}>
      <h2>
        <Bilingual text={boardTexts.queues} />
        {count > 0 && (
          <span class="total">
            <Bilingual text={boardTexts.total} values={{ count: total }} />
          </span>
        )}
      </h2>
      {isConnected && count === 0 && (
        <p class="nobody">
          <Bilingual text={boardTexts.noQueues} />
        </p>
      )}
      <ul class={density(count)}>
        {rows.map((queue) => (
          <Queue key={queue.departmentId} queue={queue} scale={scale} />
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
  if (rows > 11) return 'tight packed'
  if (rows > 8) return 'tight'
  return rows > 6 ? 'medium' : 'wide'
}

function Queue({ queue, scale }: { queue: BoardQueue; scale: number }) {
  const { waitRange, waiting } = queue
  // Nobody waits for it, but the windows have others to serve before.
  const isFree = waiting === 0 && (waitRange === undefined || isHardlyAWait(waitRange))
  const { from, to, isForeseen, isLong } = barSpan(queue, scale)
  return (
    <li class={isFree ? 'free' : 'busy'} data-department={queue.departmentId}>
      <p class={queue.name.zh.length > longName ? 'department long' : 'department'}>
        <Bilingual text={queue.name} />
      </p>
      {isFree ? <NobodyWaiting /> : <Waiting count={waiting} />}
      {!isFree && <Wait queue={queue} />}
      <span class="bar" aria-hidden="true">
        {!isFree && (
          <i
            class={`${isForeseen ? 'foreseen' : 'so-far'} ${isLong ? 'long' : ''}`}
            style={{ left: `${from}%`, width: `${to - from}%` }}
          />
        )}
      </span>
    </li>
  )
}

/** How long newcomers will wait; while that is not known, how long somebody has waited. */
function Wait({ queue: { waitRange, longestWaitSeconds } }: { queue: BoardQueue }) {
  const isExpected = waitRange !== undefined && !isHardlyAWait(waitRange)
  return (
    <p class={isExpected ? 'longest expected' : 'longest'}>
      {!isExpected && <Bilingual text={boardTexts.longest} />}{' '}
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
