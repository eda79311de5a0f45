import type { AnnouncementLanguage } from '../../../../shared/announcements.ts'
import type { Text } from '../../../../shared/text.ts'
import { audioTypes } from '../../../../shared/voice/judge-clip.ts'
import { FileChooser } from '../file-chooser.tsx'
import { filesOfInput } from './chosen-files.ts'
import type { VoiceDesk } from './voice-desk.ts'

interface Props {
  readonly desk: VoiceDesk
  readonly label: Text
  readonly takes: 'files' | 'folder'
  /** The language of files that are chosen without a folder. */
  readonly language?: AnnouncementLanguage
}

const endings = Object.keys(audioTypes)
  .map((ending) => `.${ending}`)
  .join(',')

/** Opens the system's window for files, and sends those that are chosen. */
export function ClipChooser({ desk, label, takes, language }: Props) {
  return (
    <FileChooser
      label={label}
      accept={endings}
      takes={takes}
      onChosen={(list) => {
        const files = filesOfInput(list)
        void desk.upload(async () => files, language)
      }}
    />
  )
}
