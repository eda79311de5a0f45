import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { DocumentKind } from '../../../../shared/booking/identity-document.ts'
import type { Text } from '../../../../shared/text.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { t } from '../../../../shared/ui/language.ts'
import { DocumentFields } from '../document-fields.tsx'
import { documentTrouble, phoneTrouble } from '../person-faults.ts'
import type { CheckInBy } from './desk-intents.ts'

interface Props {
  readonly isLocked: boolean
  /** Undefined when it was refused. */
  readonly onCheckIn: (by: CheckInBy) => Promise<unknown>
  /** What to do without code and phone, where there is no list beside the form. */
  readonly children?: ComponentChildren
}

/** Checking in who stands at the desk: by the code on the phone or in the message, or by document and phone. */
export function CheckInForm({ isLocked, onCheckIn, children }: Props) {
  const by = useSignal<'code' | 'document'>('code')
  const code = useSignal('')
  const type = useSignal<DocumentKind>('resident-id')
  const number = useSignal('')
  const phone = useSignal('')
  const trouble = useSignal<Text | undefined>(undefined)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (isLocked) return
    // A scanner types the address of the booking's page; its last part is the code.
    const scanned = code.value.normalize('NFKC').trim().split('/').at(-1)?.replace(/[\s-]/g, '') ?? ''
    trouble.value =
      by.value === 'code'
        ? scanned.length < 6
          ? texts.codeShort
          : undefined
        : (documentTrouble(type.value, number.value) ?? phoneTrouble(phone.value, 'needed'))
    if (trouble.value !== undefined) return
    const answer = await onCheckIn(
      by.value === 'code'
        ? { code: scanned }
        : { document: { type: type.value, number: number.value.trim() }, phone: phone.value.trim() },
    )
    if (answer === undefined) return
    code.value = ''
    number.value = ''
    phone.value = ''
  }
  const ways = [
    { id: 'code', words: texts.byCode },
    { id: 'document', words: texts.byDocument },
  ] as const
  return (
    <form class="check-in-form" onSubmit={submit} noValidate>
      <h2>{t(texts.checkInHere)}</h2>
      <p class="hint">{t(texts.checkInHereHint)}</p>
      <fieldset class="segments" aria-label={t(texts.checkInHere)}>
        {ways.map(({ id, words }) => (
          <button
            key={id}
            type="button"
            aria-pressed={by.value === id}
            onClick={() => {
              by.value = id
              trouble.value = undefined
            }}
          >
            {t(words)}
          </button>
        ))}
      </fieldset>
      {by.value === 'code' ? (
        <label class="field">
          {t(texts.checkInCode)}
          <input
            type="text"
            class="number large-input"
            autocomplete="off"
            spellcheck={false}
            placeholder="1234 5678"
            value={code.value}
            onInput={(event) => {
              code.value = event.currentTarget.value
            }}
          />
        </label>
      ) : (
        <>
          <DocumentFields type={type} number={number} />
          <label class="field">
            {t(texts.phone)}
            <input
              type="text"
              class="number"
              inputMode="tel"
              autocomplete="off"
              value={phone.value}
              onInput={(event) => {
                phone.value = event.currentTarget.value
              }}
            />
          </label>
        </>
      )}
      <div role="alert">{trouble.value !== undefined && <p class="notice error">{t(trouble.value)}</p>}</div>
      <button type="submit" class="primary large" aria-disabled={isLocked}>
        {t(texts.checkIn)}
      </button>
      {children ?? <p class="hint">{t(texts.noCodeNoPhone)}</p>}
    </form>
  )
}
