import { localTimeOf } from '../../../shared/business-day.ts'
import { now } from '../../../shared/ui/hub-clock.ts'

interface Props {
  readonly timeZone: string
}

/** The hall's time of day by the hub's clock, as `HH:MM`. */
export function HallTime({ timeZone }: Props) {
  return <time class="number">{localTimeOf(now.value, timeZone)}</time>
}
