import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { holdReasonWords } from '../../../shared/texts/console-words.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { KeyCap } from '../common/key-cap.tsx'
import { serviceName } from '../common/service-name.ts'
import { type ActName, actKeys } from './act.ts'
import type { Desk } from './desk.ts'
import { intents } from './intent.ts'
import { permit } from './permit.ts'

/** Rows of each list on a high screen; a low one shows two by its style, and the dialogs show all. */
const shownAtMost = 4

interface Props {
  readonly desk: Desk
  readonly hall: HallView
}

/** Tickets that left the window without an end: on hold, and no-shows that may come back. */
export function SetAside({ desk, hall }: Props) {
  const view = desk.view.value
  if (view === undefined) return null
  return (
    <section class="aside" aria-label={`${t(texts.heldTitle)}, ${t(texts.noShowTitle)}`}>
      <div>
        <Heading desk={desk} act="resume-held" title={texts.heldTitle} count={view.held.length} />
        <ul>
          {view.held.slice(0, shownAtMost).map((ticket, index) => (
            <Row
              key={ticket.ticketId}
              desk={desk}
              hall={hall}
              ticket={ticket}
              act="resume-held"
              keyName={String(index + 1)}
              label={texts.resumeHeld}
              remark={ticket.holdReason === null ? undefined : holdReasonWords[ticket.holdReason]}
              onChoose={() => desk.perform('resume-held', index)}
            />
          ))}
        </ul>
      </div>
      <div>
        <Heading desk={desk} act="come-back" title={texts.noShowTitle} count={view.noShows.length} />
        <ul>
          {view.noShows.slice(0, shownAtMost).map((ticket) => (
            <Row
              key={ticket.ticketId}
              desk={desk}
              hall={hall}
              ticket={ticket}
              act="come-back"
              label={texts.comeBack}
              remark={undefined}
              onChoose={() => void desk.runner.run(intents.comeBack(ticket.ticketId))}
            />
          ))}
        </ul>
      </div>
    </section>
  )
}

interface HeadingProps {
  readonly desk: Desk
  readonly act: ActName
  readonly title: Text
  readonly count: number
}

/** The name of a list; a press shows all of it, with what can be done. */
function Heading({ desk, act, title, count }: HeadingProps) {
  return (
    <h3>
      <button
        type="button"
        aria-disabled={count === 0}
        aria-keyshortcuts={actKeys[act]}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => desk.perform(act)}
      >
        {t(title)} <b class="number">{count}</b>
        <KeyCap name={actKeys[act]} />
      </button>
    </h3>
  )
}

interface RowProps extends Props {
  readonly ticket: TicketCard
  readonly act: ActName
  readonly keyName?: string
  readonly label: Text
  readonly remark: Text | undefined
  readonly onChoose: () => void
}

function Row({ desk, hall, ticket, act, keyName, label, remark, onChoose }: RowProps) {
  const view = desk.view.value
  const isPossible =
    view !== undefined && desk.runner.state.value.status === 'ready' && permit(view, act, now.value).allowed
  return (
    <li>
      <button
        type="button"
        aria-disabled={!isPossible}
        {...(keyName === undefined ? {} : { 'aria-keyshortcuts': keyName })}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
      >
        <span class="only-spoken">{t(label)}</span>
        <b class="number">{ticket.ticketNumber}</b>
        <span class="one-line">
          {remark === undefined ? t(serviceName(hall, ticket.serviceId)) : t(remark)}
        </span>
        {keyName !== undefined && <KeyCap name={keyName} />}
      </button>
    </li>
  )
}
