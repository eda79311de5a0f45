import type { FollowView } from '../../shared/http/follow-schemas.ts'

/** What the kiosk tells about the paper. */
export type PaperState = 'printing' | 'printed' | 'trouble' | 'none'

/** How long the paper may take, in milliseconds, before the visitor is told not to wait for it. */
export const paperPatienceMs = 6_000

/** What to tell: the number stands in any case, so that a doubtful paper is told as trouble. */
export function paperState(print: FollowView['print'], patience: 'waiting' | 'over'): PaperState {
  switch (print) {
    case 'none':
      return 'none'
    case 'printed':
      return 'printed'
    case 'pending':
      return patience === 'over' ? 'trouble' : 'printing'
    case 'blocked':
    case 'failed':
    case 'unknown':
    case 'expired':
      return 'trouble'
  }
}
