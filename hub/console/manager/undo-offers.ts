import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerDayTexts as texts } from '../../../shared/texts/console-manager-day.ts'
import type { UndoOffer } from './manager-acts.ts'
import { managerIntents } from './manager-intents.ts'

type ManagedWindow = ManagerView['windows'][number]
type Notice = ManagerView['notices'][number]
type Negative = ManagerView['negatives'][number]

const windowIn = ({ windows }: ManagerView, id: string) => windows.find((window) => window.id === id)

const isSameList = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id))

/** How each act of a manager at a window is taken back, from the window as it was before. */
export const undoOffers = {
  services(
    before: ManagedWindow,
    done: Text = fillText(texts.changed, { number: before.number }),
  ): (after: ManagerView) => UndoOffer | undefined {
    return (after) => {
      const left = windowIn(after, before.id)?.services
      if (left === undefined) return undefined
      return {
        done,
        back: managerIntents.services(before.id, before.services),
        fits: (view) => isSameList(windowIn(view, before.id)?.services ?? [], left),
      }
    }
  },

  pause(before: ManagedWindow): (after: ManagerView) => UndoOffer {
    return (after) => {
      const left = windowIn(after, before.id)
      return {
        done: fillText(texts.paused, { number: before.number }),
        back: managerIntents.resume(before.id),
        // The same pause, not one that its clerk has begun since.
        fits: (view) => {
          const now = windowIn(view, before.id)
          return (
            now?.status === 'paused' && now.pauseReason === left?.pauseReason && now.backAt === left.backAt
          )
        },
      }
    }
  },

  resume(before: ManagedWindow): (after: ManagerView) => UndoOffer {
    const minutesLeft = (now: number) => Math.ceil(((before.backAt ?? now) - now) / 60_000)
    return ({ at }) => ({
      done: fillText(texts.resumed, { number: before.number }),
      back: managerIntents.pause(before.id, before.pauseReason ?? 'other', minutesLeft(at)),
      fits: (view) => isIdle(windowIn(view, before.id)),
    })
  },

  signOut(before: ManagedWindow): () => UndoOffer | undefined {
    const { id, number, clerk } = before
    return () =>
      clerk === null
        ? undefined
        : {
            done: fillText(texts.signedOut, { number }),
            back: managerIntents.undoSignOut(id, clerk.staffId),
            fits: (view) =>
              windowIn(view, id)?.status === 'closed' &&
              !view.windows.some((window) => window.clerk?.staffId === clerk.staffId),
          }
  },

  signIn(before: ManagedWindow, clerkId: string): () => UndoOffer {
    return () => ({
      done: fillText(texts.opened, { number: before.number }),
      back: managerIntents.signOut(before.id),
      fits: (view) => {
        const window = windowIn(view, before.id)
        return isIdle(window) && window?.clerk?.staffId === clerkId
      },
    })
  },

  accept(moveId: string, move: Text): () => UndoOffer {
    return () => ({
      done: fillText(texts.moved, { move }),
      back: managerIntents.undoMove(moveId),
      fits: ({ rebalancing }) =>
        rebalancing.accepted.some((one) => one.moveId === moveId && one.undo === 'possible'),
    })
  },

  post(known: readonly Notice[]): (after: ManagerView) => UndoOffer | undefined {
    return ({ notices }) => {
      const fresh = notices.find(({ id }) => !known.some((notice) => notice.id === id))
      if (fresh === undefined) return undefined
      return {
        done: texts.posted,
        back: managerIntents.withdraw(fresh.id),
        fits: (view) => view.notices.some(({ id }) => id === fresh.id),
      }
    }
  },

  seen({ caseId, ticketNumber }: Negative): () => UndoOffer {
    return () => ({
      done: fillText(texts.markedSeen, { ticket: ticketNumber }),
      back: managerIntents.mark(caseId, 'unseen'),
      fits: ({ negatives }) => negatives.some((one) => one.caseId === caseId && one.seenBy !== null),
    })
  },

  withdraw({ id, text, zoneId, until }: Notice): () => UndoOffer {
    return () => ({
      done: texts.withdrew,
      back: managerIntents.post({ text, zoneId, until }),
      fits: (view) => !view.notices.some((notice) => notice.id === id) && (until ?? view.at + 1) > view.at,
    })
  },
} as const

function isIdle(window: ManagedWindow | undefined): boolean {
  return window?.status === 'open' && window.current === null
}
