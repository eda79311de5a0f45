import type { Signal } from '@preact/signals'
import type { Text } from '../../../../shared/text.ts'
import { t } from '../../../../shared/ui/language.ts'

interface Props {
  /** What it filters, as its name and while it is empty. */
  readonly label: Text
  /** What was typed. */
  readonly query: Signal<string>
}

/** The field above a list that leaves what fits the words typed into it. */
export function FilterField({ label, query }: Props) {
  return (
    <input
      type="search"
      autocomplete="off"
      aria-label={t(label)}
      placeholder={t(label)}
      value={query.value}
      onInput={({ currentTarget }) => {
        query.value = currentTarget.value
      }}
    />
  )
}
