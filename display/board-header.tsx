import type { BoardState } from '../shared/mqtt/topic-map.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { now } from '../shared/ui/hub-clock.ts'
import { clockText, dateText } from './hall-time.ts'

/** Longer names of hall and zone together keep their usual size where text is larger, in characters. */
const longNames = { zh: 18, en: 48 }

interface Props {
  readonly state: BoardState | undefined
  readonly timeZone: string
}

/** The hall, the zone, the date with its weekday and the hub's time. */
export function BoardHeader({ state, timeZone }: Props) {
  return (
    <header>
      {state !== undefined && (
        <div class={isLong(state) ? 'place long' : 'place'}>
          <h1>
            <Bilingual text={state.hallName} />
          </h1>
          <p class="zone">
            <Bilingual text={state.zoneName} />
          </p>
        </div>
      )}
      <div class="time">
        <p class="date">
          <Bilingual text={dateText(now.value, timeZone)} />
        </p>
        <time class="clock number">{clockText(now.value, timeZone)}</time>
      </div>
    </header>
  )
}

function isLong({ hallName, zoneName }: BoardState): boolean {
  return (
    hallName.zh.length + zoneName.zh.length > longNames.zh ||
    hallName.en.length + zoneName.en.length > longNames.en
  )
}
