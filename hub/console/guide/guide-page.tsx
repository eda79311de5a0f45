import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { GuideView } from '../../../shared/http/guide-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { t } from '../../../shared/ui/language.ts'
import { HallLoader } from '../common/hall-loader.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { StaffTop } from '../common/staff-top.tsx'
import { StaleNote } from '../common/stale-note.tsx'
import { useResend } from '../common/use-resend.ts'
import { type StaffSession, staffPages, useLive } from '../session/staff-session.ts'
import { CheckIn } from './check-in.tsx'
import { FindTicket } from './find-ticket.tsx'
import { createFloor } from './floor.ts'
import { HelpCalls, PrinterTroubles } from './floor-calls.tsx'
import { TakeTicket } from './take-ticket.tsx'

interface Props {
  readonly session: StaffSession
}

/** The guide's page: taking tickets for visitors, and helping with those they have. */
export function GuidePage({ session }: Props) {
  return <HallLoader>{(hall) => <GuideDesk session={session} hall={hall} />}</HallLoader>
}

function GuideDesk({ session, hall }: Props & { readonly hall: HallView }) {
  const queues = useLive<QueuesView>('/api/v1/queues/live', session)
  const asked = useLive<GuideView>('/api/v1/guide/live', session)
  const floor = useMemo(() => createFloor(asked.view, session.expired), [asked, session])
  useResend(floor.runner, asked.connection.value)
  const tab = useSignal<'take' | 'check-in' | 'find' | 'printers'>('take')
  const troubles = floor.view.value?.printerTroubles.length ?? 0
  const tabs = [
    { id: 'take', words: texts.take, count: 0 },
    { id: 'check-in', words: texts.checkIn, count: 0 },
    { id: 'find', words: texts.find, count: 0 },
    { id: 'printers', words: texts.printers, count: troubles },
  ] as const
  return (
    <div class="guide">
      <StaffTop
        title={consoleTexts.guidePage}
        session={session}
        timeZone={hall.timeZone}
        count={floor.view.value?.helpCalls.length ?? 0}
        connection={queues.connection.value}
      >
        <nav class="tabs" aria-label={t(consoleTexts.guidePage)}>
          {tabs.map(({ id, words, count }) => (
            <button
              key={id}
              type="button"
              aria-current={tab.value === id ? 'page' : undefined}
              onClick={() => {
                tab.value = id
              }}
            >
              {t(words)}
              {count > 0 && <b class="number count">{count}</b>}
            </button>
          ))}
        </nav>
        <a class="quiet" href={staffPages.bookings.path}>
          {t(consoleTexts.bookingsPage)}
        </a>
        {queues.view.value !== undefined && (
          <StaleNote
            connection={queues.connection.value}
            at={queues.view.value.at}
            timeZone={hall.timeZone}
          />
        )}
      </StaffTop>
      <div class="floor">
        <HelpCalls floor={floor} />
        <NoticeStrip runner={floor.runner} />
      </div>
      <main>
        <div hidden={tab.value !== 'take'}>
          <TakeTicket
            hall={hall}
            queues={queues.view.value}
            floor={floor.view.value}
            connection={queues.connection.value}
            session={session}
          />
        </div>
        <div hidden={tab.value !== 'check-in'}>
          <CheckIn hall={hall} connection={queues.connection.value} session={session} />
        </div>
        <div hidden={tab.value !== 'find'}>
          <FindTicket
            hall={hall}
            floor={floor.view.value}
            connection={queues.connection.value}
            session={session}
            isShown={tab.value === 'find'}
          />
        </div>
        <div hidden={tab.value !== 'printers'}>
          <PrinterTroubles view={floor.view.value} />
        </div>
      </main>
    </div>
  )
}
