import { useSignal } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import type { DocumentKind } from '../shared/booking/identity-document.ts'
import type { CodeSent, MyBookings } from '../shared/http/booking-schemas.ts'
import type { Text } from '../shared/text.ts'
import { mineTexts } from '../shared/texts/booking-pass.ts'
import { command, wordsOf } from '../shared/ui/api.ts'
import { noteHubTime } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { fill, t } from '../shared/ui/language.ts'
import { CodeForm } from './code-form.tsx'
import { KindField } from './kind-field.tsx'
import { savePass } from './pass-kept.ts'
import { createProofWork } from './proof-work.ts'
import { timeOf } from './time.ts'
import { WholeWords } from './whole-words.tsx'

interface Props {
  readonly connection: 'there' | 'away'
  /** Bookings were found, and are kept on this phone now. */
  found(): void
}

/** Finds bookings that were made elsewhere: by document and phone, then by the code that comes to that phone. */
export function MineSearch({ connection, found }: Props) {
  const isOpen = useSignal(false)
  const sent = useSignal<CodeSent | undefined>(undefined)
  const count = useSignal<number | undefined>(undefined)
  const submitCode = async (lookupId: string, code: string, commandId: string) => {
    const path = `/api/v1/booking/lookups/${lookupId}`
    const { bookings } = await command<MyBookings>(path, { code }, { commandId })
    for (const view of bookings) {
      noteHubTime(view.at, view.epoch)
      savePass(view)
    }
    count.value = bookings.length
    sent.value = undefined
    isOpen.value = false
    found()
  }
  return (
    <section class="card mine-search">
      <h2>
        <WholeWords text={mineTexts.findTitle} />
      </h2>
      <p class="faint">{t(mineTexts.findDetail)}</p>
      <p role="status">
        {count.value !== undefined &&
          (count.value === 0 ? t(mineTexts.foundNone) : fill(mineTexts.found, { count: count.value }))}
      </p>
      {connection === 'away' ? (
        <p>{t(mineTexts.needsNetwork)}</p>
      ) : sent.value !== undefined ? (
        <Sent
          sent={sent.value}
          submit={submitCode}
          again={() => {
            sent.value = undefined
          }}
        />
      ) : isOpen.value ? (
        <LookupForm
          done={(answer) => {
            sent.value = answer
          }}
        />
      ) : (
        <button
          type="button"
          class="secondary"
          aria-expanded={false}
          onClick={() => {
            isOpen.value = true
            count.value = undefined
          }}
        >
          <Icon name="search" />
          {t(mineTexts.find)}
        </button>
      )}
    </section>
  )
}

interface SentProps {
  readonly sent: CodeSent
  submit(lookupId: string, code: string, commandId: string): Promise<void>
  again(): void
}

function Sent({ sent, submit, again }: SentProps) {
  return (
    <>
      <p role="status">
        {fill(mineTexts.sentMaybe, { phone: sent.phone, time: timeOf(sent.expiresAt, sent.timeZone) })}
      </p>
      <CodeForm
        submitText={mineTexts.show}
        submit={(code, commandId) => submit(sent.lookupId, code, commandId)}
      />
      <button type="button" class="quiet" onClick={again}>
        {t(mineTexts.again)}
      </button>
    </>
  )
}

function LookupForm({ done }: { done(sent: CodeSent): void }) {
  const proof = useMemo(createProofWork, [])
  const type = useSignal<DocumentKind>('resident-id')
  const number = useSignal('')
  const phone = useSignal('')
  const isBusy = useSignal(false)
  const trouble = useSignal<Text | undefined>(undefined)
  const form = useRef<HTMLFormElement>(null)

  const send = async () => {
    if (number.value.trim() === '' || phone.value.trim() === '') {
      trouble.value = mineTexts.fillIn
      form.current
        ?.querySelector<HTMLInputElement>(number.value.trim() === '' ? '#number' : '#phone')
        ?.focus()
      return
    }
    isBusy.value = true
    trouble.value = undefined
    try {
      const challenge = await proof.take()
      const document = { type: type.value, number: number.value.trim() }
      done(
        await command<CodeSent>('/api/v1/booking/lookups', {
          document,
          phone: phone.value.trim(),
          challenge,
        }),
      )
    } catch (error) {
      trouble.value = wordsOf(error)
      isBusy.value = false
    }
  }
  return (
    <form
      ref={form}
      class="code-form"
      noValidate
      onFocusIn={() => proof.start()}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy.value) void send()
      }}
    >
      <KindField
        id="type"
        label={mineTexts.documentType}
        value={type.value}
        change={(kind) => {
          type.value = kind
        }}
      />
      <div class="field">
        <label for="number">{t(mineTexts.documentNumber)}</label>
        <input
          id="number"
          autoComplete="off"
          autoCapitalize="characters"
          spellcheck={false}
          maxLength={40}
          value={number.value}
          onInput={(event) => {
            number.value = event.currentTarget.value
          }}
        />
      </div>
      <div class="field">
        <label for="phone">{t(mineTexts.phone)}</label>
        <input
          id="phone"
          type="tel"
          autoComplete="tel"
          maxLength={30}
          value={phone.value}
          onInput={(event) => {
            phone.value = event.currentTarget.value
          }}
        />
      </div>
      {trouble.value !== undefined && (
        <p class="notice wrong" role="alert">
          <Icon name="warning" />
          {t(trouble.value)}
        </p>
      )}
      <button type="submit" class="primary" disabled={isBusy.value}>
        {t(isBusy.value ? mineTexts.sending : mineTexts.send)}
      </button>
    </form>
  )
}
