import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Text } from '../shared/text.ts'
import { codeTexts } from '../shared/texts/booking.ts'
import { heldTexts } from '../shared/texts/booking-pass.ts'
import { wordsOf } from '../shared/ui/api.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'

/** A message may take this long before another one is asked for, in seconds. */
const resendAfterSeconds = 60
const digits = 6

interface Props {
  readonly submitText: Text
  /** Sends the code; what it throws is told to the visitor. */
  submit(code: string, commandId: string): Promise<void>
  /** Asks for another message; left out where there is no such way. */
  readonly resend?: (commandId: string) => Promise<void>
}

/** Takes the six digits that came by message. */
export function CodeForm({ submitText, submit, resend }: Props) {
  const code = useSignal('')
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  // The same try, repeated after a lost answer, is the same command; another code is another.
  const commandId = useRef({ code: '', id: '' })

  const send = async () => {
    if (code.value.length !== digits) {
      trouble.value = codeTexts.incomplete
      input.current?.focus()
      return
    }
    if (commandId.current.code !== code.value) commandId.current = { code: code.value, id: freshId() }
    isBusy.value = true
    trouble.value = undefined
    try {
      await submit(code.value, commandId.current.id)
    } catch (error) {
      trouble.value = wordsOf(error)
      isBusy.value = false
      input.current?.focus()
    }
  }
  return (
    <form
      class="code-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy.value) void send()
      }}
    >
      <div class="field">
        <label for="code">{t(codeTexts.field)}</label>
        <input
          id="code"
          ref={input}
          class="number"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={12}
          aria-invalid={trouble.value !== undefined}
          aria-describedby={trouble.value === undefined ? 'code-hint' : 'code-fault'}
          readOnly={isBusy.value}
          value={code.value}
          onInput={(event) => {
            code.value = event.currentTarget.value.replace(/\D/g, '').slice(0, digits)
            event.currentTarget.value = code.value
            // The last digit is the visitor's word: phones fill the whole code in at once.
            if (code.value.length === digits && code.value !== commandId.current.code) void send()
          }}
        />
        <p class="faint" id="code-hint">
          {t(codeTexts.auto)}
        </p>
        {trouble.value !== undefined && (
          <p class="fault" id="code-fault" role="alert">
            <Icon name="warning" />
            {t(trouble.value)}
          </p>
        )}
      </div>
      <button type="submit" class="primary" disabled={isBusy.value}>
        {t(isBusy.value ? heldTexts.checking : submitText)}
      </button>
      {resend !== undefined && <Resend resend={resend} />}
      <p class="faint">{t(heldTexts.noMessage)}</p>
    </form>
  )
}

function Resend({ resend }: { readonly resend: (commandId: string) => Promise<void> }) {
  const left = useSignal(resendAfterSeconds)
  const said = useSignal<Text | undefined>(undefined)
  useEffect(() => {
    const timer = setInterval(() => {
      left.value = Math.max(0, left.value - 1)
    }, 1000)
    return () => clearInterval(timer)
  }, [left])
  const again = async () => {
    left.value = resendAfterSeconds
    said.value = undefined
    try {
      await resend(freshId())
      said.value = codeTexts.resent
    } catch (error) {
      said.value = wordsOf(error)
    }
  }
  return (
    <>
      <button type="button" disabled={left.value > 0} onClick={again}>
        {left.value > 0 ? fill(codeTexts.resendIn, { seconds: left.value }) : t(codeTexts.resend)}
      </button>
      <p class="code-said" role="status">
        {said.value !== undefined && t(said.value)}
      </p>
    </>
  )
}
