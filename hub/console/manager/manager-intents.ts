import type { PauseReason } from '../../../shared/http/window-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { managerDayTexts } from '../../../shared/texts/console-manager-day.ts'
import { rebalancingTexts } from '../../../shared/texts/console-rebalancing.ts'
import type { Intent } from '../common/runner.ts'

const movePath = (moveId: string, act: string) => `/api/v1/manager/moves/${encodeURIComponent(moveId)}/${act}`

const windowPath = (windowId: string, act: string) =>
  `/api/v1/manager/windows/${encodeURIComponent(windowId)}/${act}`

/** What a notice says, where and for how long: null for all boards, and until it is withdrawn. */
export interface NoticeWish {
  readonly text: Text
  readonly zoneId: string | null
  readonly until: number | null
}

/** What each act of a manager asks of the hub. */
export const managerIntents = {
  services: (windowId: string, services: readonly string[]): Intent => ({
    path: windowPath(windowId, 'services'),
    body: { services },
    words: texts.changeServices,
  }),
  pause: (windowId: string, reason: PauseReason, minutes = 0): Intent => ({
    path: windowPath(windowId, 'pause'),
    body: { reason, ...(minutes > 0 && { minutes }) },
    words: texts.pause,
  }),
  resume: (windowId: string): Intent => ({ path: windowPath(windowId, 'resume'), words: texts.resume }),
  signOut: (windowId: string): Intent => ({ path: windowPath(windowId, 'sign-out'), words: texts.signOut }),
  undoSignOut: (windowId: string, clerkId: string): Intent => ({
    path: windowPath(windowId, 'undo-sign-out'),
    body: { clerkId },
    words: texts.signOut,
  }),
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
  post: ({ text, zoneId, until }: NoticeWish): Intent => ({
    path: '/api/v1/manager/notices',
    body: { text, ...(zoneId !== null && { zoneId }), ...(until !== null && { until }) },
    words: managerDayTexts.newNotice,
  }),
  withdraw: (noticeId: string): Intent => ({
    path: `/api/v1/manager/notices/${encodeURIComponent(noticeId)}/withdraw`,
    words: managerDayTexts.withdraw,
  }),
  mark: (caseId: string, mark: 'seen' | 'unseen'): Intent => ({
    path: `/api/v1/manager/negatives/${encodeURIComponent(caseId)}/mark`,
    body: { mark },
    words: managerDayTexts.negativeSeen,
  }),
  closeDay: (): Intent => ({ path: '/api/v1/manager/day/close', words: texts.closeDay }),
} as const
