import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { managerDayTexts as texts } from '../../../shared/texts/console-manager-day.ts'
import { minutesBetween } from '../common/wait.ts'

type ManagedWindow = ManagerView['windows'][number]

/** What a window does now, as its tile shows it. */
export type WindowPhase = 'serving' | 'called' | 'idle' | 'paused' | 'closed'

/** Phases in the order of the legend, and serving for too long, which is a serving one as well. */
export const legendPhases = [
  { id: 'serving', words: texts.phaseServing },
  { id: 'long', words: texts.phaseLong },
  { id: 'called', words: texts.phaseCalled },
  { id: 'idle', words: texts.phaseIdle },
  { id: 'paused', words: texts.phasePaused },
  { id: 'closed', words: texts.phaseClosed },
] as const satisfies readonly { id: WindowPhase | 'long'; words: Text }[]
export type LegendPhase = (typeof legendPhases)[number]['id']

/** What a window does now. */
export function phaseOf({ current, status }: ManagedWindow): WindowPhase {
  if (current !== null) return current.status === 'called' ? 'called' : 'serving'
  return status === 'open' ? 'idle' : status
}

/** How long a visit for each service usually lasts, in minutes. */
export type UsualMinutes = ReadonlyMap<string, number>

export function usualMinutesOf({ services }: HallView): UsualMinutes {
  return new Map(services.map(({ id, expectedMinutes }) => [id, expectedMinutes]))
}

/** Whether the service at the window lasts longer than it usually does. */
export function isLong({ current }: ManagedWindow, usual: UsualMinutes, now: number): boolean {
  if (current?.startedAt == null) return false
  const minutes = usual.get(current.serviceId)
  return minutes !== undefined && minutesBetween(current.startedAt, now) > minutes
}
