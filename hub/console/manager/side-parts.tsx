import { type Signal, useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { managerDayTexts as texts } from '../../../shared/texts/console-manager-day.ts'
import { DrawnOnce } from '../common/drawn-once.tsx'
import type { StaffSession } from '../session/staff-session.ts'
import { AheadPanel } from './ahead/ahead-panel.tsx'
import type { MoveWording } from './ahead/move-words.ts'
import { loadDrawing } from './day/curve-panel.tsx'
import { DayPart } from './day/day-part.tsx'
import { DevicePanel } from './device-panel.tsx'
import { faultsOf, isGrave } from './hall-figures.ts'
import type { ManagerActs } from './manager-acts.ts'
import { managerIntents } from './manager-intents.ts'
import { NoticePanel } from './notices/notice-panel.tsx'
import type { OpenDialog } from './open-dialogs.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { RatingPart } from './rating-part.tsx'
import { type SideTab, SideTabs, type TabMark } from './side-tabs.tsx'
import { undoOffers } from './undo-offers.ts'

/** What draws the day's curves is loaded when the page has begun, in milliseconds after. */
const drawingLoadedAfterMs = 500

interface Props {
  readonly hall: HallView
  readonly session: StaffSession
  readonly view: ManagerView
  readonly acts: ManagerActs
  readonly wording: MoveWording
  readonly dialog: Signal<OpenDialog | undefined>
  /** The service that is being dragged to a window. */
  readonly dragged: Signal<string | undefined>
}

/** The parts beside the windows: steering, the day, ratings, devices, notices. */
export function SideParts(props: Props) {
  const tab = useSignal<SideTab>('steer')
  useEffect(() => {
    // The page's own beginning needs none of it; loaded with a press of the tab, the plots would stay empty meanwhile.
    const timer = setTimeout(() => void loadDrawing().catch(() => {}), drawingLoadedAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <SideTabs shown={tab} marks={marksOf(props.view)}>
      <Part tab={tab.value} {...props} />
    </SideTabs>
  )
}

function Part({ tab, ...props }: Props & { readonly tab: SideTab }) {
  const { hall, session, view, acts, dialog } = props
  switch (tab) {
    case 'steer':
      return <SteerPart {...props} />
    case 'day':
      return (
        <DrawnOnce of={[session, hall.timeZone]}>
          {() => <DayPart session={session} timeZone={hall.timeZone} />}
        </DrawnOnce>
      )
    case 'ratings':
      return (
        <RatingPart
          hall={hall}
          session={session}
          view={view}
          onWindow={(windowId) => {
            dialog.value = { kind: 'window', windowId }
          }}
          onSeen={(negative) =>
            void acts.run(managerIntents.mark(negative.caseId, 'seen'), undoOffers.seen(negative))
          }
        />
      )
    case 'devices':
      return <DrawnOnce of={[view.devices]}>{() => <DevicePanel devices={view.devices} />}</DrawnOnce>
    case 'notices':
      return (
        <NoticePanel
          hall={hall}
          notices={view.notices}
          onNew={() => {
            dialog.value = { kind: 'notice' }
          }}
          onWithdraw={(notice) =>
            void acts.run(managerIntents.withdraw(notice.id), undoOffers.withdraw(notice))
          }
        />
      )
  }
}

function SteerPart({ hall, view, acts, wording, dialog, dragged }: Props) {
  const { rebalancing, queues } = view
  return (
    <>
      <DrawnOnce of={[rebalancing, wording, acts]}>
        {() => (
          <AheadPanel
            rebalancing={rebalancing}
            wording={wording}
            acts={acts}
            onHistory={() => {
              dialog.value = { kind: 'history' }
            }}
          />
        )}
      </DrawnOnce>
      <DrawnOnce of={[hall, queues]}>
        {() => (
          <QueuePanel
            hall={hall}
            queues={queues}
            onGive={(serviceId) => {
              dialog.value = { kind: 'give', serviceId }
            }}
            onDrag={(serviceId) => {
              dragged.value = serviceId
            }}
          />
        )}
      </DrawnOnce>
    </>
  )
}

/** What a manager should know of the parts that are not looked at. */
function marksOf({ queues, negatives, devices, notices }: ManagerView): Partial<Record<SideTab, TabMark>> {
  const over = queues.reduce((sum, { overTarget }) => sum + overTarget, 0)
  const unseen = negatives.filter(({ seenBy }) => seenBy === null)
  const faulty = devices.filter((device) => faultsOf(device).length > 0)
  const mark = (count: number, words: TabMark['words'], tone: TabMark['tone']): TabMark => ({
    count,
    words: fillText(words, { n: count }),
    tone,
  })
  return {
    steer: mark(over, texts.tabOver, 'bad'),
    ratings: mark(unseen.length, texts.tabNegative, 'bad'),
    devices: mark(faulty.length, texts.tabFaults, faulty.some(isGrave) ? 'bad' : 'calm'),
    notices: mark(notices.length, texts.tabNotices, 'calm'),
  }
}
