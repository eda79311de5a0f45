import type { Text } from '../shared/text.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { t } from '../shared/ui/language.ts'

interface Props {
  readonly id: string
  readonly label: Text
  readonly hint?: Text
  readonly value: string
  readonly fault: Text | undefined
  /** Said when the value is known to be right. */
  readonly right?: Text | undefined
  readonly change: (value: string) => void
  /** The visitor has left the field. */
  readonly check: () => void
  readonly type?: 'text' | 'tel'
  readonly inputMode?: 'text' | 'tel'
  readonly autocomplete: 'off' | 'name' | 'organization' | 'tel'
  readonly autocapitalize?: 'characters'
  readonly maxLength: number
}

/** A field with its label, a hint, and in its place what is wrong with what was typed. */
export function TextField({ id, label, hint, value, fault, right, change, check, type, ...input }: Props) {
  const noteId = `${id}-note`
  const field = {
    ...input,
    id,
    name: id,
    value,
    required: true,
    spellcheck: false,
    'aria-invalid': fault !== undefined,
    'aria-describedby': noteId,
    onInput: (event: Event) => change((event.currentTarget as HTMLInputElement).value),
    onBlur: check,
  }
  return (
    <div class="field">
      <label for={id}>{t(label)}</label>
      {type === 'tel' ? <input type="tel" {...field} /> : <input type="text" {...field} />}
      <p id={noteId} class={fault !== undefined ? 'fault' : right !== undefined ? 'right' : 'faint'}>
        {fault !== undefined ? (
          <>
            <Icon name="warning" />
            {t(fault)}
          </>
        ) : right !== undefined ? (
          <>
            <Icon name="check" />
            {t(right)}
          </>
        ) : hint === undefined ? (
          ''
        ) : (
          t(hint)
        )}
      </p>
    </div>
  )
}
