import { useSignal } from '@preact/signals'
import { localTimeOf } from '../../../shared/business-day.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { managerDayTexts as dayTexts } from '../../../shared/texts/console-manager-day.ts'
import { pauseReasonWords } from '../../../shared/texts/console-words.ts'
import { waitUnits } from '../../../shared/texts/wait-unit.ts'
import { waitedFigures } from '../../../shared/texts/waited-time.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import type { ArrowControl } from '../common/arrow-group.tsx'
import { minutesBetween, stopwatch } from '../common/wait.ts'
import { takes } from './hall-figures.ts'
import { isLong, phaseOf, type UsualMinutes } from './window-phase.ts'

type ManagedWindow = ManagerView['windows'][number]

interface Props {
  readonly window: ManagedWindow
  readonly usual: UsualMinutes
  readonly timeZone: string
  /** A small tile says less. */
  readonly size: 'full' | 'small'
  /** The service that is being dragged to a window. */
  readonly dragged: string | undefined
  readonly control: ArrowControl
  readonly onChoose: () => void
  readonly onDrop: () => void
}

/** One window of the floor plan. A service can be dropped on it unless it takes that one already. */
export function WindowTile(props: Props) {
  const { window, usual, timeZone, size, dragged, control, onChoose, onDrop } = props
  const isOver = useSignal(false)
  const target = dragged === undefined ? '' : takes(window, dragged) ? ' takes' : ' can-take'
  const canTake = target === ' can-take'
  const late = isLong(window, usual, now.value) ? ' long' : ''
  return (
    <button
      type="button"
      class={`tile ${phaseOf(window)}${late}${target}${isOver.value && canTake ? ' over' : ''}`}
      onClick={onChoose}
      {...control}
      onDragOver={(event) => {
        if (!canTake) return
        event.preventDefault()
        isOver.value = true
      }}
      onDragLeave={() => {
        isOver.value = false
      }}
      onDrop={(event) => {
        event.preventDefault()
        isOver.value = false
        if (canTake) onDrop()
      }}
    >
      <b class="number">{window.number}</b>
      <span class="tile-name">{t(window.name)}</span>
      <span class="tile-state one-line">
        <State window={window} timeZone={timeZone} size={size} />
      </span>
      <span class="tile-clerk one-line">
        {target === ' takes' ? t(dayTexts.takesIt) : window.clerk === null ? '' : t(window.clerk.name)}
      </span>
    </button>
  )
}

function State({ window, timeZone, size }: Pick<Props, 'window' | 'timeZone' | 'size'>) {
  const { current, status } = window
  if (current !== null)
    return (
      <>
        <b class="number">{current.ticketNumber}</b>{' '}
        {current.startedAt !== null ? (
          <span class="number time">{lasts(current.startedAt, size)}</span>
        ) : (
          <span class="time">
            {t(fillText(size === 'small' ? dayTexts.calledBrief : texts.calledTimes, { n: current.calls }))}
          </span>
        )}
      </>
    )
  if (status !== 'paused') return <>{t(status === 'open' ? texts.idle : texts.closed)}</>
  return <>{t(size === 'small' ? reasonOf(window) : pauseWords(window, timeZone))}</>
}

function reasonOf({ pauseReason }: ManagedWindow): Text {
  return pauseReason === null ? dayTexts.phasePaused : pauseReasonWords[pauseReason]
}

/** Why a window pauses, and when it will be back if that was said. */
export function pauseWords(window: ManagedWindow, timeZone: string): Text {
  const reason = reasonOf(window)
  if (window.backAt === undefined) return reason
  return fillText(dayTexts.backAt, { reason, time: localTimeOf(window.backAt, timeZone) })
}

/** How long a service lasts; from an hour on in one figure, which fits the tile, as on a small one from the beginning. */
function lasts(startedAt: number, size: Props['size']): string {
  const minutes = minutesBetween(startedAt, now.value)
  if (size === 'full' && minutes < 60) return stopwatch(startedAt, now.value)
  const { figures, unit } = waitedFigures(minutes)
  if (size === 'full') return `${figures} ${t(unit.brief)}`
  const isMinutes = unit === waitUnits.minutes
  return isMinutes ? t(fillText(dayTexts.minutesBrief, { n: figures })) : `${figures} ${unit.brief.en}`
}
