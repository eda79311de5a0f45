import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { FollowView } from '../shared/http/schemas.ts'
import type { Text } from '../shared/text.ts'
import { followTexts } from '../shared/texts/follow.ts'
import { command, wordsOf } from '../shared/ui/api.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'

interface Props {
  readonly code: string
  readonly ticketNumber: string
}

/** Gives the place in the queue up, after a question: a number that was given up does not come back. */
export function LeaveQueue({ code, ticketNumber }: Props) {
  const isAsking = useSignal(false)
  return (
    <div class="leave">
      <button
        type="button"
        class="quiet"
        onClick={() => {
          isAsking.value = true
        }}
      >
        <Icon name="leave" />
        {t(followTexts.leave)}
      </button>
      {isAsking.value && (
        <Question
          code={code}
          ticketNumber={ticketNumber}
          close={() => {
            isAsking.value = false
          }}
        />
      )}
    </div>
  )
}

function Question({ code, ticketNumber, close }: Props & { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const commandId = useRef(freshId())
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)
  useEffect(() => dialog.current?.showModal(), [])

  const leave = async () => {
    isBusy.value = true
    trouble.value = undefined
    try {
      const path = `/api/v1/tickets/${code}/leave`
      await command<FollowView>(path, {}, { commandId: commandId.current })
      close()
    } catch (error) {
      trouble.value = wordsOf(error)
      isBusy.value = false
    }
  }
  return (
    <dialog ref={dialog} class="question" aria-labelledby="leave-title" onClose={close}>
      <h2 id="leave-title">{t(followTexts.leaveTitle)}</h2>
      <p>{fill(followTexts.leaveDetail, { number: ticketNumber })}</p>
      {trouble.value !== undefined && (
        <p class="trouble" role="alert">
          {t(trouble.value)}
        </p>
      )}
      <button type="button" class="primary" onClick={() => dialog.current?.close()}>
        {t(followTexts.leaveNo)}
      </button>
      <button type="button" class="danger" disabled={isBusy.value} onClick={leave}>
        {t(isBusy.value ? followTexts.leaving : followTexts.leaveYes)}
      </button>
    </dialog>
  )
}
