import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { managerDayTexts as texts } from '../../../shared/texts/console-manager-day.ts'
import { t } from '../../../shared/ui/language.ts'

const tabs = [
  { id: 'steer', words: texts.steerTab },
  { id: 'day', words: texts.dayTab },
  { id: 'ratings', words: texts.ratingsTab },
  { id: 'devices', words: texts.devicesTab },
  { id: 'notices', words: texts.noticesTab },
] as const satisfies readonly { id: string; words: Text }[]

/** A part of the hall beside the windows. */
export type SideTab = (typeof tabs)[number]['id']

/** The element that holds the shown part. */
export const sidePanelId = 'beside-windows'

/** How many things of a tab a manager should know of, what they are in words, and whether they are trouble. */
export interface TabMark {
  readonly count: number
  readonly words: Text
  readonly tone: 'bad' | 'calm'
}

interface Props {
  readonly shown: Signal<SideTab>
  readonly marks: Readonly<Partial<Record<SideTab, TabMark>>>
  /** What the shown tab holds. */
  readonly children: ComponentChildren
}

/** What is beside the windows, one part at a time; each tab says how much trouble is behind it. */
export function SideTabs({ shown, marks, children }: Props) {
  const base = useId()
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = tabs.findIndex(({ id }) => id === shown.value)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    shown.value = next.id
    document.getElementById(`${base}-${next.id}`)?.focus()
  }
  return (
    <aside>
      <div class="side-tabs" role="tablist" aria-label={t(texts.parts)} onKeyDown={move}>
        {tabs.map(({ id, words }) => {
          const mark = marks[id]
          const isShown = shown.value === id
          return (
            <button
              key={id}
              id={`${base}-${id}`}
              type="button"
              role="tab"
              aria-selected={isShown}
              aria-controls={sidePanelId}
              tabIndex={isShown ? 0 : -1}
              onClick={() => {
                shown.value = id
              }}
            >
              {t(words)}
              {mark !== undefined && mark.count > 0 && (
                <b class={`mark ${mark.tone}`} title={t(mark.words)}>
                  <span aria-hidden="true">{mark.count}</span>
                  <span class="only-spoken">{t(mark.words)}</span>
                </b>
              )}
            </button>
          )
        })}
      </div>
      <div
        id={sidePanelId}
        class={`side-panel ${shown.value}`}
        role="tabpanel"
        aria-labelledby={`${base}-${shown.value}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long part scrolls, and may have nothing else to focus.
        tabIndex={0}
      >
        {children}
      </div>
    </aside>
  )
}
