import { isTextField } from './is-text-field.ts'

/** Two presses of one key, or of one place, within this many milliseconds are one gesture that bounced. */
export const bounceMs = 300

/** The two taps of one trembling finger lie this close together, in CSS pixels. */
const samePlacePx = 40

/** The keys that do something by themselves; arrows, Tab and Backspace are pressed again and again. */
const actingKeys = /^(?:Key|Digit|Numpad|Slash$|Space$|Enter$)/

/** The keys with which something that is searched for can begin. */
const writingKeys = /^(?:Key|Digit|Numpad)/

/**
 * Drops the second half of a double press, a double click or a double tap, and what a held key repeats: the first may
 * have closed a dialog or brought the next step, where the second would do what nobody has chosen. Typing is left alone,
 * be it with the letter that has just opened the field: in there it only writes.
 */
export function dropDoublePresses(): void {
  let lastKey = { code: '', atMs: Number.NEGATIVE_INFINITY, isTyped: false }
  let lastClick = { x: 0, y: 0, atMs: Number.NEGATIVE_INFINITY }
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const { code, timeStamp: atMs } = event
    const isTyped = isTyping(event)
    const isWriting = isTyped && writingKeys.test(code)
    const isSame = code === lastKey.code && !lastKey.isTyped && actingKeys.test(code)
    const isBounce = isSame && (event.repeat || (!isWriting && atMs - lastKey.atMs < bounceMs))
    lastKey = { code, atMs, isTyped: !isBounce && isTyped }
    if (isBounce) drop(event)
  }
  const click = (event: MouseEvent) => {
    const isOnButton = event.target instanceof Element && event.target.closest('button') !== null
    // A click that a key or a script makes lies nowhere.
    if (event.detail === 0) return
    const { clientX: x, clientY: y, timeStamp: atMs } = event
    const isBounce =
      atMs - lastClick.atMs < bounceMs && Math.hypot(x - lastClick.x, y - lastClick.y) < samePlacePx
    lastClick = { x, y, atMs }
    if (isBounce && isOnButton) drop(event)
  }
  addEventListener('keydown', press, true)
  addEventListener('click', click, true)
}

/** Enter in a line of text sends it, unless it only ends what an input method composes. */
function isTyping({ code, target, isComposing }: KeyboardEvent): boolean {
  const isSending = code.endsWith('Enter') && target instanceof HTMLInputElement && !isComposing
  return isTextField(target) && !isSending
}

function drop(event: Event): void {
  event.preventDefault()
  event.stopImmediatePropagation()
}
