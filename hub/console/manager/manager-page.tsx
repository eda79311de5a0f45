import { computed, signal, useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { HallView, ManagerView } from '../../../shared/http/schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { managerTexts as texts } from '../../../shared/texts/console-manager.ts'
import { rebalancingTexts } from '../../../shared/texts/console-rebalancing.ts'
import { noteHubTime } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { HallLoader } from '../common/hall-loader.tsx'
import { newest } from '../common/newest.ts'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { createRunner } from '../common/runner.ts'
import { StaffTop } from '../common/staff-top.tsx'
import { StaleNote } from '../common/stale-note.tsx'
import { useResend } from '../common/use-resend.ts'
import { type StaffSession, staffPages, useLive } from '../session/staff-session.ts'
import { AheadPanel } from './ahead/ahead-panel.tsx'
import { HistoryDialog } from './ahead/history-dialog.tsx'
import { StaffingDialog } from './ahead/staffing-dialog.tsx'
import { WarningStrip } from './ahead/warning-strip.tsx'
import { CloseDayDialog } from './close-day-dialog.tsx'
import { DevicePanel } from './device-panel.tsx'
import { QueuePanel } from './queue-panel.tsx'
import { RatingPanel } from './rating-panel.tsx'
import { TotalsStrip } from './totals-strip.tsx'
import { WindowDialog } from './window-dialog.tsx'
import { WindowGrid } from './window-grid.tsx'

interface Props {
  readonly session: StaffSession
}

/** The manager's page: the whole hall at a glance, and the acts that steer it. */
export function ManagerPage({ session }: Props) {
  return <HallLoader>{(hall) => <ManagerDesk session={session} hall={hall} />}</HallLoader>
}

function ManagerDesk({ session, hall }: Props & { readonly hall: HallView }) {
  const followed = useLive<ManagerView>('/api/v1/manager/live', session)
  const { view, runner } = useMemo(() => {
    const answered = signal<ManagerView | undefined>(undefined)
    return {
      view: computed(() => newest(followed.view.value, answered.value)),
      runner: createRunner<ManagerView>({
        accept: (answer) => {
          noteHubTime(answer.at, answer.epoch)
          answered.value = newest(answered.value, answer)
        },
        signedOut: session.expired,
      }),
    }
  }, [followed, session])
  useResend(runner, followed.connection.value)
  const windowId = useSignal<string | undefined>(undefined)
  const isClosing = useSignal(false)
  const isLookingBack = useSignal(false)
  const isPlanning = useSignal(false)
  const shown = view.value
  const chosen = shown?.windows.find(({ id }) => id === windowId.value)
  const wording = { hall, clerks: shown === undefined ? new Map() : clerkNames(shown) }
  const hasDialog = chosen !== undefined || isClosing.value
  return (
    <div class="manager">
      <StaffTop
        title={consoleTexts.managerPage}
        session={session}
        timeZone={hall.timeZone}
        connection={followed.connection.value}
      >
        {shown !== undefined && (
          <span class={shown.open ? 'day-state open' : 'day-state'}>
            {shown.businessDay} · {t(shown.open ? texts.dayOpen : texts.dayClosed)}
          </span>
        )}
        <a class="quiet" href="/api/v1/manager/report" target="_blank" rel="noreferrer">
          {t(rebalancingTexts.report)}
        </a>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isPlanning.value = true
          }}
        >
          {t(rebalancingTexts.staffing)}
        </button>
        <a class="quiet" href={staffPages.bookings.path}>
          {t(consoleTexts.bookingsPage)}
        </a>
      </StaffTop>
      {shown === undefined ? (
        <main class="gate">
          <h2>{t(consoleTexts.loading)}</h2>
        </main>
      ) : (
        <>
          <section class="figures" aria-label={t(texts.today)}>
            <TotalsStrip totals={shown.totals} />
            {shown.open && (
              <button
                type="button"
                class="secondary danger"
                onClick={() => {
                  isClosing.value = true
                }}
              >
                {t(texts.closeDay)}
              </button>
            )}
          </section>
          <WarningStrip hall={hall} warnings={shown.rebalancing.warnings} />
          <main>
            <StaleNote connection={followed.connection.value} at={shown.at} timeZone={hall.timeZone} />
            {!hasDialog && <NoticeStrip runner={runner} />}
            <WindowGrid
              hall={hall}
              windows={shown.windows}
              onChoose={(id) => {
                windowId.value = id
              }}
            />
          </main>
          <aside>
            <AheadPanel
              rebalancing={shown.rebalancing}
              wording={wording}
              runner={runner}
              onHistory={() => {
                isLookingBack.value = true
              }}
            />
            <QueuePanel hall={hall} queues={shown.queues} />
            <DevicePanel devices={shown.devices} />
            <RatingPanel ratings={shown.ratings} timeZone={hall.timeZone} />
          </aside>
          {chosen !== undefined && (
            <WindowDialog
              hall={hall}
              window={chosen}
              freeClerks={shown.rebalancing.freeClerks}
              runner={runner}
              onClose={() => {
                runner.say(undefined)
                windowId.value = undefined
              }}
            />
          )}
          {isPlanning.value && (
            <StaffingDialog
              session={session}
              timeZone={hall.timeZone}
              onClose={() => {
                isPlanning.value = false
              }}
            />
          )}
          {isLookingBack.value && (
            <HistoryDialog
              accepted={shown.rebalancing.accepted}
              wording={wording}
              onClose={() => {
                isLookingBack.value = false
              }}
            />
          )}
          {isClosing.value && (
            <CloseDayDialog
              view={shown}
              runner={runner}
              onClose={() => {
                isClosing.value = false
              }}
            />
          )}
        </>
      )}
    </div>
  )
}

/** Names of the clerks, at a window or free. */
function clerkNames({ windows, rebalancing }: ManagerView): Map<string, Text> {
  const clerks = [...rebalancing.freeClerks, ...windows.flatMap(({ clerk }) => clerk ?? [])]
  return new Map(clerks.map(({ staffId, name }) => [staffId, name]))
}
