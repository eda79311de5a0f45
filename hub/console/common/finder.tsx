import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import { keyName } from './key-name.ts'

/** One line of what a finder found. */
export interface FoundLine {
  readonly id: string
  readonly label: ComponentChildren
  readonly detail?: string
}

interface Props {
  readonly label: Text
  /** What fits a query, the best first. */
  readonly find: (query: string) => readonly FoundLine[]
  readonly onChoose: (id: string) => void
  /** Lines shown at most; the rest is counted. */
  readonly shownAtMost: number
}

/** A search field whose finds are chosen by arrow keys and Enter, or by touch. */
export function Finder({ label, find, onChoose, shownAtMost }: Props) {
  const query = useSignal('')
  const active = useSignal(0)
  const listId = useId()
  const found = find(query.value)
  const shown = found.slice(0, shownAtMost)
  const at = Math.min(active.value, shown.length - 1)
  const choose = (index: number) => {
    const line = shown[index]
    if (line !== undefined) onChoose(line.id)
  }
  const key = (event: KeyboardEvent) => {
    // While an input method is composing, arrows and Enter belong to its candidates.
    if (event.isComposing) return
    const name = keyName(event)
    if (name === 'ArrowDown' && shown.length > 0) active.value = (at + 1) % shown.length
    else if (name === 'ArrowUp' && shown.length > 0) active.value = (at - 1 + shown.length) % shown.length
    else if (name === 'Enter' && !event.repeat) choose(at)
    else return
    event.preventDefault()
  }
  return (
    <div class="finder">
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-label={t(label)}
        placeholder={t(label)}
        aria-expanded={shown.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(at >= 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value
          active.value = 0
        }}
        onKeyDown={key}
      />
      <div id={listId} role="listbox" aria-label={t(label)}>
        {shown.map((line, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above carries the keys of its list.
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the combobox.
          <div
            key={line.id}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === at}
            onClick={() => choose(index)}
          >
            <span class="label">{line.label}</span>
            {line.detail !== undefined && <span class="detail">{line.detail}</span>}
          </div>
        ))}
      </div>
      <p class="foot" aria-live="polite">
        {found.length === 0
          ? t(fillText(consoleTexts.nothingFound, { query: query.value }))
          : found.length > shown.length
            ? t(fillText(consoleTexts.moreFound, { count: found.length - shown.length }))
            : t(consoleTexts.arrowsAndEnter)}
      </p>
    </div>
  )
}
