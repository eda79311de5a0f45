import { useId } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { t } from '../../../shared/ui/language.ts'

interface Props {
  readonly label: Text
  /** Endings and media types that the system's window offers. */
  readonly accept: string
  /** Takes several files, or a whole folder; one file unless told. */
  readonly takes?: 'files' | 'folder'
  readonly onChosen: (files: FileList | null) => void
}

/** Opens the system's window for files. */
export function FileChooser({ label, accept, takes, onChosen }: Props) {
  const id = useId()
  return (
    <span class="file-chooser">
      <label class="secondary" htmlFor={id}>
        {t(label)}
      </label>
      <input
        id={id}
        class="only-spoken"
        type="file"
        multiple={takes !== undefined}
        accept={accept}
        {...(takes === 'folder' ? { webkitdirectory: true } : {})}
        onChange={({ currentTarget }) => {
          onChosen(currentTarget.files)
          // The same files, mended, can be chosen again.
          currentTarget.value = ''
        }}
      />
    </span>
  )
}
