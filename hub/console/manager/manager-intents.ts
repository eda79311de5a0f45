import type { PauseReason } from '../../../shared/http/schemas.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { rebalancingTexts } from '../../../shared/texts/console-rebalancing.ts'
import type { Intent } from '../common/runner.ts'

const movePath = (moveId: string, act: string) => `/api/v1/manager/moves/${encodeURIComponent(moveId)}/${act}`

const windowPath = (windowId: string, act: string) =>
  `/api/v1/manager/windows/${encodeURIComponent(windowId)}/${act}`

/** What each act of a manager asks of the hub. */
export const managerIntents = {
  services: (windowId: string, services: readonly string[]): Intent => ({
    path: windowPath(windowId, 'services'),
    body: { services },
    words: texts.changeServices,
  }),
  pause: (windowId: string, reason: PauseReason): Intent => ({
    path: windowPath(windowId, 'pause'),
    body: { reason },
    words: texts.pause,
  }),
  resume: (windowId: string): Intent => ({ path: windowPath(windowId, 'resume'), words: texts.resume }),
  signOut: (windowId: string): Intent => ({ path: windowPath(windowId, 'sign-out'), words: texts.signOut }),
  signIn: (windowId: string, clerkId: string): Intent => ({
    path: windowPath(windowId, 'sign-in'),
    body: { clerkId },
    words: rebalancingTexts.openWith,
  }),
  accept: (moveId: string, clerkId: string | undefined): Intent => ({
    path: movePath(moveId, 'accept'),
    body: clerkId === undefined ? {} : { clerkId },
    words: rebalancingTexts.accept,
  }),
  undoMove: (moveId: string): Intent => ({ path: movePath(moveId, 'undo'), words: rebalancingTexts.undo }),
  closeDay: (): Intent => ({ path: '/api/v1/manager/day/close', words: texts.closeDay }),
} as const
