import type { FileRefusal, VoicePackDesk } from '../../../../shared/http/voice-pack-schemas.ts'
import type { Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { voiceTexts as texts } from '../../../../shared/texts/console-admin-voice.ts'
import { t } from '../../../../shared/ui/language.ts'
import { DropField } from '../drop-field.tsx'
import { filesOfDrop } from './chosen-files.ts'
import { ClipChooser } from './clip-chooser.tsx'
import type { VoiceDesk } from './voice-desk.ts'
import { RestoreButton } from './voice-result.tsx'

interface Props {
  readonly desk: VoiceDesk
  readonly pack: VoicePackDesk
}

/** Takes recordings in, a whole folder at a time, and tells which files are not used. */
export function UploadPart({ desk, pack }: Props) {
  const notice = desk.notice.value
  return (
    <section class="group" aria-label={t(texts.upload)}>
      <h3>{t(texts.upload)}</h3>
      <p class="hint">{t(texts.uploadHint)}</p>
      <DropField
        label={texts.upload}
        onDropped={({ items }) => {
          const files = filesOfDrop(items)
          void desk.upload(() => files)
        }}
      >
        <ClipChooser desk={desk} label={texts.chooseFolder} takes="folder" />
        <ClipChooser desk={desk} label={texts.chooseChime} takes="files" />
        <span class="hint" role="status">
          {t(desk.isBusy.value ? texts.judging : texts.dropHere)}
        </span>
      </DropField>
      {notice !== undefined && <RefusedFiles heading={texts.refused} files={notice.refused} />}
      <RefusedFiles heading={texts.unused} files={pack.unused} />
      <div class="voice-acts">
        {pack.canRestore && notice === undefined && <RestoreButton desk={desk} />}
        {pack.clips.length > 0 && (
          <button
            type="button"
            class="secondary"
            aria-disabled={desk.isBusy.value}
            onClick={() => void desk.remove(pack.clips.map(({ name }) => name))}
          >
            {t(texts.removeAll)}
          </button>
        )}
      </div>
    </section>
  )
}

interface RefusedFilesProps {
  readonly heading: Text
  readonly files: readonly FileRefusal[]
}

/** Files that are not used, each with why and what to do. */
function RefusedFiles({ heading, files }: RefusedFilesProps) {
  if (files.length === 0) return null
  return (
    <>
      <p>{t(fillText(heading, { n: files.length }))}</p>
      <ul class="file-faults">
        {files.map(({ file, message }) => (
          <li key={file}>{t(message)}</li>
        ))}
      </ul>
    </>
  )
}
