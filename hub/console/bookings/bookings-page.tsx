import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { StaffRole } from '../../../shared/hall-definition.ts'
import type { DeskBookings } from '../../../shared/http/desk-booking-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../shared/texts/console-bookings.ts'
import { t } from '../../../shared/ui/language.ts'
import type { LiveConnection, LiveView } from '../../../shared/ui/live.ts'
import { HallLoader } from '../common/hall-loader.tsx'
import { StaffTop } from '../common/staff-top.tsx'
import { StaleNote } from '../common/stale-note.tsx'
import { homePage, type StaffSession, staffPages, useLive } from '../session/staff-session.ts'
import { CallBacksTab } from './call-backs/call-backs-tab.tsx'
import { CloseDayTab } from './close-day/close-day-tab.tsx'
import { BookTab } from './desk/book-tab.tsx'
import { createSetupStore } from './setup/setup-store.ts'
import { SetupTab } from './setup/setup-tab.tsx'
import { TodayTab } from './today/today-tab.tsx'

const tabWords = {
  today: texts.todayTab,
  book: texts.bookTab,
  openings: texts.openingsTab,
  'close-day': texts.closeDayTab,
  'call-backs': texts.callBacksTab,
} as const satisfies Record<string, Text>
type Tab = keyof typeof tabWords

const tabsOf: Readonly<Record<StaffRole, readonly Tab[]>> = {
  clerk: [],
  guide: ['today', 'book'],
  manager: ['today', 'book', 'openings', 'close-day', 'call-backs'],
  administrator: ['openings'],
}

interface Props {
  readonly session: StaffSession
}

/** The bookings of the hall: the day's list and the desk for guides, openings and rules for managers and administrators. */
export function BookingsPage({ session }: Props) {
  return (
    <HallLoader>
      {(hall) =>
        tabsOf[session.staff.role].includes('today') ? (
          <LiveDesk session={session} hall={hall} />
        ) : (
          <Frame session={session} hall={hall} />
        )
      }
    </HallLoader>
  )
}

interface DeskProps extends Props {
  readonly hall: HallView
}

/** Follows today's bookings for those who may see them. */
function LiveDesk({ session, hall }: DeskProps) {
  const today = useLive<DeskBookings>('/api/v1/desk/bookings/live', session)
  return <Frame session={session} hall={hall} today={today} />
}

function Frame({ session, hall, today }: DeskProps & { readonly today?: LiveView<DeskBookings> }) {
  const tabs = tabsOf[session.staff.role]
  const tab = useSignal<Tab>(tabs.find((id) => `#${id}` === location.hash) ?? tabs[0] ?? 'today')
  // Lives here, so that a draft outlasts a look at another tab.
  const setup = useMemo(
    () => createSetupStore({ timeZone: hall.timeZone, signedOut: session.expired }),
    [hall, session],
  )
  const connection = today?.connection.value
  const view = today?.view.value
  const home = staffPages[homePage[session.staff.role]]
  return (
    <div class="bookings">
      <StaffTop
        title={consoleTexts.bookingsPage}
        session={session}
        timeZone={hall.timeZone}
        {...(connection === undefined ? {} : { connection })}
      >
        <nav class="tabs" aria-label={t(consoleTexts.bookingsPage)}>
          {tabs.map((id) => (
            <button
              key={id}
              type="button"
              aria-current={tab.value === id ? 'page' : undefined}
              onClick={() => {
                tab.value = id
                history.replaceState(null, '', `#${id}`)
              }}
            >
              {t(tabWords[id])}
              {id === 'openings' && setup.isChanged.value && (
                <span class="unsaved" role="img" aria-label={t(texts.unsaved)} />
              )}
            </button>
          ))}
        </nav>
        <a class="quiet home" href={home.path}>
          {t(home.title)}
        </a>
        {connection !== undefined && view !== undefined && (
          <StaleNote connection={connection} at={view.at} timeZone={hall.timeZone} />
        )}
      </StaffTop>
      <main class={tab.value}>
        <TabBody key={tab.value} tab={tab.value} hall={hall} session={session} today={today}>
          <SetupTab hall={hall} store={setup} />
        </TabBody>
      </main>
    </div>
  )
}

interface BodyProps extends DeskProps {
  readonly tab: Tab
  readonly today: LiveView<DeskBookings> | undefined
  /** The tab of the set-up. */
  readonly children: ComponentChildren
}

function TabBody({ tab, hall, session, today, children }: BodyProps) {
  const connection: LiveConnection = today?.connection.value ?? 'connecting'
  switch (tab) {
    case 'today':
      return <TodayTab hall={hall} session={session} today={today?.view.value} connection={connection} />
    case 'book':
      return <BookTab hall={hall} session={session} connection={connection} />
    case 'openings':
      return <>{children}</>
    case 'close-day':
      return <CloseDayTab hall={hall} session={session} connection={connection} />
    case 'call-backs':
      return <CallBacksTab hall={hall} session={session} connection={connection} />
  }
}
