import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { Text } from '../shared/text.ts'
import { codeTexts } from '../shared/texts/booking-person.ts'
import { ApiProblem, isPassing, wordsOf } from '../shared/ui/api.ts'
import { freshId } from '../shared/ui/fresh-id.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'

/** Digits of a one-time code. */
const codeLength = 6

interface Props {
  readonly submitText: Text
  /** Sends the code; what it throws is told to the visitor. */
  submit(code: string, commandId: string): Promise<void>
}

/** Takes the six digits that came by message. */
export function CodeForm({ submitText, submit }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const typed = useSignal('')
  const progress = useSignal<'typing' | 'sending' | 'done'>('typing')
  const trouble = useSignal<Text | undefined>(undefined)
  /** The id of each code's attempt: the same one when it is sent again after a lost network. */
  const commandIds = useRef(new Map<string, string>())

  const send = async () => {
    if (progress.value !== 'typing') return
    const code = typed.value
    if (code.length < codeLength) {
      trouble.value = codeTexts.incomplete
      field.current?.focus()
      return
    }
    progress.value = 'sending'
    trouble.value = undefined
    const commandId = commandIds.current.get(code) ?? freshId()
    commandIds.current.set(code, commandId)
    try {
      await submit(code, commandId)
      progress.value = 'done'
    } catch (error) {
      progress.value = 'typing'
      trouble.value = wordsOf(error)
      // An answer means that this attempt is over: the same digits again are a new one.
      if (!isPassing(error)) commandIds.current.delete(code)
      if (error instanceof ApiProblem && error.status === 403) typed.value = ''
      field.current?.focus()
    }
  }
  const type = (value: string) => {
    // What is pasted may be the whole message; phones offer full-width digits too.
    typed.value = value.normalize('NFKC').replace(/\D/g, '').slice(0, codeLength)
    if (field.current !== null) field.current.value = typed.value
    // The last digit is the visitor's word: phones fill the whole code in at once.
    if (typed.value.length === codeLength) void send()
    else if (typed.value !== '') trouble.value = undefined
  }
  return (
    <form
      class="code-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
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
            ? submitText
            : progress.value === 'sending'
              ? codeTexts.checking
              : codeTexts.confirmed,
        )}
      </button>
      <p class="faint">{t(codeTexts.noMessage)}</p>
    </form>
  )
}
