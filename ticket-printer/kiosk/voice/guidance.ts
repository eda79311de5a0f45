import type { PaperState } from '../paper-state.ts'
import type { Step } from '../step.ts'

/** The sentences of the voice guidance, by the names of their clips. */
export type Sentence =
  | 'home'
  | 'list'
  | 'search'
  | 'confirm'
  | 'check-in'
  | 'ticket'
  | 'ticket-without-paper'
  | 'help'
  | 'still-there'
  | 'away'
  | 'closed'

/** What the visitor is looking at. */
export interface Scene {
  readonly step: Step
  readonly paper: PaperState
  /** Whether tickets are given now. */
  readonly service: 'open' | 'closed' | 'away'
  /** What lies over the screen. */
  readonly dialog: 'none' | 'calling' | 'help' | 'still-there'
}

/** The sentence that helps with what is shown; undefined while nothing is certain, as before the paper has come. */
export function sentenceFor({ step, paper, service, dialog }: Scene): Sentence | undefined {
  if (dialog === 'calling') return undefined
  if (dialog !== 'none') return dialog
  if (step.at === 'ticket') {
    if (paper === 'printing') return undefined
    return paper === 'printed' ? 'ticket' : 'ticket-without-paper'
  }
  if (service !== 'open') return service
  switch (step.at) {
    case 'department':
    case 'packages':
      return 'list'
    default:
      return step.at
  }
}
