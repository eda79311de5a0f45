import type { Signal } from '@preact/signals'
import { type DocumentKind, documentKinds, documentNames } from '../../../shared/booking/identity-document.ts'
import { bookingsTexts as texts } from '../../../shared/texts/console-bookings.ts'
import { t } from '../../../shared/ui/language.ts'

interface Props {
  readonly type: Signal<DocumentKind>
  readonly number: Signal<string>
}

/** Kind and number of an identity document. */
export function DocumentFields({ type, number }: Props) {
  return (
    <>
      <label class="field">
        {t(texts.documentType)}
        <select
          value={type.value}
          onChange={(event) => {
            type.value = documentKinds.find((kind) => kind === event.currentTarget.value) ?? 'resident-id'
          }}
        >
          {documentKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(documentNames[kind])}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        {t(texts.documentNumber)}
        <input
          type="text"
          class="number"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={40}
          value={number.value}
          onInput={(event) => {
            number.value = event.currentTarget.value
          }}
        />
      </label>
    </>
  )
}
