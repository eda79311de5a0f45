import { useEffect, useRef } from 'preact/hooks'

/** Silence after which held keys were a person's, in milliseconds: scanners type a character every 1 to 30 ms. */
const gapMs = 80
/** Silence after which an address that has begun is over, in milliseconds: a scanner may stutter, or end without Enter. */
const addressGapMs = 400
/** Letters of an address from which it is waited for longer; fewer may be the begin of any word. */
const addressBegin = 4
/** How long after a scan a further Enter still belongs to it, in milliseconds: some scanners send two. */
const suffixMs = 150
/** The longest text that is held, in characters: no address of the hall is longer. */
const longestScan = 600

/** The code of a booking in what was scanned: the address of its page; undefined when it is something else. */
export function bookingCodeOf(scanned: string): string | undefined {
  return /^https?:\/\/[^/]+\/b\/([\w-]{6,200})\/?(?:[?#].*)?$/i.exec(scanned.trim())?.[1]
}

/** True when a text can only be an address, which nobody types at a kiosk. */
function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text)
}

/** True when a text is an address or may still become one. */
function mayBecomeAddress(text: string): boolean {
  const lower = text.toLowerCase()
  const begun =
    lower.length >= addressBegin && ['http://', 'https://'].some((begin) => begin.startsWith(lower))
  return begun || isAddress(text)
}

/**
 * Listens for a QR scanner that acts as a keyboard. Keys are held for the moment that tells a scanner from a person: an
 * address goes to `onScan` and into no field, anything else into the field that has the focus, or else the one marked
 * `data-typing`.
 */
export function useScanner(onScan: (scanned: string) => void): void {
  const latest = useRef(onScan)
  latest.current = onScan
  useEffect(() => {
    let held = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    let suffixUntilMs = 0

    const settle = () => {
      clearTimeout(timer)
      const text = held
      held = ''
      if (isAddress(text)) {
        suffixUntilMs = performance.now() + suffixMs
        latest.current(text)
      } else if (text !== '') typeIn(text)
    }
    /** What a person typed the moment before the scan is the person's. */
    const splitAtAddress = () => {
      const at = held.toLowerCase().lastIndexOf('http')
      if (at <= 0 || isAddress(held)) return
      const before = held.slice(0, at)
      held = held.slice(at)
      typeIn(before)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
      // Part of a capital letter or a colon of the scanner's.
      if (event.key === 'Shift' || event.key === 'CapsLock') return
      if ([...event.key].length === 1 && event.key !== ' ' && held.length < longestScan) {
        event.preventDefault()
        held += event.key
        splitAtAddress()
        clearTimeout(timer)
        timer = setTimeout(settle, mayBecomeAddress(held) ? addressGapMs : gapMs)
        return
      }
      const endsScan = event.key === 'Enter' && (isAddress(held) || performance.now() < suffixUntilMs)
      if (endsScan) event.preventDefault()
      settle()
    }
    addEventListener('keydown', onKey, { capture: true })
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', onKey, { capture: true })
    }
  }, [])
}

/** Types held keys as the person meant them. */
function typeIn(text: string): void {
  const focused = document.activeElement
  const field =
    focused instanceof HTMLInputElement ? focused : document.querySelector<HTMLInputElement>('[data-typing]')
  if (field === null || field.disabled || field.readOnly) return
  field.focus()
  const { value, maxLength } = field
  const [start, end] = [field.selectionStart ?? value.length, field.selectionEnd ?? value.length]
  const room = maxLength < 0 ? text.length : maxLength - (value.length - (end - start))
  field.setRangeText(text.slice(0, Math.max(0, room)), start, end, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}
