import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { HallView, ManagerView } from '../../../shared/http/schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { managerDayTexts as dayTexts } from '../../../shared/texts/console-manager-day.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { DrawnOnce } from './drawn-once.tsx'
import {
  isLong,
  type LegendPhase,
  legendPhases,
  phaseOf,
  type UsualMinutes,
  usualMinutesOf,
} from './window-phase.ts'
import { WindowTile } from './window-tile.tsx'

type ManagedWindow = ManagerView['windows'][number]

/** From so many windows on each gets a small tile, so that a large floor is seen with little scrolling. */
const denseFrom = 60

interface Props {
  readonly hall: HallView
  readonly windows: readonly ManagedWindow[]
  /** The service that is being dragged to a window. */
  readonly dragged: string | undefined
  readonly onChoose: (windowId: string) => void
  readonly onDrop: (windowId: string) => void
}

/** Every window by zone, as on a plan of the floor: who is there, which ticket, for how long. */
export function WindowGrid({ hall, windows, dragged, onChoose, onDrop }: Props) {
  const only = useSignal<LegendPhase | undefined>(undefined)
  const usual = useMemo(() => usualMinutesOf(hall), [hall])
  const isMeant = (window: ManagedWindow) =>
    only.value === undefined || isOfPhase(window, only.value, usual, now.value)
  const size = windows.length >= denseFrom ? 'small' : 'full'
  const classes = [
    'window-grid',
    ...(dragged === undefined ? [] : ['dragging']),
    ...(size === 'small' ? ['dense'] : []),
  ]
  return (
    <section class={classes.join(' ')} aria-label={t(texts.windows)}>
      <Legend
        windows={windows}
        usual={usual}
        only={only.value}
        onOnly={(phase) => {
          only.value = only.value === phase ? undefined : phase
        }}
      />
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
                <li key={window.id} class={isMeant(window) ? '' : 'dimmed'}>
                  <DrawnOnce of={[window, usual.get(window.current?.serviceId ?? ''), size, dragged]}>
                    {() => (
                      <WindowTile
                        window={window}
                        usual={usual}
                        timeZone={hall.timeZone}
                        size={size}
                        dragged={dragged}
                        onChoose={() => onChoose(window.id)}
                        onDrop={() => onDrop(window.id)}
                      />
                    )}
                  </DrawnOnce>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

function isOfPhase(window: ManagedWindow, phase: LegendPhase, usual: UsualMinutes, at: number): boolean {
  return phase === 'long' ? isLong(window, usual, at) : phaseOf(window) === phase
}

interface LegendProps {
  readonly windows: readonly ManagedWindow[]
  readonly usual: UsualMinutes
  readonly only: LegendPhase | undefined
  readonly onOnly: (phase: LegendPhase) => void
}

/** What the marks of the tiles mean and how many there are of each; a press leaves only these bright. */
function Legend({ windows, usual, only, onOnly }: LegendProps) {
  return (
    <fieldset class="legend" aria-label={t(dayTexts.phases)}>
      {legendPhases.map(({ id, words }) => (
        <button key={id} type="button" class={id} aria-pressed={only === id} onClick={() => onOnly(id)}>
          <i aria-hidden="true" />
          {t(words)}{' '}
          <b class="number">{windows.filter((window) => isOfPhase(window, id, usual, now.value)).length}</b>
        </button>
      ))}
    </fieldset>
  )
}
