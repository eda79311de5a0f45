import type { z } from 'zod'
import type { ClerkView, finishBody } from '../../../shared/http/clerk-schemas.ts'
import type { HoldReason, transferBody, VoidReason } from '../../../shared/http/ticket-schemas.ts'
import type { PauseReason } from '../../../shared/http/window-schemas.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import type { Intent } from '../common/runner.ts'
import type { ActName } from './act.ts'

type Finishing = z.infer<typeof finishBody>

/** The outcome of the finish with one key. */
const usual: Finishing = { outcome: 'done' }

/** What each act of a clerk asks of the hub. */
export const intents = {
  signIn: (windowId: string): Intent => ({
    path: '/api/v1/clerk/sign-in',
    body: { windowId },
    words: texts.signInWindow,
  }),
  signOut: (): Intent => ({ path: '/api/v1/clerk/sign-out', words: texts.leaveWindow }),
  undoSignOut: (): Intent => ({ path: '/api/v1/clerk/undo-sign-out', words: texts.undoSignOut }),
  pause: (reason: PauseReason, minutes: number | undefined): Intent => ({
    path: '/api/v1/clerk/pause',
    body: { reason, ...(minutes === undefined ? {} : { minutes }) },
    words: texts.pause,
  }),
  resume: (): Intent => ({ path: '/api/v1/clerk/resume', words: texts.resumeWindow }),
  callNext: (): Intent => ({ path: '/api/v1/clerk/next', words: texts.callNext }),
  finishAndNext: (finishing: Finishing = usual): Intent => ({
    path: '/api/v1/clerk/next',
    body: { finishing },
    words: texts.finishAndNext,
  }),
  finish: (finishing: Finishing = usual): Intent => ({
    path: '/api/v1/clerk/finish',
    body: finishing,
    words: texts.finishHere,
  }),
  callNumber: (ticketNumber: string): Intent => ({
    path: '/api/v1/clerk/call',
    body: { ticketNumber },
    words: texts.callNumber,
  }),
  recall: (): Intent => ({ path: '/api/v1/clerk/recall', words: texts.recall }),
  begin: (): Intent => ({ path: '/api/v1/clerk/arrive', words: texts.arrive }),
  noShow: (): Intent => ({ path: '/api/v1/clerk/no-show', words: texts.noShow }),
  undo: (): Intent => ({ path: '/api/v1/clerk/undo', words: texts.undo }),
  hold: (reason: HoldReason): Intent => ({ path: '/api/v1/clerk/hold', body: { reason }, words: texts.hold }),
  resumeHeld: (ticketId: string): Intent => ({
    path: '/api/v1/clerk/resume-ticket',
    body: { ticketId },
    words: texts.resumeHeld,
  }),
  comeBack: (ticketId: string): Intent => ({
    path: '/api/v1/clerk/requeue',
    body: { ticketId },
    words: texts.comeBack,
  }),
  transfer: (target: z.infer<typeof transferBody>): Intent => ({
    path: '/api/v1/clerk/transfer',
    body: target,
    words: texts.transfer,
  }),
  addMatter: (serviceId: string): Intent => ({
    path: '/api/v1/clerk/add-matter',
    body: { serviceId },
    words: texts.addMatter,
  }),
  voidTicket: (reason: VoidReason): Intent => ({
    path: '/api/v1/clerk/void',
    body: { reason },
    words: texts.voidTicket,
  }),
} as const

/** The dialogs of the clerk's page: acts that need one more choice. */
export type DialogName =
  | 'hold'
  | 'pause'
  | 'void'
  | 'transfer'
  | 'add-matter'
  | 'call-number'
  | 'outcome'
  | 'resume-held'
  | 'come-back'
  | 'my-day'
  | 'sign-out'

/** What an act leads to: a command at once, or a dialog first. `index` names a held ticket by its place. */
export function stepOf(
  view: ClerkView,
  act: ActName,
  index?: number,
): { readonly send: Intent } | { readonly open: DialogName } {
  switch (act) {
    case 'call-next':
      return { send: intents.callNext() }
    case 'begin':
      return { send: intents.begin() }
    case 'finish-and-next':
      return { send: intents.finishAndNext() }
    case 'finish':
      return { send: intents.finish() }
    case 'recall':
      return { send: intents.recall() }
    case 'no-show':
      return { send: intents.noShow() }
    case 'resume':
      return { send: intents.resume() }
    case 'undo':
      return { send: intents.undo() }
    case 'resume-held': {
      const held = index === undefined ? undefined : view.held[index]
      return held === undefined ? { open: 'resume-held' } : { send: intents.resumeHeld(held.ticketId) }
    }
    case 'outcome':
    case 'hold':
    case 'transfer':
    case 'add-matter':
    case 'void':
    case 'call-number':
    case 'come-back':
    case 'pause':
    case 'my-day':
    case 'sign-out':
      return { open: act }
  }
}
