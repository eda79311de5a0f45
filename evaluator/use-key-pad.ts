import { useEffect } from 'preact/hooks'
import { reasonsFor } from '../shared/texts/evaluator.ts'
import { digitOfKey } from './digit-of-key.ts'
import type { PadLife } from './pad-life.ts'
import { toggled } from './reasons.tsx'

/**
 * A key pad beside the screen: 1 to 5 rate, then digits tick reasons, Enter sends, Backspace takes the answer back, Escape
 * declines.
 */
export function useKeyPad(life: PadLife): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
      // Who writes, writes digits and lines too; and a button takes its own Enter.
      if (event.target instanceof HTMLTextAreaElement) return
      const { screen } = life.pad.peek()
      const digit = digitOfKey(event)
      if (screen.status === 'asking') {
        if (digit !== undefined && digit <= 5) life.rate(digit)
        else if (event.key === 'Escape') life.skip()
      } else if (screen.status === 'reasons') {
        const { score, reasons = [], comment = '' } = screen.rating
        const reason = digit === undefined ? undefined : reasonsFor(score)[digit - 1]
        if (reason !== undefined) life.remark(toggled(reasons, reason.code), comment)
        else if (event.key === 'Backspace') life.reconsider()
        else if (event.key === 'Escape' || (event.key === 'Enter' && !isButton(event.target))) life.finish()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [life])
}

function isButton(target: EventTarget | null): boolean {
  return target instanceof HTMLButtonElement
}
