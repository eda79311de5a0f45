import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Text } from '../../../shared/text.ts'
import { consoleTexts } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'

/** How long the button has to be held, in milliseconds: long enough to read what it says while holding. */
const holdMs = 2_000

interface Props {
  readonly label: Text
  readonly onHeld: () => void
}

/** A button for what cannot be taken back: it acts once it was held for two seconds, by finger, mouse, Space or Enter. */
export function HoldButton({ label, onHeld }: Props) {
  const isHeld = useSignal(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const begin = () => {
    if (isHeld.value) return
    isHeld.value = true
    timer.current = setTimeout(() => {
      isHeld.value = false
      onHeld()
    }, holdMs)
  }
  const end = () => {
    isHeld.value = false
    clearTimeout(timer.current)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const isPress = (event: KeyboardEvent) => event.key === ' ' || event.key === 'Enter'
  return (
    <button
      type="button"
      class={isHeld.value ? 'hold-button held' : 'hold-button'}
      style={{ '--hold': `${holdMs}ms` }}
      onPointerDown={(event) => event.button === 0 && begin()}
      onPointerUp={end}
      onPointerLeave={end}
      onPointerCancel={end}
      onBlur={end}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => isPress(event) && begin()}
      onKeyUp={(event) => isPress(event) && end()}
    >
      <span class="label">{t(label)}</span>
      <span class="hint">{t(isHeld.value ? consoleTexts.holding : consoleTexts.holdToConfirm)}</span>
    </button>
  )
}
