import type { PauseReason } from '../../../shared/http/schemas.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import type { Intent } from '../common/runner.ts'

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
  closeDay: (): Intent => ({ path: '/api/v1/manager/day/close', words: texts.closeDay }),
} as const
