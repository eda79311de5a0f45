import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { t } from '../../../shared/ui/language.ts'

interface Props {
  readonly label: Text
  readonly onDropped: (dropped: DataTransfer) => void
  readonly children: ComponentChildren
}

const bringsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true

/** A field that files can be dropped on. One that is dropped beside it is not opened in place of the page. */
export function DropField({ label, onDropped, children }: Props) {
  const field = useRef<HTMLFieldSetElement>(null)
  const isOver = useSignal(false)
  useEffect(() => {
    const guard = (event: DragEvent) => {
      if (!bringsFiles(event)) return
      event.preventDefault()
      isOver.value = event.type === 'dragover' && field.current?.contains(event.target as Node) === true
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = isOver.value ? 'copy' : 'none'
    }
    const leave = () => {
      isOver.value = false
    }
    addEventListener('dragover', guard)
    addEventListener('drop', guard)
    document.addEventListener('dragleave', leave)
    return () => {
      removeEventListener('dragover', guard)
      removeEventListener('drop', guard)
      document.removeEventListener('dragleave', leave)
    }
  }, [isOver])
  return (
    <fieldset
      ref={field}
      class={isOver.value ? 'drop over' : 'drop'}
      aria-label={t(label)}
      onDrop={({ dataTransfer }) => {
        if (dataTransfer !== null) onDropped(dataTransfer)
      }}
    >
      {children}
    </fieldset>
  )
}
