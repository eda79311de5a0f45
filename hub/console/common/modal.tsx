import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { t } from '../../../shared/ui/language.ts'
import { keyName } from './key-name.ts'

interface Props {
  readonly title: Text
  readonly hint?: Text
  readonly onClose: () => void
  /** Takes a key by its name; true when it was used up. */
  readonly onKey?: (name: string) => boolean
  readonly wide?: 'wide'
  readonly children: ComponentChildren
}

/**
 * A native dialog: the page behind rests, Escape closes, the focus goes to its first control and comes back after.
 * Its keys stay inside, so that a digit chosen here means nothing to the page behind.
 */
export function Modal({ title, hint, onClose, onKey, wide, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const element = dialog.current
    if (element !== null && !element.open) element.showModal()
    return () => element?.close()
  }, [])
  const key = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return
    if (onKey?.(keyName(event)) === true) event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      class={wide === undefined ? 'modal' : 'modal wide'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={key}
    >
      <div class="modal-body">
        <h2 id={titleId}>{t(title)}</h2>
        {hint !== undefined && <p class="hint">{t(hint)}</p>}
        {children}
        {/* Last in order, so that the focus begins with what the dialog is about. */}
        <button type="button" class="modal-close" onClick={onClose}>
          <span class="only-spoken">{t(consoleTexts.close)}</span>
          <Icon name="close" />
          <span class="key-cap" aria-hidden="true">
            Esc
          </span>
        </button>
      </div>
    </dialog>
  )
}
