import type { HallView } from '../../../shared/http/hall-schemas.ts'
import type { TicketCard } from '../../../shared/http/ticket-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { waitedTime } from '../../../shared/texts/waited-time.ts'
import { ClassChip } from '../../../shared/ui/class-chip.tsx'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { KeyCap } from '../common/key-cap.tsx'
import { serviceName } from '../common/service-name.ts'
import { primaryAct } from './act.ts'
import type { Desk } from './desk.ts'
import { permit } from './permit.ts'
import { phaseOf } from './phase.ts'
import { waitedMinutes } from './ticket-facts.ts'

interface Props {
  readonly desk: Desk
  readonly hall: HallView
}

/** The one great button: what it does follows the state, and it names who comes. */
export function NextButton({ desk, hall }: Props) {
  const view = desk.view.value
  const act = view === undefined ? undefined : primaryAct(view)
  if (view === undefined || act === undefined) return null
  const allowed = permit(view, act, now.value)
  const state = desk.runner.state.value
  const isSlow = state.status === 'busy' && state.slow
  const phase = phaseOf(view)
  const labels: Record<string, Text> = {
    'call-next': view.next === null ? texts.nobodyWaiting : texts.callNext,
    begin: texts.beginService,
    'finish-and-next': texts.finishAndNext,
    finish: texts.finishHere,
    resume: texts.resumeWindow,
  }
  return (
    <button
      type="button"
      class={`next ${phase}${allowed.allowed && !isSlow ? ' in-flight' : ''}`}
      data-act={act}
      aria-disabled={!allowed.allowed || state.status === 'busy' || desk.isSettling.value}
      aria-busy={state.status === 'busy'}
      aria-keyshortcuts={phase === 'called' ? 'Space A Enter' : 'Space'}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => desk.performPrimary()}
    >
      <span class="words">
        <span class="name">
          {t(
            isSlow
              ? consoleTexts.sending
              : state.status === 'unresolved'
                ? consoleTexts.sendAgain
                : (labels[act] ?? texts.callNext),
          )}
        </span>
        <span class="who">
          {phase === 'called' ? (
            t(fillText(texts.visitorIsHere, { ticket: view.current?.ticketNumber ?? '' }))
          ) : phase === 'paused' ? (
            t(texts.resumeHint)
          ) : view.next !== null ? (
            <Comes hall={hall} next={view.next} />
          ) : (
            t(phase === 'serving' ? texts.thenIdle : texts.queueEmptyHint)
          )}
        </span>
      </span>
      <span class="caps">
        <KeyCap name="Space" />
        {phase === 'called' && <KeyCap name="A" />}
        {phase === 'called' && <KeyCap name="Enter" />}
      </span>
    </button>
  )
}

function Comes({ hall, next }: { readonly hall: HallView; readonly next: TicketCard }) {
  return (
    <>
      {t(texts.comes)} <b class="number">{next.ticketNumber}</b>
      <ClassChip class={next.class} ground={next.ground} />
      <span class="service">{t(serviceName(hall, next.serviceId))}</span>
      <span class="wait">
        {t(fillText(texts.waitedSoFar, { wait: waitedTime(waitedMinutes(next, now.value)) }))}
      </span>
    </>
  )
}
