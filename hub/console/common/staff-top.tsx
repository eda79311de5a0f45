import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo } from 'preact/hooks'
import type { QueuesView } from '../../../shared/http/queue-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { wordsOf } from '../../../shared/ui/api.ts'
import { ConnectionBadge } from '../../../shared/ui/connection-badge.tsx'
import { t } from '../../../shared/ui/language.ts'
import { type LiveConnection, live } from '../../../shared/ui/live.ts'
import { StaffBadge } from '../session/staff-badge.tsx'
import type { StaffSession } from '../session/staff-session.ts'
import { HallTime } from './hall-time.tsx'
import { LanguageButton } from './language-button.tsx'
import { ScreenSettings } from './screen-settings.tsx'

interface Props {
  readonly title: Text
  readonly session: StaffSession
  readonly timeZone: string
  /** How many wait for an answer, told in the title of the tab. */
  readonly count?: number
  /** Left out on a page that follows nothing live. */
  readonly connection?: LiveConnection
  readonly children?: ComponentChildren
}

/** The top of the pages of guides, managers and administrators: what it is, who is here, whether it is fresh. */
export function StaffTop({ title, session, timeZone, count = 0, connection, children }: Props) {
  const trouble = useSignal<Text | undefined>(undefined)
  useEffect(() => {
    document.title = count === 0 ? t(title) : `(${count}) ${t(title)}`
  })
  return (
    <header class="staff-top">
      <h1>{t(title)}</h1>
      {children}
      <span class="right">
        {connection === undefined ? <HubBadge /> : <ConnectionBadge connection={connection} />}
        <StaffBadge staff={session.staff} />
        <HallTime timeZone={timeZone} />
        <ScreenSettings />
        <LanguageButton />
        <button
          type="button"
          class="quiet"
          onClick={() =>
            session.signOut().catch((error: unknown) => {
              trouble.value = wordsOf(error)
            })
          }
        >
          {t(consoleTexts.signOut)}
        </button>
      </span>
      {trouble.value !== undefined && (
        <p class="notice error" role="alert">
          {t(trouble.value)}
        </p>
      )}
    </header>
  )
}

/** Whether the hub is there, and what its clock says, on a page that follows nothing live of its own. */
function HubBadge() {
  const queues = useMemo(() => live<QueuesView>('/api/v1/queues/live'), [])
  useEffect(() => () => queues.stop(), [queues])
  return <ConnectionBadge connection={queues.connection.value} />
}
