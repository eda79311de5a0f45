import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import { placeByKey } from './place-by-key.ts'

/** What makes a control one of a group; to be spread on its element. */
export interface ArrowControl {
  readonly tabIndex: 0 | -1
  readonly onFocus: () => void
}

interface Props {
  readonly class?: string
  /** What the group is called. */
  readonly label: string
  /** The controls in the order of the page, by names of their own. */
  readonly names: readonly string[]
  readonly children: (controlOf: (name: string) => ArrowControl) => ComponentChildren
}

/**
 * Many controls that are one stop of Tab: arrow keys lead from one to the next as they lie on the screen, Home and End to
 * the ends. A toolbar, since screen readers leave the arrow keys of one to the page.
 */
export function ArrowGroup({ class: own = '', label, names, children }: Props) {
  const last = useSignal<string | undefined>(undefined)
  const hint = useId()
  const isThere = last.value !== undefined && names.includes(last.value)
  const stop = isThere ? last.value : names[0]
  return (
    <div
      class={`arrow-group ${own}`}
      role="toolbar"
      aria-label={label}
      aria-describedby={hint}
      onKeyDown={moveFocus}
    >
      {children((name) => ({
        tabIndex: name === stop ? 0 : -1,
        onFocus: () => {
          last.value = name
        },
      }))}
      <p id={hint} class="only-spoken">
        {t(consoleTexts.arrowsMove)}
      </p>
    </div>
  )
}

function moveFocus(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !isMove(event.key)) return
  const controls = [...event.currentTarget.querySelectorAll<HTMLElement>('[tabindex]')].filter(
    (control) => control.getClientRects().length > 0,
  )
  const at = controls.indexOf(event.target as HTMLElement)
  if (at < 0) return
  event.preventDefault()
  const next = placeByKey(
    event.key,
    at,
    controls.map((control) => control.getBoundingClientRect()),
  )
  const control = next === undefined ? undefined : controls[next]
  control?.focus()
  // Once more when what lies between is as high as it is: before it is drawn its height is a guess.
  requestAnimationFrame(() => control?.scrollIntoView({ block: 'nearest' }))
}

/** Asked before anything is measured. */
function isMove(key: string): boolean {
  return key.startsWith('Arrow') || key === 'Home' || key === 'End'
}
