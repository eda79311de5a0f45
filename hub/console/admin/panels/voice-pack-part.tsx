import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { VoicePackView } from '../../../../shared/http/schemas.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { hallTexts as texts } from '../../../../shared/texts/console-admin-hall.ts'
import { spokenLanguageWords } from '../../../../shared/texts/console-admin-transfer.ts'
import { get } from '../../../../shared/ui/api.ts'
import { t } from '../../../../shared/ui/language.ts'
import { Group } from '../hall/fields.tsx'

/** What the hall has of recorded voices, and how it gets one. */
export function VoicePackPart() {
  const pack = useSignal<VoicePackView | undefined>(undefined)
  useEffect(() => {
    // Without an answer nothing is told: the page's own badge says that the hub is away.
    get<VoicePackView>('/api/v1/voice-pack').then(
      (view) => {
        pack.value = view
      },
      () => {},
    )
  }, [])
  if (pack.value === undefined) return null
  const { clips } = pack.value
  const counts = (['zh', 'en', 'nan'] as const)
    .map((language) => ({ language, n: clips.filter(({ name }) => name.startsWith(`${language}/`)).length }))
    .filter(({ n }) => n > 0)
  return (
    <Group title={texts.voicePack}>
      <p>
        {clips.length === 0
          ? t(texts.noVoicePack)
          : counts
              .map(({ language, n }) =>
                t(fillText(texts.clipCount, { language: spokenLanguageWords[language], n })),
              )
              .join(' · ')}
      </p>
      <p class="hint">{t(texts.voicePackHint)}</p>
    </Group>
  )
}
