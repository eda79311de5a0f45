/** How the list of what a window takes is changed. */
export type ServiceChange = 'added' | 'dropped' | 'comprehensive'

/** One thing that a manager can do about the windows at once. */
export type Move =
  | {
      /** Opens a closed window with a clerk who is signed in nowhere. */
      readonly kind: 'open-window'
      readonly windowId: string
      readonly clerkId: string
    }
  | {
      /** Calls the clerk of a paused window back. */
      readonly kind: 'resume-window'
      readonly windowId: string
    }
  | {
      /** Closes an idle window and opens another with its clerk. */
      readonly kind: 'move-clerk'
      readonly fromWindowId: string
      readonly windowId: string
      readonly clerkId: string
    }
  | {
      /** Puts a planned break off. */
      readonly kind: 'delay-break'
      readonly windowId: string
      readonly minutes: number
      /** When the break was planned, in epoch milliseconds. */
      readonly breakFrom: number
    }
  | {
      /** Changes what a window takes from the next call on. */
      readonly kind: 'change-services'
      readonly windowId: string
      readonly change: ServiceChange
      /** What it took when the move was thought of. */
      readonly from: readonly string[]
      /** What it takes then. */
      readonly services: readonly string[]
    }

/** What tells two moves apart: the same move found again a little later has the same key. */
export function moveKey(move: Move): string {
  switch (move.kind) {
    case 'open-window':
    case 'resume-window':
      return `${move.kind}/${move.windowId}`
    case 'move-clerk':
      return `${move.kind}/${move.fromWindowId}/${move.windowId}`
    case 'delay-break':
      return `${move.kind}/${move.windowId}/${move.breakFrom}`
    case 'change-services':
      return `${move.kind}/${move.windowId}/${[...move.services].sort().join('+')}`
  }
}

/** The windows that a move changes. */
export function windowsOf(move: Move): string[] {
  return move.kind === 'move-clerk' ? [move.windowId, move.fromWindowId] : [move.windowId]
}
