import { useEffect, useMemo } from 'preact/hooks'
import { announcementLanguages, defaultAnnouncements } from '../../../../shared/announcements.ts'
import { consoleTexts } from '../../../../shared/texts/console.ts'
import { voiceTexts as texts } from '../../../../shared/texts/console-admin-voice.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { StaffSession } from '../../session/staff-session.ts'
import { useDraft } from '../hall/hall-draft.ts'
import { LanguagePart } from './language-part.tsx'
import { createListening } from './listening.ts'
import { UploadPart } from './upload-part.tsx'
import { createVoiceDesk, type VoiceDesk } from './voice-desk.ts'
import { VoiceNow } from './voice-now.tsx'
import { VoiceResult } from './voice-result.tsx'

interface Props {
  readonly session: StaffSession
}

/** How the hall speaks: what is recorded and what is missing, listening to it, and new recordings. */
export function VoicePanel({ session }: Props) {
  const draft = useDraft()
  const desk = useMemo(() => createVoiceDesk(session), [session])
  const listening = useMemo(createListening, [])
  useEffect(() => () => listening.close(), [listening])
  useEffect(() => void desk.load(), [desk])
  const pack = desk.pack.value
  useEffect(() => listening.reload(), [listening, pack?.version])
  if (pack === undefined) return <Loading desk={desk} />
  const recorded = new Set(pack.clips.map(({ name }) => name))
  const spoken = draft.saved.value?.announcements?.languages ?? defaultAnnouncements.languages
  return (
    <div class="panel voice">
      <VoiceNow recorded={recorded} spoken={spoken} listening={listening} />
      <UploadPart desk={desk} pack={pack} />
      {announcementLanguages.map((language) => (
        <LanguagePart
          key={language}
          language={language}
          recorded={recorded}
          desk={desk}
          listening={listening}
        />
      ))}
      <VoiceResult desk={desk} />
    </div>
  )
}

function Loading({ desk }: { readonly desk: VoiceDesk }) {
  const trouble = desk.notice.value
  if (trouble === undefined)
    return (
      <p class="notice info" role="status">
        {t(texts.loading)}
      </p>
    )
  return (
    <div class="panel">
      <p class="notice error" role="alert">
        {t(trouble.text)}
      </p>
      <div>
        <button type="button" class="secondary" onClick={() => void desk.load()}>
          {t(consoleTexts.tryAgain)}
        </button>
      </div>
    </div>
  )
}
