import { voiceTexts as texts } from '../../../../shared/texts/console-admin-voice.ts'
import { t } from '../../../../shared/ui/language.ts'
import type { VoiceDesk } from './voice-desk.ts'

interface Props {
  readonly desk: VoiceDesk
}

/** What came of the last act, in sight wherever it was done, with the way back. */
export function VoiceResult({ desk }: Props) {
  const notice = desk.notice.value
  if (notice === undefined) return null
  return (
    <section class="voice-result" aria-label={t(texts.result)}>
      <p class={`notice ${notice.tone}`} role={notice.tone === 'error' ? 'alert' : 'status'}>
        {t(notice.text)}
      </p>
      {desk.pack.value?.canRestore === true && <RestoreButton desk={desk} />}
    </section>
  )
}

/** Takes the last change of the voice back. */
export function RestoreButton({ desk }: Props) {
  return (
    <button
      type="button"
      class="secondary"
      aria-disabled={desk.isBusy.value}
      onClick={() => void desk.restore()}
    >
      {t(texts.restore)}
    </button>
  )
}
