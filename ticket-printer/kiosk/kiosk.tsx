import { type ReadonlySignal, type Signal, useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { localTimeOf } from '../../shared/business-day.ts'
import type { DeviceCredential } from '../../shared/http/device-schemas.ts'
import type { FollowView } from '../../shared/http/follow-schemas.ts'
import type { HallView } from '../../shared/http/hall-schemas.ts'
import type { TakenTicket } from '../../shared/http/kiosk-schemas.ts'
import type { QueuesView } from '../../shared/http/queue-schemas.ts'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { connectDevice } from '../../shared/ui/device.ts'
import { now } from '../../shared/ui/hub-clock.ts'
import { language, t } from '../../shared/ui/language.ts'
import { live } from '../../shared/ui/live.ts'
import { Both } from './both.tsx'
import { type CheckIn, useCheckIn } from './check-in-attempt.ts'
import { useBookingScans } from './check-in-by-scan.ts'
import { CheckInScreen } from './check-in-screen.tsx'
import { ConfirmScreen, type Intents } from './confirm-screen.tsx'
import { HelpBar, HelpDialog } from './help-call.tsx'
import { HomeScreen } from './home-screen.tsx'
import { IdleWarning } from './idle-warning.tsx'
import { ListScreen } from './list-screen.tsx'
import { ModesBar } from './modes-bar.tsx'
import { NoticeScreen } from './notice-screen.tsx'
import type { PaperState } from './paper-state.ts'
import { ScrolledBody } from './scrolled-body.tsx'
import { SearchScreen } from './search-screen.tsx'
import type { Step } from './step.ts'
import { TicketScreen, useGiven } from './ticket-screen.tsx'
import { type Help, useHelpCall } from './use-help-call.ts'
import { type IdleLimits, useIdle } from './use-idle.ts'
import { useModes } from './use-modes.ts'
import { sentenceFor } from './voice/guidance.ts'
import { useGuidance } from './voice/use-guidance.ts'

const choosingLimits: IdleLimits = { quietSeconds: 40, warningSeconds: 15 }
/** Hints are read and noted down, which takes longer than a choice. */
const readingLimits: IdleLimits = { quietSeconds: 75, warningSeconds: 15 }
/** Who waits for a guide touches nothing. */
const helpLimits: IdleLimits = { quietSeconds: 180, warningSeconds: 15 }
const ticketLimits: IdleLimits = { quietSeconds: 15, warningSeconds: 10 }
/** Without paper the visitor has to note the number or scan it. */
const paperlessLimits: IdleLimits = { quietSeconds: 45, warningSeconds: 15 }

interface Props {
  readonly hall: HallView
  readonly credential: DeviceCredential
}

/** One kiosk from visitor to visitor. */
export function Kiosk({ hall, credential }: Props) {
  const step = useSignal<Step>({ at: 'home' })
  const modes = useModes()
  const isHelpOpen = useSignal(false)
  const help = useHelpCall(credential)
  const { queues, isAway } = useQueues()
  usePresence(credential)
  const ticket = step.value.at === 'ticket' ? step.value.ticket : undefined
  const { followed, paper } = useGiven(ticket)
  const intents = useRef<Intents>(new Map()).current
  const checkIn = useCheckIn(credential, (given) => {
    // Nobody who is choosing something else is taken away from it; the paper comes all the same.
    if (!['home', 'check-in'].includes(step.value.at)) return
    isHelpOpen.value = false
    step.value = { at: 'ticket', ticket: given, by: 'check-in' }
  })

  const openHelp = () => {
    isHelpOpen.value = true
  }
  const closeHelp = () => {
    isHelpOpen.value = false
  }
  const startOver = () => {
    step.value = { at: 'home' }
    checkIn.clear()
    intents.clear()
    isHelpOpen.value = false
    modes.reset()
  }
  useBookingScans({ step, checkIn, startOver, isOpen: !isAway && queues?.open !== false })
  const isFresh = step.value.at === 'home' && modes.isUntouched() && !isHelpOpen.value
  const limits = isHelpOpen.value ? helpLimits : limitsFor(step.value, paper, isFresh)
  const secondsLeft = useIdle(limits, step.value, startOver)
  const service = isAway ? 'away' : queues?.open === false ? 'closed' : 'open'
  const isChoosing = service === 'open' && !['home', 'ticket'].includes(step.value.at)
  const isWarning = isChoosing && secondsLeft.value !== undefined
  const dialog = isWarning ? 'still-there' : isHelpOpen.value ? helpDialogOf(help) : 'none'
  const sentence = sentenceFor({ step: step.value, paper, service, dialog })
  useGuidance(modes.isSpoken.value ? sentence : undefined, language.value)

  return (
    <div
      class="kiosk"
      data-at={step.value.at}
      data-text={modes.isLarge.value ? 'large' : 'normal'}
      data-reach={modes.isLarge.value ? 'scrolled' : modes.isLow.value ? 'low' : 'full'}
      data-low={modes.isLow.value}
    >
      {/* Keys stay in the dialog while one is open. */}
      <div class="behind" inert={dialog !== 'none'}>
        <header class="banner">
          <p class="hall">
            <span>{t(hall.name)}</span> <span class="number">{localTimeOf(now.value, hall.timeZone)}</span>
          </p>
          <h1>
            <Both text={hall.wording?.kioskWelcome ?? kioskTexts.title} />
          </h1>
        </header>
        <ModesBar modes={modes} />
        <ScrolledBody isScrolled={modes.isLarge.value} screen={screenOf(step.value)}>
          <Body
            {...{
              hall,
              credential,
              queues,
              isAway,
              step,
              followed,
              paper,
              checkIn,
              intents,
              secondsLeft,
              startOver,
            }}
          />
        </ScrolledBody>
        <HelpBar help={help} words={hall.wording?.help} open={openHelp} isAway={isAway} />
      </div>
      {isHelpOpen.value && <HelpDialog help={help} close={closeHelp} />}
      {isWarning && <IdleWarning seconds={secondsLeft.value ?? 0} end={startOver} />}
    </div>
  )
}

interface BodyProps extends Props {
  readonly queues: QueuesView | undefined
  readonly isAway: boolean
  readonly step: Signal<Step>
  readonly followed: FollowView | undefined
  readonly paper: PaperState
  readonly checkIn: CheckIn
  readonly intents: Intents
  readonly secondsLeft: ReadonlySignal<number | undefined>
  readonly startOver: () => void
}

function Body(props: BodyProps) {
  const {
    hall,
    credential,
    queues,
    isAway,
    step,
    followed,
    paper,
    checkIn,
    intents,
    secondsLeft,
    startOver,
  } = props
  const { value } = step
  const go = (next: Step) => {
    step.value = next
  }
  // A number that was given stays on the screen whatever becomes of the hub.
  if (value.at === 'ticket')
    return <TicketScreen {...value} {...{ followed, paper, secondsLeft }} done={startOver} />
  if (isAway)
    return (
      <NoticeScreen
        icon="offline"
        title={kioskTexts.awayTitle}
        detail={kioskTexts.awayDetail}
        footer={kioskTexts.awayWorking}
      />
    )
  if (queues?.open === false)
    return <NoticeScreen icon="clock" title={kioskTexts.closedTitle} detail={kioskTexts.closedDetail} />
  switch (value.at) {
    case 'home':
      return <HomeScreen hall={hall} queues={queues} go={go} />
    case 'check-in': {
      const leave = () => {
        checkIn.clear()
        go({ at: 'home' })
      }
      return <CheckInScreen checkIn={checkIn} leave={leave} done={startOver} />
    }
    case 'packages':
    case 'department': {
      const department = value.at === 'department' ? { departmentId: value.departmentId } : {}
      const choose = (serviceId: string) => go({ at: 'confirm', serviceId, from: value })
      return (
        <ListScreen
          hall={hall}
          queues={queues}
          {...department}
          back={() => go({ at: 'home' })}
          choose={choose}
        />
      )
    }
    case 'search': {
      const choose = (serviceId: string) => go({ at: 'confirm', serviceId, from: value })
      const type = (typed: string) => go({ at: 'search', typed })
      const back = () => go({ at: 'home' })
      return (
        <SearchScreen
          hall={hall}
          queues={queues}
          typed={value.typed}
          type={type}
          back={back}
          choose={choose}
        />
      )
    }
    case 'confirm': {
      const { serviceId, from } = value
      const taken = (ticket: TakenTicket) => go({ at: 'ticket', ticket, by: 'taking' })
      const back = () => go(from)
      return (
        <ConfirmScreen key={serviceId} {...{ hall, queues, credential, serviceId, intents, back, taken }} />
      )
    }
  }
}

/** Tells one screen from the next; a search stays one while it is typed. */
function screenOf(step: Step): string {
  if (step.at === 'department') return `department ${step.departmentId}`
  return step.at === 'confirm' ? `confirm ${step.serviceId}` : step.at
}

/** What the dialog of help may say aloud: nothing before a guide has been called. */
function helpDialogOf({ state }: Help): 'help' | 'calling' {
  const { status } = state.value
  return status === 'open' || status === 'coming' ? 'help' : 'calling'
}

/** A visitor's time: none to watch on an untouched start screen, more where something has to be noted down. */
function limitsFor(step: Step, paper: PaperState, isFresh: boolean): IdleLimits | undefined {
  if (isFresh) return undefined
  if (step.at === 'confirm') return readingLimits
  if (step.at !== 'ticket') return choosingLimits
  return paper === 'printed' ? ticketLimits : paperlessLimits
}

/** The queues as they stand, and whether the hub has been silent for too long. */
function useQueues(): { queues: QueuesView | undefined; isAway: boolean } {
  const queues = useMemo(() => live<QueuesView>('/api/v1/queues/live'), [])
  useEffect(() => () => queues.stop(), [queues])
  return { queues: queues.view.value, isAway: queues.connection.value === 'stale' }
}

/** Tells the hall that this kiosk is alive. */
function usePresence(credential: DeviceCredential): void {
  useEffect(() => {
    const subscriptions = [{ name: 'deviceConfig', key: credential.deviceId }] as const
    const connection = connectDevice(credential, { subscriptions, onMessage: () => {} })
    return () => connection.stop()
  }, [credential])
}
