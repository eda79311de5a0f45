import { type Signal, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { DocumentKind } from '../../shared/booking/identity-document.ts'
import type { Text } from '../../shared/text.ts'
import { documentWords } from '../../shared/texts/document-words.ts'
import { checkInTexts as texts } from '../../shared/texts/kiosk-check-in.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { t } from '../../shared/ui/language.ts'
import { Both } from './both.tsx'
import type { CheckIn } from './check-in-attempt.ts'
import { CheckInPad } from './check-in-pad.tsx'
import { CheckInResult } from './check-in-result.tsx'
import {
  type Asked,
  bodyOf,
  cleaned,
  faultOf,
  grouped,
  hidden,
  isDigitsOnly,
  nothingTyped,
  type Typed,
} from './check-in-typed.ts'
import { BackBar } from './list-screen.tsx'

interface Props {
  readonly checkIn: CheckIn
  /** Back to the choice, with what the visitor has set of the display. */
  readonly leave: () => void
  /** The visit is over. */
  readonly done: () => void
}

/** One thing asked at a time, and the list of documents to choose from. */
type Page = Asked | 'kinds'

/** The hub's words on what was typed stand beside the field that they are about. */
const faultyFields: Readonly<Record<string, Asked>> = { document_invalid: 'number', phone_invalid: 'phone' }

/** Checking in for a booking: by its QR code at any moment, by its eight digits, or by document and phone. */
export function CheckInScreen({ checkIn, leave, done }: Props) {
  const page = useSignal<Page>('code')
  const typed = useSignal<Typed>(nothingTyped)
  const fault = useSignal<Text | undefined>(undefined)
  const go = (next: Page) => {
    if (next === 'code') typed.value = { ...nothingTyped, code: typed.value.code }
    fault.value = undefined
    page.value = next
  }
  useEffect(
    () => () => {
      typed.value = nothingTyped
    },
    [typed],
  )
  const state = checkIn.state.value
  const trouble = state.status === 'refused' ? state.trouble : undefined
  const faulty = trouble && faultyFields[trouble.code]
  useEffect(() => {
    if (trouble === undefined || faulty === undefined) return
    page.value = faulty
    fault.value = trouble.text
    checkIn.clear()
  }, [trouble, faulty])

  if (trouble !== undefined && faulty === undefined) {
    const retry = () => {
      if (trouble.code === 'unreachable') checkIn.again()
      else checkIn.clear()
    }
    return <CheckInResult trouble={trouble} retry={retry} takeTicket={leave} done={done} />
  }
  if (page.value === 'kinds')
    return (
      <KindList
        back={() => go('number')}
        choose={(kind) => {
          typed.value = { ...typed.value, kind, number: '' }
          go('number')
        }}
      />
    )
  const send = (asked: 'code' | 'phone') => checkIn.submit(bodyOf(asked, typed.value))
  return <Entry asked={page.value} {...{ typed, fault, go, leave, send }} isBusy={state.status === 'busy'} />
}

interface EntryProps {
  readonly asked: Asked
  readonly typed: Signal<Typed>
  readonly fault: Signal<Text | undefined>
  readonly isBusy: boolean
  readonly go: (page: Page) => void
  readonly leave: () => void
  readonly send: (asked: 'code' | 'phone') => void
}

/** One field, the keys to fill it, and one large button that leads on. */
function Entry({ asked, typed, fault, isBusy, go, leave, send }: EntryProps) {
  const { kind } = typed.value
  const type = (text: string) => {
    fault.value = undefined
    if (!isBusy) typed.value = { ...typed.value, [asked]: cleaned(asked, kind, text) }
    return grouped(asked, typed.value)
  }
  const next = (event: Event) => {
    event.preventDefault()
    if (isBusy) return
    fault.value = faultOf(asked, typed.value)
    if (fault.value !== undefined) return
    if (asked === 'number') go('phone')
    else send(asked)
  }
  const back = { code: leave, number: () => go('code'), phone: () => go('number') }
  const keys =
    asked === 'code'
      ? ({ extra: 'clear' } as const)
      : asked === 'phone'
        ? ({ extra: '+' } as const)
        : isDigitsOnly(kind)
          ? ({ extra: 'X' } as const)
          : 'letters'
  const label = isBusy ? texts.checkingIn : asked === 'number' ? texts.next : texts.checkIn
  return (
    <form class={`check-in ${keys === 'letters' ? 'lettered' : ''}`} onSubmit={next}>
      <BackBar back={back[asked]}>
        <Both text={texts.title} />
      </BackBar>
      <div class="check-in-show">
        {asked === 'code' && (
          <p class="scan-hint">
            <Icon name="qr-code" />
            <Both text={texts.scanHint} />
          </p>
        )}
        {asked === 'phone' && (
          <p class="typed-before">
            <Icon name="check" /> {t(documentWords[kind])}{' '}
            <b class="number">{hidden('number', typed.value)}</b>
          </p>
        )}
        <Field asked={asked} typed={typed.value} type={type} isBusy={isBusy} />
        {fault.value !== undefined && (
          <p class="trouble" role="alert">
            <Icon name="warning" /> {t(fault.value)}
          </p>
        )}
      </div>
      {asked === 'code' && (
        <button type="button" class="check-in-choice" onClick={() => go('number')}>
          <Icon name="document" /> {t(texts.byDocument)}
        </button>
      )}
      {asked === 'number' && (
        <button type="button" class="check-in-choice" onClick={() => go('kinds')}>
          <span>
            <span class="only-spoken">{t(texts.documentType)}</span> <b>{t(documentWords[kind])}</b>{' '}
            <span class="change">{t(texts.changeType)}</span>
          </span>
        </button>
      )}
      <CheckInPad
        keys={keys}
        press={(key) => type(typed.value[asked] + key)}
        deleteKey={() => type(typed.value[asked].slice(0, -1))}
        clear={() => type('')}
      />
      <button type="submit" class="take" disabled={isBusy}>
        <Both text={label} />
      </button>
    </form>
  )
}

const labels: Record<Asked, Text> = {
  code: texts.codeOr,
  number: texts.numberFirst,
  phone: texts.phoneSecond,
}

interface FieldProps {
  readonly asked: Asked
  readonly typed: Typed
  /** Takes in a text; returns what the field shows of it. */
  readonly type: (text: string) => string
  readonly isBusy: boolean
}

/** What is being typed: readable while it is, starred as soon as it is sent. */
function Field({ asked, typed, type, isBusy }: FieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [asked])
  const shown = isBusy && asked !== 'code' ? hidden(asked, typed) : grouped(asked, typed)
  return (
    <label class={`check-in-field ${asked === 'number' ? 'long' : ''}`}>
      <Both text={labels[asked]} />
      <input
        ref={field}
        class="number"
        data-typing
        value={shown}
        readOnly={isBusy}
        onInput={(event) => {
          // What cannot belong here leaves the field even when nothing else has changed.
          event.currentTarget.value = type(event.currentTarget.value)
        }}
        inputMode="none"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
      />
      {asked === 'code' && <span class="check-in-where">{t(texts.codeWhere)}</span>}
    </label>
  )
}

interface KindListProps {
  readonly back: () => void
  readonly choose: (kind: DocumentKind) => void
}

function KindList({ back, choose }: KindListProps) {
  return (
    <section class="check-in choosing">
      <BackBar back={back}>
        <Both text={texts.documentType} />
      </BackBar>
      <div class="pad kinds">
        {(Object.keys(documentWords) as DocumentKind[]).map((kind) => (
          <button key={kind} type="button" onClick={() => choose(kind)}>
            {t(documentWords[kind])}
          </button>
        ))}
      </div>
    </section>
  )
}
