import { computed, type Signal, signal, useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { ManagerView } from '../../../shared/http/manager-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { managerDayTexts as dayTexts } from '../../../shared/texts/console-manager-day.ts'
import { rebalancingTexts } from '../../../shared/texts/console-rebalancing.ts'
import { noteHubTime } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../shared/ui/live.ts'
import { HallLoader } from '../common/hall-loader.tsx'
import { newest } from '../common/newest.ts'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { createRunner } from '../common/runner.ts'
import { StaffTop } from '../common/staff-top.tsx'
import { StaleNote } from '../common/stale-note.tsx'
import { useResend } from '../common/use-resend.ts'
import { type StaffSession, staffPages, useLive } from '../session/staff-session.ts'
import { WarningStrip } from './ahead/warning-strip.tsx'
import { keepSame } from './keep-same.ts'
import { createManagerActs, type ManagerActs } from './manager-acts.ts'
import { giveService, type OpenDialog, OpenDialogs } from './open-dialogs.tsx'
import { SideParts } from './side-parts.tsx'
import { sidePanelId } from './side-tabs.tsx'
import { TotalsStrip } from './totals-strip.tsx'
import { UndoStrip } from './undo-strip.tsx'
import { WindowGrid } from './window-grid.tsx'

interface Props {
  readonly session: StaffSession
}

/** The manager's page: the whole hall at a glance, and the acts that steer it. */
export function ManagerPage({ session }: Props) {
  return <HallLoader>{(hall) => <ManagerDesk session={session} hall={hall} />}</HallLoader>
}

interface DeskProps extends Props {
  readonly hall: HallView
}

function ManagerDesk({ session, hall }: DeskProps) {
  const followed = useLive<ManagerView>('/api/v1/manager/live', session)
  const { view, acts } = useMemo(() => {
    const answered = signal<ManagerView | undefined>(undefined)
    let last: ManagerView | undefined
    const runner = createRunner<ManagerView>({
      accept: (answer) => {
        noteHubTime(answer.at, answer.epoch)
        answered.value = newest(answered.value, answer)
      },
      signedOut: session.expired,
    })
    return {
      // What did not change stays the same object, so that only what did is drawn anew.
      view: computed(() => {
        const next = newest(followed.view.value, answered.value)
        last = next === undefined ? undefined : keepSame(last, next)
        return last
      }),
      acts: createManagerActs(runner),
    }
  }, [followed, session])
  const connection = followed.connection.value
  useResend(acts.runner, connection)
  const dialog = useSignal<OpenDialog | undefined>(undefined)
  const shown = view.value
  return (
    <div class="manager">
      <a class="primary skip-link" href={`#${sidePanelId}`}>
        {t(texts.skipPlan)}
      </a>
      <StaffTop
        title={consoleTexts.managerPage}
        session={session}
        timeZone={hall.timeZone}
        connection={connection}
      >
        <TopLinks view={shown} dialog={dialog} />
      </StaffTop>
      {shown === undefined ? (
        <main class="gate">
          <h2>{t(consoleTexts.loading)}</h2>
        </main>
      ) : (
        <Floor
          hall={hall}
          session={session}
          view={shown}
          acts={acts}
          dialog={dialog}
          connection={connection}
        />
      )}
    </div>
  )
}

interface LinksProps {
  readonly view: ManagerView | undefined
  readonly dialog: Signal<OpenDialog | undefined>
}

function TopLinks({ view, dialog }: LinksProps) {
  return (
    <>
      {view !== undefined && (
        <span class={view.open ? 'day-state open' : 'day-state'}>
          {view.businessDay} · {t(view.open ? texts.dayOpen : texts.dayClosed)}
        </span>
      )}
      <a class="quiet" href="/api/v1/manager/report" target="_blank" rel="noreferrer">
        {t(rebalancingTexts.report)}
      </a>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          dialog.value = { kind: 'staffing' }
        }}
      >
        {t(rebalancingTexts.staffing)}
      </button>
      <a class="quiet" href={staffPages.bookings.path}>
        {t(consoleTexts.bookingsPage)}
      </a>
    </>
  )
}

interface FloorProps extends DeskProps {
  readonly view: ManagerView
  readonly acts: ManagerActs
  readonly dialog: Signal<OpenDialog | undefined>
  readonly connection: LiveConnection
}

/** What is seen once the hall is known: the day in figures, warnings, the windows, and the parts beside them. */
function Floor({ hall, session, view, acts, dialog, connection }: FloorProps) {
  const dragged = useSignal<string | undefined>(undefined)
  const clerks = useMemo(() => clerkNames(view), [view.windows, view.rebalancing.freeClerks])
  const wording = useMemo(() => ({ hall, clerks }), [hall, clerks])
  const service = hall.services.find(({ id }) => id === dragged.value)
  return (
    <>
      <section class="figures" aria-label={t(texts.today)}>
        <TotalsStrip totals={view.totals} />
        {view.open && (
          <button
            type="button"
            class="secondary danger"
            onClick={() => {
              dialog.value = { kind: 'close-day' }
            }}
          >
            {t(texts.closeDay)}
          </button>
        )}
      </section>
      <WarningStrip hall={hall} warnings={view.rebalancing.warnings} />
      <main>
        <StaleNote connection={connection} at={view.at} timeZone={hall.timeZone} />
        {dialog.value === undefined && <NoticeStrip runner={acts.runner} />}
        <WindowGrid
          hall={hall}
          windows={view.windows}
          dragged={dragged.value}
          onChoose={(windowId) => {
            dialog.value = { kind: 'window', windowId }
          }}
          onDrop={(windowId) => {
            const serviceId = dragged.value
            dragged.value = undefined
            if (serviceId !== undefined) void giveService(acts, { hall, view, windowId, serviceId })
          }}
        />
        {service !== undefined && (
          <p class="drag-hint" role="status">
            {t(fillText(dayTexts.dragHint, { service: service.name }))}
          </p>
        )}
        <UndoStrip acts={acts} view={view} />
      </main>
      <SideParts {...{ hall, session, view, acts, wording, dialog, dragged }} />
      <OpenDialogs {...{ dialog, hall, view, acts, wording, session }} />
    </>
  )
}

/** Names of the clerks, at a window or free. */
function clerkNames({ windows, rebalancing }: ManagerView): Map<string, Text> {
  const clerks = [...rebalancing.freeClerks, ...windows.flatMap(({ clerk }) => clerk ?? [])]
  return new Map(clerks.map(({ staffId, name }) => [staffId, name]))
}
