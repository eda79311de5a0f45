import { type DocumentKind, documentKinds, documentNames } from '../shared/booking/identity-document.ts'
import type { Text } from '../shared/text.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'

interface Props {
  readonly id: string
  readonly label: Text
  readonly value: DocumentKind
  change(kind: DocumentKind): void
}

/**
 * Chooses the kind of document. What is chosen stands under the list of the browser, which shows one line of it only and
 * would cut it in large text.
 */
export function KindField({ id, label, value, change }: Props) {
  return (
    <div class="field">
      <label for={id}>{t(label)}</label>
      <div class="list-field">
        <span aria-hidden="true">{t(documentNames[value])}</span>
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const kind = documentKinds.find((kind) => kind === event.currentTarget.value)
            if (kind !== undefined) change(kind)
          }}
        >
          {documentKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(documentNames[kind])}
            </option>
          ))}
        </select>
        <Icon name="chevron-right" />
      </div>
    </div>
  )
}
