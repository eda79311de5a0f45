import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Text } from '../../../shared/text.ts'
import { t } from '../../../shared/ui/language.ts'
import { FilterField } from './hall/filter-field.tsx'
import type { Option } from './hall/options.ts'

interface Props {
  /** What the words filter by. */
  readonly label: Text
  readonly query: Signal<string>
  /** What the choice is of, and the words for all of them. */
  readonly choice: Text
  readonly all: Text
  readonly options: readonly Option[]
  /** The id of what is chosen; empty for all. */
  readonly chosen: Signal<string>
  /** How many rows are left. */
  readonly count: Text
  readonly children?: ComponentChildren
}

/** The row above a table that leaves what fits the words typed into it, and what is of one kind. */
export function ListFilters({ label, query, choice, all, options, chosen, count, children }: Props) {
  return (
    <div class="filters">
      <FilterField label={label} query={query} />
      <select
        aria-label={t(choice)}
        value={chosen.value}
        onChange={({ currentTarget }) => {
          chosen.value = currentTarget.value
        }}
      >
        <option value="">{t(all)}</option>
        {options.map(({ id, words }) => (
          <option key={id} value={id}>
            {t(words)}
          </option>
        ))}
      </select>
      {children}
      <span class="hint" role="status">
        {t(count)}
      </span>
    </div>
  )
}
