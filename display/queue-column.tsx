import { boardTexts } from '../shared/texts/display.ts'
import { isHardlyAWait, waitFigures } from '../shared/texts/wait-range.ts'
import { waitedFigures } from '../shared/texts/waited-time.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { presentRoom } from './board-room.ts'
import { type BoardQueue, barSpan, queuePage, scaleMinutes, waitMinutes } from './queue-rows.ts'
import { useTurns } from './use-turns.ts'

interface Props {
  readonly queues: readonly BoardQueue[]
  readonly isConnected: boolean
}

/** Who waits, by department, with the wait that newcomers are to expect, all bars on one scale; page by page where they are many. */
export function QueueColumn({ queues, isConnected }: Props) {
  const turn = useTurns(queues.map(({ departmentId }) => departmentId).join(' '))
  const { rows, page, pages, places } = queuePage(queues, presentRoom().queues, turn)
  const scale = scaleMinutes(queues)
  const total = queues.reduce((sum, queue) => sum + queue.waiting, 0)
  return (
    <section class="queues" aria-label={`${boardTexts.queues.zh} ${boardTexts.queues.en}`}>
      <h2>
        <Bilingual text={boardTexts.queues} />
        {queues.length > 0 && (
          <span class="total">
            <Bilingual text={boardTexts.total} values={{ count: total }} />
          </span>
        )}
      </h2>
      {isConnected && queues.length === 0 && (
        <p class="nobody">
          <Bilingual text={boardTexts.noQueues} />
        </p>
      )}
      <ul style={{ '--places': places, '--pairs': Math.ceil(places / 2) }}>
        {rows.map((queue) => (
          <Queue key={queue.departmentId} queue={queue} scale={scale} />
        ))}
      </ul>
      {pages > 1 && (
        <p class="page-dots" aria-hidden="true">
          {Array.from({ length: pages }, (_, at) => (
            <i key={at} class={at + 1 === page ? 'now' : ''} />
          ))}
        </p>
      )}
    </section>
  )
}

function Queue({ queue, scale }: { queue: BoardQueue; scale: number }) {
  const { waitRange, waiting } = queue
  const isFree = waiting === 0 && (waitRange === undefined || isHardlyAWait(waitRange))
  const { from, to, isForeseen, isLong } = barSpan(queue, scale)
  return (
    <li class={isFree ? 'free' : 'busy'} data-department={queue.departmentId}>
      <p class="department" style={{ '--zh-characters': queue.name.zh.length }}>
        <Bilingual text={queue.name} />
      </p>
      {isFree ? <NobodyWaiting /> : waiting === 0 ? <Busy /> : <Waiting count={waiting} />}
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
  const { figures, unit } = isExpected
    ? waitFigures(waitRange)
    : waitedFigures(waitMinutes(longestWaitSeconds))
  return (
    <p class={isExpected ? 'longest expected' : 'longest'}>
      {!isExpected && <Bilingual text={boardTexts.longest} />} <b class="number">{figures}</b>{' '}
      <Bilingual text={unit.brief} />
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

/** Nobody waits for it, but the windows have others to serve before: "0 waiting" beside a wait would only puzzle. */
function Busy() {
  return (
    <p class="waiting">
      <Bilingual text={boardTexts.busy} />
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
