import { useRef } from 'preact/hooks'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import type { HallView } from '../../../shared/http/hall-schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { holdReasonWords, voidReasonWords } from '../../../shared/texts/console-words.ts'
import { t } from '../../../shared/ui/language.ts'
import { ChoiceDialog } from '../common/choice-dialog.tsx'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { PauseDialog } from '../common/pause-dialog.tsx'
import { holdReasons, voidReasonsOf } from '../common/reasons.ts'
import { serviceName } from '../common/service-name.ts'
import type { StaffSession } from '../session/staff-session.ts'
import { CallNumberDialog } from './call-number-dialog.tsx'
import type { Desk } from './desk.ts'
import { AddMatterDialog, TransferDialog } from './finder-dialogs.tsx'
import { intents } from './intent.ts'
import { MyDayDialog } from './my-day.tsx'
import { OutcomeDialog } from './outcome-dialog.tsx'
import { signOut } from './sign-out.ts'

interface Props {
  readonly desk: Desk
  readonly hall: HallView
  readonly session: StaffSession
}

/** The open dialog of the clerk's page: an act that needs one more choice. */
export function DeskDialog({ desk, hall, session }: Props) {
  const view = desk.view.value
  const name = desk.dialog.value
  if (view === undefined || name === undefined) return null
  const ticket = view.current?.ticketNumber ?? ''
  const common = { onClose: desk.closeDialog, children: <NoticeStrip runner={desk.runner} /> }
  switch (name) {
    case 'hold':
      return (
        <ChoiceDialog
          title={fillText(texts.holdTitle, { ticket })}
          choices={holdReasons.map((id) => ({ id, label: t(holdReasonWords[id]) }))}
          onChoose={(reason) => void desk.runner.run(intents.hold(reason))}
          {...common}
        />
      )
    case 'pause':
      return (
        <PauseDialog
          title={texts.pauseTitle}
          timeZone={hall.timeZone}
          onPause={(reason, minutes) => void desk.runner.run(intents.pause(reason, minutes))}
          {...common}
        />
      )
    case 'my-day':
      return <MyDayDialog desk={desk} view={view} />
    case 'void':
      return (
        <ChoiceDialog
          title={fillText(texts.voidTitle, { ticket })}
          hint={texts.voidHint}
          choices={voidReasonsOf(view.current ?? { booked: null }).map((id) => ({
            id,
            label: t(voidReasonWords[id]),
          }))}
          onChoose={(reason) => void desk.runner.run(intents.voidTicket(reason))}
          {...common}
        />
      )
    case 'resume-held':
    case 'come-back':
      return <TicketDialog key={name} {...{ desk, hall, view, name }} />
    case 'sign-out':
      return (
        <ChoiceDialog
          title={fillText(texts.signOutTitle, { number: view.window?.number ?? '' })}
          choices={[
            { id: 'window', label: t(texts.signOutOnly) },
            { id: 'all', label: t(texts.signOutAll) },
          ]}
          onChoose={async (id) => {
            await desk.runner.run(intents.signOut())
            if (id === 'all' && desk.view.value?.window === null) await signOut(session, desk)
          }}
          {...common}
        />
      )
    case 'transfer':
      return <TransferDialog desk={desk} hall={hall} view={view} />
    case 'add-matter':
      return <AddMatterDialog desk={desk} hall={hall} view={view} />
    case 'call-number':
      return <CallNumberDialog desk={desk} />
    case 'outcome':
      return <OutcomeDialog desk={desk} view={view} />
  }
}

interface TicketProps extends Omit<Props, 'session'> {
  readonly view: ClerkView
  readonly name: 'resume-held' | 'come-back'
}

/** One of the tickets set aside, as they stood when it opened: other windows take theirs, and no digit changes its meaning. */
function TicketDialog({ desk, hall, view, name }: TicketProps) {
  const isHeld = name === 'resume-held'
  const { current: tickets } = useRef(isHeld ? view.held : view.noShows)
  return (
    <ChoiceDialog
      title={isHeld ? texts.resumeHeld : texts.comeBackTitle}
      {...(isHeld ? {} : { hint: texts.comeBackHint })}
      choices={tickets.map(({ ticketId, ticketNumber, serviceId }) => ({
        id: ticketId,
        label: <b class="number">{ticketNumber}</b>,
        detail: t(serviceName(hall, serviceId)),
      }))}
      onChoose={(id) => void desk.runner.run(isHeld ? intents.resumeHeld(id) : intents.comeBack(id))}
      onClose={desk.closeDialog}
    >
      <NoticeStrip runner={desk.runner} />
    </ChoiceDialog>
  )
}
