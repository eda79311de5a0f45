import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { wordsOf } from '../../../shared/ui/api.ts'
import { ConnectionBadge } from '../../../shared/ui/connection-badge.tsx'
import { t } from '../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../shared/ui/live.ts'
import type { StaffSession } from '../session/staff-session.ts'
import { HallTime } from './hall-time.tsx'
import { LanguageButton } from './language-button.tsx'

interface Props {
  readonly title: Text
  readonly session: StaffSession
  readonly timeZone: string
  /** Left out on a page that follows nothing live. */
  readonly connection?: LiveConnection
  readonly children?: ComponentChildren
}

/** The top of the pages of guides, managers and administrators: what it is, who is here, whether it is fresh. */
export function StaffTop({ title, session, timeZone, connection, children }: Props) {
  const trouble = useSignal<Text | undefined>(undefined)
  useEffect(() => {
    document.title = t(title)
  })
  return (
    <header class="staff-top">
      <h1>{t(title)}</h1>
      {children}
      <span class="right">
        {connection !== undefined && <ConnectionBadge connection={connection} />}
        <span class="badge one-line">
          {t(session.staff.name)} <span class="number">{session.staff.badgeNumber}</span>
        </span>
        <HallTime timeZone={timeZone} />
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
