import { useId } from 'preact/hooks'
import type { AnnouncementLanguage } from '../../../../shared/announcements.ts'
import type { Text } from '../../../../shared/text.ts'
import { t } from '../../../../shared/ui/language.ts'
import { audioTypes } from '../../../../shared/voice/judge-clip.ts'
import { filesOfInput } from './chosen-files.ts'
import type { VoiceDesk } from './voice-desk.ts'

interface Props {
  readonly desk: VoiceDesk
  readonly label: Text
  /** Chooses a whole folder in place of files. */
  readonly folder?: 'folder'
  /** The language of files that are chosen without a folder. */
  readonly language?: AnnouncementLanguage
}

const endings = Object.keys(audioTypes)
  .map((ending) => `.${ending}`)
  .join(',')

/** Opens the system's window for files, and sends those that are chosen. */
export function ClipChooser({ desk, label, folder, language }: Props) {
  const id = useId()
  return (
    <span class="clip-chooser">
      <label class="secondary" htmlFor={id}>
        {t(label)}
      </label>
      <input
        id={id}
        class="only-spoken"
        type="file"
        multiple
        accept={endings}
        {...(folder === undefined ? {} : { webkitdirectory: true })}
        onChange={({ currentTarget }) => {
          const files = filesOfInput(currentTarget.files)
          void desk.upload(async () => files, language)
          // The same files, mended, can be chosen again.
          currentTarget.value = ''
        }}
      />
    </span>
  )
}
