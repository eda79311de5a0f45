import { useSignal } from '@preact/signals'
import type { HallView, QueuesView } from '../../../shared/http/schemas.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { t } from '../../../shared/ui/language.ts'
import { HallLoader } from '../common/hall-loader.tsx'
import { StaffTop } from '../common/staff-top.tsx'
import { StaleNote } from '../common/stale-note.tsx'
import { type StaffSession, staffPages, useLive } from '../session/staff-session.ts'
import { CheckIn } from './check-in.tsx'
import { FindTicket } from './find-ticket.tsx'
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
  const tab = useSignal<'take' | 'check-in' | 'find'>('take')
  const tabs = [
    { id: 'take', words: texts.take },
    { id: 'check-in', words: texts.checkIn },
    { id: 'find', words: texts.find },
  ] as const
  return (
    <div class="guide">
      <StaffTop
        title={consoleTexts.guidePage}
        session={session}
        timeZone={hall.timeZone}
        connection={queues.connection.value}
      >
        <nav class="tabs" aria-label={t(consoleTexts.guidePage)}>
          {tabs.map(({ id, words }) => (
            <button
              key={id}
              type="button"
              aria-current={tab.value === id ? 'page' : undefined}
              onClick={() => {
                tab.value = id
              }}
            >
              {t(words)}
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
      <main>
        <div hidden={tab.value !== 'take'}>
          <TakeTicket
            hall={hall}
            queues={queues.view.value}
            connection={queues.connection.value}
            session={session}
          />
        </div>
        <div hidden={tab.value !== 'check-in'}>
          <CheckIn hall={hall} connection={queues.connection.value} session={session} />
        </div>
        <div hidden={tab.value !== 'find'}>
          <FindTicket hall={hall} connection={queues.connection.value} session={session} />
        </div>
      </main>
    </div>
  )
}
