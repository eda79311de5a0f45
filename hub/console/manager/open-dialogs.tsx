import type { Signal } from '@preact/signals'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerDayTexts as texts } from '../../../shared/texts/console-manager-day.ts'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { serviceName } from '../common/service-name.ts'
import type { StaffSession } from '../session/staff-session.ts'
import { HistoryDialog } from './ahead/history-dialog.tsx'
import type { MoveWording } from './ahead/move-words.ts'
import { StaffingDialog } from './ahead/staffing-dialog.tsx'
import { CloseDayDialog } from './close-day-dialog.tsx'
import { GiveDialog } from './give-dialog.tsx'
import type { ManagerActs } from './manager-acts.ts'
import { managerIntents, type NoticeWish } from './manager-intents.ts'
import { NoticeDialog } from './notices/notice-dialog.tsx'
import { undoOffers } from './undo-offers.ts'
import { WindowDialog } from './window-dialog.tsx'

/** Which dialog is open over the page. */
export type OpenDialog =
  | { readonly kind: 'window'; readonly windowId: string }
  | { readonly kind: 'give'; readonly serviceId: string }
  | { readonly kind: 'notice' | 'staffing' | 'history' | 'close-day' }

interface Props {
  readonly dialog: Signal<OpenDialog | undefined>
  readonly hall: HallView
  readonly view: ManagerView
  readonly acts: ManagerActs
  readonly wording: MoveWording
  readonly session: StaffSession
}

/** The dialog that is open, if any. */
export function OpenDialogs({ dialog, hall, view, acts, wording, session }: Props) {
  const { runner } = acts
  const shown = dialog.value
  const close = () => {
    runner.say(undefined)
    dialog.value = undefined
  }
  switch (shown?.kind) {
    case undefined:
      return null
    case 'window': {
      const window = view.windows.find(({ id }) => id === shown.windowId)
      if (window === undefined) return null
      const { freeClerks } = view.rebalancing
      return <WindowDialog {...{ hall, queues: view.queues, window, freeClerks, acts }} onClose={close} />
    }
    case 'give':
      return (
        <GiveDialog
          hall={hall}
          windows={view.windows}
          serviceId={shown.serviceId}
          onGive={async (windowId) => {
            if (await giveService(acts, { hall, view, windowId, serviceId: shown.serviceId })) close()
          }}
          onClose={close}
        >
          <NoticeStrip runner={runner} />
        </GiveDialog>
      )
    case 'notice': {
      const post = async (wish: NoticeWish) => {
        const after = await acts.run(managerIntents.post(wish), undoOffers.post(view.notices))
        if (after !== undefined) close()
      }
      return (
        <NoticeDialog hall={hall} onPost={(wish) => void post(wish)} onClose={close}>
          <NoticeStrip runner={runner} />
        </NoticeDialog>
      )
    }
    case 'staffing':
      return <StaffingDialog session={session} timeZone={hall.timeZone} onClose={close} />
    case 'history':
      return <HistoryDialog accepted={view.rebalancing.accepted} wording={wording} onClose={close} />
    case 'close-day':
      return <CloseDayDialog view={view} runner={runner} onClose={close} />
  }
}

interface Giving {
  readonly hall: HallView
  readonly view: ManagerView
  readonly windowId: string
  readonly serviceId: string
}

/** Lets a window take one service more; true when it was done. */
export async function giveService(
  acts: ManagerActs,
  { hall, view, windowId, serviceId }: Giving,
): Promise<boolean> {
  const window = view.windows.find(({ id }) => id === windowId)
  if (window === undefined) return false
  const done = fillText(texts.gave, { number: window.number, service: serviceName(hall, serviceId) })
  const intent = managerIntents.services(windowId, [...window.services, serviceId])
  return (await acts.run(intent, undoOffers.services(window, done))) !== undefined
}
