import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'

/** Where a clerk stands: choosing a window, window paused, nobody here, somebody called, somebody served. */
export type Phase = 'no-window' | 'paused' | 'idle' | 'called' | 'serving'

/** The phase of a clerk's view. A ticket at the window decides before a pause: it has to be dealt with first. */
export function phaseOf(view: ClerkView): Phase {
  if (view.window === null || view.window.status === 'closed') return 'no-window'
  if (view.current?.status === 'called') return 'called'
  if (view.current !== null) return 'serving'
  return view.window.status === 'paused' ? 'paused' : 'idle'
}
