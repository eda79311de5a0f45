import { useSignal } from '@preact/signals'
import type { HallView } from '../../../shared/http/schemas.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { adminTexts as texts } from '../../../shared/texts/console-admin.ts'
import { t } from '../../../shared/ui/language.ts'
import { HallLoader } from '../common/hall-loader.tsx'
import { StaffTop } from '../common/staff-top.tsx'
import type { StaffSession } from '../session/staff-session.ts'
import { AuditList } from './audit-list.tsx'
import { DeviceList } from './device-list.tsx'

interface Props {
  readonly session: StaffSession
}

/** The administrator's page: devices and the audit trail. */
export function AdminPage({ session }: Props) {
  return <HallLoader>{(hall) => <AdminDesk session={session} hall={hall} />}</HallLoader>
}

function AdminDesk({ session, hall }: Props & { readonly hall: HallView }) {
  const tab = useSignal<'devices' | 'audit'>('devices')
  const tabs = [
    { id: 'devices', words: texts.devices },
    { id: 'audit', words: texts.audit },
  ] as const
  return (
    <div class="admin">
      <StaffTop title={consoleTexts.adminPage} session={session} timeZone={hall.timeZone}>
        <nav class="tabs" aria-label={t(consoleTexts.adminPage)}>
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
      </StaffTop>
      <main>
        {tab.value === 'devices' ? (
          <DeviceList hall={hall} session={session} />
        ) : session.staff.role === 'administrator' ? (
          <AuditList session={session} timeZone={hall.timeZone} />
        ) : (
          <p class="notice info">{t(texts.auditFor)}</p>
        )}
      </main>
    </div>
  )
}
