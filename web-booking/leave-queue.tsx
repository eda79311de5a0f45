import { useSignal } from '@preact/signals'
import type { FollowView } from '../shared/http/follow-schemas.ts'
import { followTexts } from '../shared/texts/follow.ts'
import { command } from '../shared/ui/api.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { Question } from './question.tsx'

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
          title={followTexts.leaveTitle}
          detail={fill(followTexts.leaveDetail, { number: ticketNumber })}
          no={followTexts.leaveNo}
          yes={followTexts.leaveYes}
          acting={followTexts.leaving}
          act={async (commandId) => {
            await command<FollowView>(`/api/v1/tickets/${code}/leave`, {}, { commandId })
          }}
          close={() => {
            isAsking.value = false
          }}
        />
      )}
    </div>
  )
}
