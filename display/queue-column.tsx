import { boardTexts } from '../shared/texts/display.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { type BoardQueue, barPercent, queueRows, waitMinutes } from './queue-rows.ts'

interface Props {
  readonly queues: readonly BoardQueue[]
  readonly isConnected: boolean
}

/** Who waits, by department, with the longest wait as a figure and a bar. */
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
  return (
    <li class={queue.waiting === 0 ? 'free' : 'busy'} data-department={queue.departmentId}>
      <p class="department">
        <Bilingual text={queue.name} />
      </p>
      <Waiting count={queue.waiting} />
      {queue.waiting > 0 && (
        <p class="longest">
          <Bilingual text={boardTexts.longest} />{' '}
          <b class="number">{waitMinutes(queue.longestWaitSeconds)}</b>{' '}
          <Bilingual text={boardTexts.minutes} />
        </p>
      )}
      <span class="bar" aria-hidden="true">
        <i style={{ width: `${queue.waiting === 0 ? 0 : barPercent(queue.longestWaitSeconds, longest)}%` }} />
      </span>
    </li>
  )
}

function Waiting({ count }: { count: number }) {
  if (count === 0)
    return (
      <p class="waiting none">
        <Bilingual text={boardTexts.nobodyWaiting} />
      </p>
    )
  return (
    <p class="waiting">
      <b class="number">{count}</b> <Bilingual text={boardTexts.waiting} />
    </p>
  )
}
