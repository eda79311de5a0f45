import type { Signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { checkInTexts } from '../../shared/texts/kiosk-check-in.ts'
import type { CheckIn } from './check-in-attempt.ts'
import { bookingCodeOf, useScanner } from './check-in-scanner.ts'
import type { Step } from './step.ts'

/** How long a scanner that sees the same code again is not believed, in milliseconds: the phone still lies before it. */
const sameScanMs = 5_000

interface ScanParts {
  readonly step: Signal<Step>
  readonly checkIn: CheckIn
  readonly startOver: () => void
  /** False while the kiosk gives no tickets: what is scanned then is dropped. */
  readonly isOpen: boolean
}

/** Checks in whoever holds a booking's QR code to the scanner, whatever the screen shows. */
export function useBookingScans({ step, checkIn, startOver, isOpen }: ScanParts): void {
  const last = useRef({ scanned: '', atMs: Number.NEGATIVE_INFINITY })
  useScanner((scanned) => {
    if (!isOpen || checkIn.state.value.status === 'busy') return
    const atMs = performance.now()
    const isSame = scanned === last.current.scanned
    const isRepeat = isSame && (step.value.at === 'ticket' || atMs - last.current.atMs < sameScanMs)
    last.current = { scanned, atMs }
    if (isRepeat) return
    // The next visitor has come before the screen of the last one went away.
    if (step.value.at === 'ticket') startOver()
    step.value = { at: 'check-in' }
    const code = bookingCodeOf(scanned)
    if (code === undefined) checkIn.refuse({ code: 'not_a_booking', text: checkInTexts.notABooking })
    else checkIn.submit({ code })
  })
}
