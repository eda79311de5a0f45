import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { adminTexts } from '../../../shared/texts/console-admin.ts'
import { hallTexts as texts } from '../../../shared/texts/console-admin-hall.ts'
import { hallChanges } from '../../../shared/ui/hall-changes.ts'
import { t } from '../../../shared/ui/language.ts'
import { HallLoader } from '../common/hall-loader.tsx'
import { StaffTop } from '../common/staff-top.tsx'
import type { StaffSession } from '../session/staff-session.ts'
import { AuditList } from './audit-list.tsx'
import { DeviceList } from './device-list.tsx'
import { createHallDraft, DraftContext } from './hall/hall-draft.ts'
import { PasswordsDialog } from './hall/passwords-dialog.tsx'
import { SaveBar } from './hall/save-bar.tsx'
import { DevicesPanel } from './panels/devices-panel.tsx'
import { PlacesPanel } from './panels/places-panel.tsx'
import { RulesPanel } from './panels/rules-panel.tsx'
import { ServicesPanel } from './panels/services-panel.tsx'
import { StaffPanel } from './panels/staff-panel.tsx'
import { TicketPanel } from './panels/ticket-panel.tsx'
import { WindowsPanel } from './panels/windows-panel.tsx'
import { WordsPanel } from './panels/words-panel.tsx'
import { type SectionId, sectionOf, sections, sectionsOf } from './sections.ts'
import { TransferPanel } from './transfer/transfer-panel.tsx'
import { VoicePanel } from './voice/voice-panel.tsx'

interface Props {
  readonly session: StaffSession
}

/** The administrator's page: everything of the hall that can be changed, its devices, and the audit trail. */
export function AdminPage({ session }: Props) {
  return <HallLoader>{(hall) => <AdminDesk session={session} hall={hall} />}</HallLoader>
}

interface DeskProps extends Props {
  readonly hall: HallView
}

function AdminDesk({ session, hall }: DeskProps) {
  const { role } = session.staff
  const section = useSignal<SectionId>(sectionOf(location.hash, role))
  const draft = useMemo(() => createHallDraft(() => session.expired()), [session])
  useEffect(() => {
    const follow = () => {
      section.value = sectionOf(location.hash, role)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [role])
  // What somebody else has saved is loaded at once where nothing waits to be saved here.
  useEffect(() => {
    if (role === 'administrator' && !draft.isChanged.value) void draft.load()
  }, [draft, role, hallChanges.value])
  return (
    <DraftContext.Provider value={draft}>
      <div class="admin">
        <StaffTop title={consoleTexts.adminPage} session={session} timeZone={hall.timeZone} />
        <nav class="sections" aria-label={t(texts.sections)}>
          {sectionsOf(role).map(({ id, words }) => (
            <a key={id} href={`#${id}`} aria-current={section.value === id ? 'page' : undefined}>
              {t(words)}
            </a>
          ))}
          <a href="/bookings#setup">{t(texts.calendars)}</a>
        </nav>
        <main>
          <Section id={section.value} session={session} hall={hall} />
          <SaveBar key={section.value} />
        </main>
        <PasswordsDialog />
      </div>
    </DraftContext.Provider>
  )
}

function Section({ id, session, hall }: DeskProps & { readonly id: SectionId }) {
  if (id === 'devices') return <DeviceList hall={hall} session={session} />
  if (session.staff.role !== 'administrator') return <p class="notice info">{t(adminTexts.auditFor)}</p>
  if (id === 'audit') return <AuditList session={session} timeZone={hall.timeZone} />
  return <HallSection id={id} session={session} timeZone={hall.timeZone} />
}

interface HallSectionProps extends Props {
  readonly id: Exclude<SectionId, 'devices' | 'audit'>
  readonly timeZone: string
}

/** A form of the hall, once the hall is there. */
function HallSection({ id, session, timeZone }: HallSectionProps) {
  return (
    <DraftContext.Consumer>
      {(draft) =>
        draft?.hall.value === undefined ? (
          <p class="notice info" role="status">
            {t(draft?.trouble.value ?? texts.loadingHall)}
          </p>
        ) : (
          <>
            <h2 class="only-spoken">
              {t(sections.find((section) => section.id === id)?.words ?? texts.sections)}
            </h2>
            <Form id={id} session={session} timeZone={timeZone} />
          </>
        )
      }
    </DraftContext.Consumer>
  )
}

function Form({ id, session, timeZone }: HallSectionProps) {
  switch (id) {
    case 'services':
      return <ServicesPanel />
    case 'windows':
      return <WindowsPanel />
    case 'places':
      return <PlacesPanel />
    case 'staff':
      return <StaffPanel session={session} />
    case 'device-data':
      return <DevicesPanel />
    case 'ticket':
      return <TicketPanel session={session} />
    case 'words':
      return <WordsPanel />
    case 'voice':
      return <VoicePanel session={session} />
    case 'rules':
      return <RulesPanel />
    case 'transfer':
      return <TransferPanel session={session} timeZone={timeZone} />
  }
}
