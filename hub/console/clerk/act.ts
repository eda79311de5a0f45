import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import { type Phase, phaseOf } from './phase.ts'

/** Everything a clerk does with one key at an open window. */
export const actNames = [
  'call-next',
  'begin',
  'finish-and-next',
  'finish',
  'outcome',
  'recall',
  'no-show',
  'hold',
  'transfer',
  'add-matter',
  'void',
  'call-number',
  'resume-held',
  'come-back',
  'pause',
  'resume',
  'undo',
  'my-day',
  'sign-out',
] as const
export type ActName = (typeof actNames)[number]

/** The key of each act as its button shows it. The common act of the moment is always Space. */
export const actKeys: Readonly<Record<ActName, string>> = {
  'call-next': 'Space',
  begin: 'A',
  'finish-and-next': 'Space',
  finish: 'F',
  outcome: 'O',
  recall: 'R',
  'no-show': 'N',
  hold: 'H',
  transfer: 'T',
  'add-matter': 'M',
  void: 'V',
  'call-number': '/',
  'resume-held': 'G',
  'come-back': 'B',
  pause: 'P',
  resume: 'P',
  undo: 'Z',
  'my-day': 'D',
  'sign-out': 'Q',
}

/** What Space does: the one act most likely wanted now. Undefined while there is no window. */
export function primaryAct(view: ClerkView): ActName | undefined {
  const acts: Record<Phase, ActName | undefined> = {
    'no-window': undefined,
    paused: 'resume',
    idle: 'call-next',
    called: 'begin',
    // Without a next visitor, finishing must not be refused for want of somebody to call.
    serving: view.next === null ? 'finish' : 'finish-and-next',
  }
  return acts[phaseOf(view)]
}

/**
 * The act of a key at this moment; undefined when the key means nothing. Digits take back the held ticket of that
 * place in the list, which is why they come with an index.
 */
export function actForKey(view: ClerkView, key: string): { act: ActName; index?: number } | undefined {
  const phase = phaseOf(view)
  if (phase === 'no-window') return undefined
  if (key === 'Space') {
    const act = primaryAct(view)
    return act === undefined ? undefined : { act }
  }
  if (key === 'Enter') return phase === 'called' ? { act: 'begin' } : undefined
  if (/^[1-9]$/.test(key)) {
    const index = Number(key) - 1
    return index < view.held.length ? { act: 'resume-held', index } : undefined
  }
  if (key === actKeys.pause) return { act: phase === 'paused' ? 'resume' : 'pause' }
  const act = actNames.find((name) => actKeys[name] === key)
  return act === undefined ? undefined : { act }
}
