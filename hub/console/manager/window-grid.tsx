import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { managerDayTexts as dayTexts } from '../../../shared/texts/console-manager-day.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { ArrowGroup } from '../common/arrow-group.tsx'
import { DrawnOnce } from '../common/drawn-once.tsx'
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
  const zones = hall.zones
    .map((zone) => ({ zone, here: windows.filter(({ zoneId }) => zoneId === zone.id) }))
    .filter(({ here }) => here.length > 0)
  // On a large floor those that are not meant are not drawn.
  const reached = zones.flatMap(({ here }) => (size === 'small' ? here.filter(isMeant) : here))
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
      <ArrowGroup label={t(texts.plan)} names={reached.map(({ id }) => id)}>
        {(controlOf) =>
          zones.map(({ zone, here }) => (
            <div key={zone.id} class="zone">
              <h2>
                {t(zone.name)} <span>{t(openWords(here))}</span>
              </h2>
              <ul>
                {here.map((window) => {
                  const control = controlOf(window.id)
                  const minutes = usual.get(window.current?.serviceId ?? '')
                  return (
                    <li key={window.id} class={isMeant(window) ? '' : 'dimmed'} title={t(window.name)}>
                      <DrawnOnce of={[window, minutes, size, dragged, control.tabIndex]}>
                        {() => (
                          <WindowTile
                            window={window}
                            usual={usual}
                            timeZone={hall.timeZone}
                            size={size}
                            dragged={dragged}
                            control={control}
                            onChoose={() => onChoose(window.id)}
                            onDrop={() => onDrop(window.id)}
                          />
                        )}
                      </DrawnOnce>
                    </li>
                  )
                })}
              </ul>
            </div>
          ))
        }
      </ArrowGroup>
    </section>
  )
}

function openWords(windows: readonly ManagedWindow[]): Text {
  const open = windows.filter(({ status }) => status === 'open').length
  return fillText(texts.windowsOpen, { open, all: windows.length })
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
    <ArrowGroup class="legend" label={t(dayTexts.phases)} names={legendPhases.map(({ id }) => id)}>
      {(controlOf) =>
        legendPhases.map(({ id, words }) => {
          const count = windows.filter((window) => isOfPhase(window, id, usual, now.value)).length
          return (
            <button
              key={id}
              type="button"
              class={count === 0 ? `${id} none` : id}
              aria-pressed={only === id}
              onClick={() => onOnly(id)}
              {...controlOf(id)}
            >
              <i aria-hidden="true" />
              {t(words)} <b class="number">{count}</b>
            </button>
          )
        })
      }
    </ArrowGroup>
  )
}
