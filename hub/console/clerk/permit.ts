import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { secondsUntil } from '../common/wait.ts'
import type { ActName } from './act.ts'
import { phaseOf } from './phase.ts'

/** Whether an act is possible now, or why not; `waits` when it becomes possible by waiting or calling again. */
export type Permit =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly why: Text; readonly waits?: true }

const yes: Permit = { allowed: true }
const no = (why: Text): Permit => ({ allowed: false, why })
const notYet = (why: Text): Permit => ({ allowed: false, why, waits: true })

/** Whether the clerk can do an act at this moment of the hub's time; the hub has the last word. */
export function permit(view: ClerkView, act: ActName, nowMs: number): Permit {
  const phase = phaseOf(view)
  switch (act) {
    case 'begin':
    case 'recall':
    case 'no-show':
      if (phase !== 'called') return no(texts.needCalled)
      return act === 'begin' ? yes : act === 'recall' ? mayRecall(view, nowMs) : mayBeNoShow(view, nowMs)
    case 'finish':
    case 'outcome':
    case 'add-matter':
    case 'hold':
      return phase === 'serving' ? yes : no(texts.needServing)
    case 'finish-and-next':
      if (phase !== 'serving') return no(texts.needServing)
      return view.next === null ? no(texts.nobodyWaiting) : yes
    case 'transfer':
    case 'void':
      return phase === 'called' || phase === 'serving' ? yes : no(texts.needCurrent)
    case 'call-next':
      if (phase !== 'idle') return mustBeIdle(view)
      return view.next === null ? no(texts.nobodyWaiting) : yes
    case 'call-number':
      return mustBeIdle(view)
    case 'resume-held':
      return view.held.length === 0 ? no(texts.noneHeld) : mustBeIdle(view)
    case 'come-back':
      return view.noShows.length === 0 ? no(texts.noNoShows) : yes
    case 'pause':
    case 'sign-out':
      return phase === 'called' || phase === 'serving' ? no(texts.needIdle) : yes
    case 'resume':
      return phase === 'paused' ? yes : no(texts.open)
    case 'my-day':
      return yes
    case 'undo':
      if (phase === 'paused') return no(texts.needOpen)
      return view.undo !== null && view.undo.until > nowMs ? yes : no(texts.nothingToUndo)
  }
}

function mustBeIdle(view: ClerkView): Permit {
  const phase = phaseOf(view)
  if (phase === 'paused') return no(texts.needOpen)
  return phase === 'idle' ? yes : no(texts.needIdle)
}

function mayRecall({ current, rules }: ClerkView, nowMs: number): Permit {
  if ((current?.calls ?? 0) >= rules.maxCalls)
    return notYet(fillText(texts.callsUsed, { max: rules.maxCalls }))
  const seconds = secondsUntil((current?.lastCalledAt ?? 0) + rules.recallGapSeconds * 1000, nowMs)
  return seconds > 0 ? notYet(fillText(texts.waitSeconds, { n: seconds })) : yes
}

/** What a called ticket still lacks to become a no-show: calls, and seconds since the first. */
export function noShowLacks(
  { current, rules }: ClerkView,
  nowMs: number,
): { calls: number; seconds: number } {
  const first = current?.firstCalledAt ?? nowMs
  return {
    calls: Math.max(0, rules.noShowAfterCalls - (current?.calls ?? 0)),
    seconds: secondsUntil(first + rules.noShowAfterSeconds * 1000, nowMs),
  }
}

function mayBeNoShow(view: ClerkView, nowMs: number): Permit {
  const { calls, seconds } = noShowLacks(view, nowMs)
  if (calls > 0 && seconds > 0) return notYet(fillText(texts.noShowWaits, { calls, seconds }))
  if (calls > 0) return notYet(fillText(texts.noShowCalls, { calls }))
  return seconds > 0 ? notYet(fillText(texts.noShowSeconds, { seconds })) : yes
}
