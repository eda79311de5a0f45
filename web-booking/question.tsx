import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { Text } from '../shared/text.ts'
import { wordsOf } from '../shared/ui/api.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { t } from '../shared/ui/language.ts'
import { WholeWords } from './whole-words.tsx'

interface Props {
  readonly title: Text
  /** What the act means, in the language of the page. */
  readonly detail: string
  /** The answer that changes nothing; it comes first. */
  readonly no: Text
  readonly yes: Text
  /** Stands on the button while the act is under way. */
  readonly acting: Text
  /** Does what was asked; what it throws is told to the visitor, and a second try is the same command. */
  act(commandId: string): Promise<void>
  close(): void
}

/** Asks before something is given up that does not come back. */
export function Question({ title, detail, no, yes, acting, act, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const commandId = useRef(freshId())
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)
  const titleId = useId()
  useEffect(() => dialog.current?.showModal(), [])

  const answer = async () => {
    isBusy.value = true
    trouble.value = undefined
    try {
      await act(commandId.current)
      dialog.current?.close()
    } catch (error) {
      trouble.value = wordsOf(error)
      isBusy.value = false
    }
  }
  return (
    <dialog ref={dialog} class="question" aria-labelledby={titleId} onClose={close}>
      <h2 id={titleId}>
        <WholeWords text={title} />
      </h2>
      <p>{detail}</p>
      {trouble.value !== undefined && (
        <p class="notice wrong" role="alert">
          {t(trouble.value)}
        </p>
      )}
      <button type="button" class="primary" onClick={() => dialog.current?.close()}>
        {t(no)}
      </button>
      <button type="button" class="danger" disabled={isBusy.value} onClick={answer}>
        {t(isBusy.value ? acting : yes)}
      </button>
    </dialog>
  )
}
