import type { HallView, ManagerView } from '../../../shared/http/schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { pauseReasonWords } from '../../../shared/texts/console-words.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { minutesBetween, stopwatch } from '../common/wait.ts'

type ManagedWindow = ManagerView['windows'][number]

interface Props {
  readonly hall: HallView
  readonly windows: readonly ManagedWindow[]
  readonly onChoose: (windowId: string) => void
}

/** Every window by zone: who is there, which ticket, for how long. */
export function WindowGrid({ hall, windows, onChoose }: Props) {
  const minutes = new Map(hall.services.map(({ id, expectedMinutes }) => [id, expectedMinutes]))
  return (
    <section class="window-grid" aria-label={t(texts.windows)}>
      {hall.zones.map((zone) => {
        const here = windows.filter(({ zoneId }) => zoneId === zone.id)
        if (here.length === 0) return null
        const open = here.filter(({ status }) => status === 'open').length
        return (
          <div key={zone.id} class="zone">
            <h2>
              {t(zone.name)} <span>{t(fillText(texts.windowsOpen, { open, all: here.length }))}</span>
            </h2>
            <ul>
              {here.map((window) => (
                <li key={window.id}>
                  <Tile
                    window={window}
                    usualMinutes={minutes.get(window.current?.serviceId ?? '')}
                    onChoose={() => onChoose(window.id)}
                  />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

interface TileProps {
  readonly window: ManagedWindow
  readonly usualMinutes: number | undefined
  readonly onChoose: () => void
}

function Tile({ window, usualMinutes, onChoose }: TileProps) {
  const { current, status } = window
  const isLong =
    current?.startedAt != null &&
    usualMinutes !== undefined &&
    minutesBetween(current.startedAt, now.value) > usualMinutes
  const phase = current?.status ?? (status === 'open' ? 'idle' : status)
  return (
    <button type="button" class={`tile ${phase}${isLong ? ' long' : ''}`} onClick={onChoose}>
      <b class="number">{window.number}</b>
      <span class="tile-name one-line">{t(window.name)}</span>
      <span class="tile-state one-line">{stateOf(window)}</span>
      <span class="tile-clerk one-line">{window.clerk === null ? '' : t(window.clerk.name)}</span>
    </button>
  )
}

/** How long a service lasts; from an hour on in minutes, which fit the tile. */
function lasts(startedAt: number): string {
  const minutes = minutesBetween(startedAt, now.value)
  return minutes < 60 ? stopwatch(startedAt, now.value) : t(fillText(consoleTexts.minutes, { n: minutes }))
}

function stateOf({ current, status, pauseReason }: ManagedWindow) {
  if (current !== null)
    return (
      <>
        <b class="number">{current.ticketNumber}</b>{' '}
        {current.startedAt !== null ? (
          <span class="number time">{lasts(current.startedAt)}</span>
        ) : (
          <span class="time">{t(fillText(texts.calledTimes, { n: current.calls }))}</span>
        )}
      </>
    )
  if (status === 'paused') return pauseReason === null ? '' : t(pauseReasonWords[pauseReason])
  return t(status === 'open' ? texts.idle : texts.closed)
}
