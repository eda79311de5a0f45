import { useEffect } from 'preact/hooks'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import { codeTexts } from '../shared/texts/booking-person.ts'
import { ApiProblem, command, get } from '../shared/ui/api.ts'
import { noteHubTime, now } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import type { BookingFlow, Hold } from './booking-flow.ts'
import { rememberBooking } from './booking-store.ts'
import { CodeForm } from './code-form.tsx'
import { DemoCode } from './demo-code.tsx'
import { ResendCode } from './resend-code.tsx'
import { StepFrame } from './step-frame.tsx'
import type { StepProps } from './step-props.ts'

const minuteMs = 60_000

/** Confirms the phone by the code that came to it; the booking is then made. */
export function CodeStep({ flow, hall, info }: StepProps) {
  const hold = flow.hold.value
  useExpiry(flow, hold)
  useHeldElsewhere(flow, hold)
  /** What the hub answers about the hold; a hold that is gone leads back to the times. */
  const ask = async (act: 'confirm' | 'resend', body: object, commandId: string) => {
    try {
      const path = `/api/v1/bookings/${hold?.code}/${act}`
      return await command<BookingView>(path, body, { commandId })
    } catch (error) {
      if (!(error instanceof ApiProblem && endedCodes.has(error.code))) throw error
      letGo(flow)
      return undefined
    }
  }
  const confirm = async (code: string, commandId: string) => {
    const view = await ask('confirm', { code }, commandId)
    if (view !== undefined) open(flow, view)
  }
  const resend = async (commandId: string) => {
    const view = await ask('resend', {}, commandId)
    if (view === undefined) return
    noteHubTime(view.at, view.epoch)
    flow.keepHold(view)
  }
  return (
    <StepFrame flow={flow} hall={hall}>
      {hold !== undefined && (
        <>
          <div class="card">
            <HoldClock until={hold.until} />
            {hold.phone !== '' && <p>{fill(codeTexts.sentTo, { phone: hold.phone })}</p>}
            <CodeForm submitText={codeTexts.confirm} submit={confirm} />
          </div>
          <ResendCode sentAt={hold.sentAt} resend={resend} />
          {info.demoCodes && <DemoCode code={hold.code} />}
        </>
      )}
    </StepFrame>
  )
}

/** Goes back to the times when the hold has run out; what was typed stays. */
function useExpiry(flow: BookingFlow, hold: Hold | undefined): void {
  const isOver = hold !== undefined && now.value >= hold.until
  useEffect(() => {
    if (isOver) letGo(flow)
  }, [isOver, flow])
}

function letGo(flow: BookingFlow): void {
  flow.dropHold()
  flow.choose({ start: null, end: null })
  flow.backTo('time', { kind: 'attention', text: codeTexts.expired })
}

function open(flow: BookingFlow, view: BookingView): void {
  rememberBooking(view)
  flow.clear()
  // In the place of this page: nobody comes back to a code that is used up.
  location.replace(`/b/${view.code}`)
}

/** A reload or another tab may find the hold confirmed or gone. */
function useHeldElsewhere(flow: BookingFlow, hold: Hold | undefined): void {
  const code = hold?.code
  useEffect(() => {
    if (code === undefined) return
    get<BookingView>(`/api/v1/bookings/${code}`).then(
      (view) => {
        noteHubTime(view.at, view.epoch)
        if (view.status === 'expired' || view.status === 'cancelled') letGo(flow)
        else if (view.status !== 'held') open(flow, view)
        else {
          const { services, date, start, end } = view
          flow.choose({ services: services.map(({ id }) => id), date, start, end })
        }
      },
      (error) => {
        if (error instanceof ApiProblem && error.status === 404) letGo(flow)
      },
    )
  }, [code, flow])
}

function HoldClock({ until }: { readonly until: number }) {
  const leftMs = Math.max(0, until - now.value)
  const seconds = Math.ceil(leftMs / 1000)
  const minutes = Math.ceil(leftMs / minuteMs)
  return (
    <div class={`hold ${leftMs < 2 * minuteMs ? 'short' : ''}`}>
      <span>
        <Icon name="clock" /> {t(codeTexts.held)}
      </span>
      <b class="number" aria-hidden="true">
        {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
      </b>
      <span class="only-spoken" role="status">
        {/* Said by the minute: a clock that speaks each second lets nobody type. */}
        {fill(codeTexts.heldLeft, { minutes })}
      </span>
    </div>
  )
}

/** Refusals after which there is no hold to confirm. */
const endedCodes: ReadonlySet<string> = new Set(['hold_expired', 'booking_over', 'booking_unknown'])
