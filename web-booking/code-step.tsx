import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { BookingView } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { codeTexts } from '../shared/texts/booking.ts'
import { ApiProblem, command, get, isPassing, wordsOf } from '../shared/ui/api.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { noteHubTime, now } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import type { BookingFlow, Hold } from './booking-flow.ts'
import { rememberBooking } from './booking-store.ts'
import { StepFrame } from './step-frame.tsx'
import type { StepProps } from './step-props.ts'
import { usePolled } from './use-polled.ts'

/** Digits of a one-time code. */
const codeLength = 6
const minuteMs = 60_000

/** Confirms the phone by the code that came to it; the booking is then made. */
export function CodeStep({ flow, hall, info }: StepProps) {
  const hold = flow.hold.value
  useExpiry(flow, hold)
  useHeldElsewhere(flow, hold)
  return (
    <StepFrame flow={flow} hall={hall}>
      {hold !== undefined && (
        <>
          <div class="card">
            <HoldClock until={hold.until} />
            <CodeForm flow={flow} hold={hold} />
          </div>
          <Resend flow={flow} hold={hold} />
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

function CodeForm({ flow, hold }: { readonly flow: BookingFlow; readonly hold: Hold }) {
  const field = useRef<HTMLInputElement>(null)
  const typed = useSignal('')
  const progress = useSignal<'typing' | 'confirming' | 'done'>('typing')
  const trouble = useSignal<Text | undefined>(undefined)
  /** The id of each code's attempt: the same one when it is sent again after a lost network. */
  const commandIds = useRef(new Map<string, string>())

  const confirm = async () => {
    if (progress.value !== 'typing') return
    const code = typed.value
    if (code.length < codeLength) {
      trouble.value = codeTexts.incomplete
      field.current?.focus()
      return
    }
    progress.value = 'confirming'
    trouble.value = undefined
    const commandId = commandIds.current.get(code) ?? freshId()
    commandIds.current.set(code, commandId)
    try {
      const view = await command<BookingView>(
        `/api/v1/bookings/${hold.code}/confirm`,
        { code },
        { commandId },
      )
      progress.value = 'done'
      open(flow, view)
    } catch (error) {
      progress.value = 'typing'
      if (error instanceof ApiProblem && endedCodes.has(error.code)) {
        letGo(flow)
        return
      }
      trouble.value = wordsOf(error)
      // An answer means that this attempt is over: the same digits again are a new one.
      if (error instanceof ApiProblem && !isPassing(error)) commandIds.current.delete(code)
      if (error instanceof ApiProblem && error.status === 403) typed.value = ''
      field.current?.focus()
    }
  }
  const type = (value: string) => {
    // What is pasted may be the whole message; phones offer full-width digits too.
    typed.value = value.normalize('NFKC').replace(/\D/g, '').slice(0, codeLength)
    if (field.current !== null) field.current.value = typed.value
    if (typed.value.length === codeLength) void confirm()
    else if (typed.value !== '') trouble.value = undefined
  }
  return (
    <form
      class="code-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void confirm()
      }}
    >
      {hold.phone !== '' && <p>{fill(codeTexts.sentTo, { phone: hold.phone })}</p>}
      <div class="field">
        <label for="code">{t(codeTexts.field)}</label>
        <input
          ref={field}
          id="code"
          class="number code"
          value={typed.value}
          type="text"
          inputMode="numeric"
          autocomplete="one-time-code"
          enterkeyhint="done"
          spellcheck={false}
          required
          aria-invalid={trouble.value !== undefined}
          aria-describedby="code-note"
          onInput={(event) => type(event.currentTarget.value)}
        />
        <div id="code-note" aria-live="assertive">
          {trouble.value === undefined ? (
            <p class="faint">{t(codeTexts.auto)}</p>
          ) : (
            <p class="fault">
              <Icon name="warning" />
              {t(trouble.value)}
            </p>
          )}
        </div>
      </div>
      <button type="submit" class="primary" aria-disabled={progress.value !== 'typing'}>
        {t(
          progress.value === 'typing'
            ? codeTexts.confirm
            : progress.value === 'confirming'
              ? codeTexts.confirming
              : codeTexts.confirmed,
        )}
      </button>
    </form>
  )
}

/** How often a demo hall is asked which code it would have sent, in milliseconds. */
const demoEveryMs = 5_000

/** A demo hall sends no messages: it tells the code here. */
function DemoCode({ code }: { readonly code: string }) {
  const { value } = usePolled<{ code: string | null }>(`/api/v1/bookings/${code}/demo-code`, demoEveryMs)
  if (typeof value?.code !== 'string') return null
  return (
    <p class="notice">
      <Icon name="info" />
      <span>
        {t(codeTexts.demo)} <b class="number">{value.code}</b>
      </span>
    </p>
  )
}

/** Refusals after which there is no hold to confirm. */
const endedCodes: ReadonlySet<string> = new Set(['hold_expired', 'booking_over', 'booking_unknown'])

function Resend({ flow, hold }: { readonly flow: BookingFlow; readonly hold: Hold }) {
  const state = useSignal<'idle' | 'sending' | 'sent'>('idle')
  const trouble = useSignal<Text | undefined>(undefined)
  const seconds = Math.ceil((hold.resendAt - now.value) / 1000)
  const resend = async () => {
    if (state.value === 'sending') return
    state.value = 'sending'
    trouble.value = undefined
    try {
      const view = await command<BookingView>(`/api/v1/bookings/${hold.code}/resend`)
      noteHubTime(view.at, view.epoch)
      flow.keepHold(view)
      state.value = 'sent'
    } catch (error) {
      state.value = 'idle'
      if (error instanceof ApiProblem && endedCodes.has(error.code)) letGo(flow)
      else trouble.value = wordsOf(error)
    }
  }
  return (
    <div class="resend">
      {seconds > 0 ? (
        <p class="faint">{fill(codeTexts.resendIn, { seconds })}</p>
      ) : (
        <button type="button" class="secondary" onClick={resend}>
          {t(state.value === 'sending' ? codeTexts.resending : codeTexts.resend)}
        </button>
      )}
      <p role="status">{state.value === 'sent' ? t(codeTexts.resent) : ''}</p>
      <p class="fault" role="alert">
        {trouble.value === undefined ? '' : t(trouble.value)}
      </p>
    </div>
  )
}
