import { useSignal } from '@preact/signals'
import type { DocumentKind } from '../../../../shared/booking/identity-document.ts'
import type { DeskBooking } from '../../../../shared/http/desk-booking-schemas.ts'
import type { HallView } from '../../../../shared/http/hall-schemas.ts'
import type { Language, Text } from '../../../../shared/text.ts'
import { fillText } from '../../../../shared/texts/console.ts'
import { bookingsTexts as texts } from '../../../../shared/texts/console-bookings.ts'
import { language, t } from '../../../../shared/ui/language.ts'
import { NoticeStrip } from '../../common/notice-strip.tsx'
import type { Runner } from '../../common/runner.ts'
import { serviceName } from '../../common/service-name.ts'
import { DocumentFields } from '../document-fields.tsx'
import { dateWords } from '../local-date.ts'
import { documentTrouble, phoneTrouble } from '../person-faults.ts'
import type { ChosenSlot } from '../slot-picker.tsx'

/** What the desk asks the hub to book. */
interface DeskBookingBody {
  readonly services: readonly string[]
  readonly date: string
  readonly start: string
  readonly person: {
    readonly name: string
    readonly document: { readonly type: DocumentKind; readonly number: string }
    readonly phone: string | null
  }
  readonly project?: string
  readonly language: Language
}

interface Props {
  readonly hall: HallView
  readonly services: readonly string[]
  readonly project: string | undefined
  readonly slot: ChosenSlot | undefined
  readonly runner: Runner<DeskBooking>
  readonly onSubmit: (body: DeskBookingBody) => Promise<void>
}

/** Who the booking is for, and the button that makes it. */
export function PersonForm({ hall, services, project, slot, runner, onSubmit }: Props) {
  const name = useSignal('')
  const type = useSignal<DocumentKind>('resident-id')
  const number = useSignal('')
  const phone = useSignal('')
  const speaks = useSignal<Language>(language.value)
  const trouble = useSignal<Text | undefined>(undefined)
  const isBusy = runner.state.value.status !== 'ready'
  const submit = (event: Event) => {
    event.preventDefault()
    if (isBusy) return
    trouble.value =
      services.length === 0
        ? texts.serviceFirst
        : slot === undefined
          ? texts.slotFirst
          : name.value.trim() === ''
            ? texts.nameMissing
            : (documentTrouble(type.value, number.value) ?? phoneTrouble(phone.value, 'optional'))
    if (trouble.value !== undefined || slot === undefined) return
    void onSubmit({
      services,
      ...slot,
      person: {
        name: name.value.trim(),
        document: { type: type.value, number: number.value.trim() },
        phone: phone.value.trim() === '' ? null : phone.value.trim(),
      },
      ...(project === undefined ? {} : { project }),
      language: speaks.value,
    })
  }
  const names = services.map((id) => serviceName(hall, id))
  return (
    <form class="book-person" onSubmit={submit} noValidate aria-labelledby="book-3">
      <h2 id="book-3">{t(texts.bookPerson)}</h2>
      <label class="field">
        {t(texts.name)}
        <input
          type="text"
          autocomplete="off"
          spellcheck={false}
          maxLength={80}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value
          }}
        />
      </label>
      <DocumentFields type={type} number={number} />
      <div class="pair">
        <label class="field">
          {t(texts.phoneOptional)}
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
        <label class="field">
          {t(texts.speaks)}
          <select
            value={speaks.value}
            onChange={(event) => {
              speaks.value = event.currentTarget.value === 'en' ? 'en' : 'zh'
            }}
          >
            <option value="zh">中文</option>
            <option value="en">English</option>
          </select>
        </label>
      </div>
      <p class="hint">{t(phone.value.trim() === '' ? texts.noPhoneHint : texts.phoneHint)}</p>
      <p class="order-line" role="status">
        {slot === undefined ? (
          t(services.length === 0 ? texts.serviceFirst : texts.slotFirst)
        ) : (
          <>
            <b>
              {t(dateWords(slot.date))} <span class="number">{slot.start}</span>
            </b>
            <span>{names.map(t).join(t(texts.listComma))}</span>
          </>
        )}
      </p>
      <div role="alert">{trouble.value !== undefined && <p class="notice error">{t(trouble.value)}</p>}</div>
      <NoticeStrip runner={runner} />
      <button type="submit" class="primary large" aria-disabled={isBusy}>
        {t(
          slot === undefined
            ? texts.bookNow
            : fillText(texts.bookNowAt, { date: dateWords(slot.date), start: slot.start }),
        )}
      </button>
    </form>
  )
}
