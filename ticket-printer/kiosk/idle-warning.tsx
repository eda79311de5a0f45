import { useEffect, useRef } from 'preact/hooks'
import { kioskTexts } from '../../shared/texts/kiosk.ts'
import { fill, t } from '../../shared/ui/language.ts'

interface Props {
  readonly seconds: number
  readonly end: () => void
}

/** Asks a silent visitor before the kiosk goes back to the start; any touch goes on. */
export function IdleWarning({ seconds, end }: Props) {
  const goOn = useRef<HTMLButtonElement>(null)
  useEffect(() => goOn.current?.focus(), [])
  return (
    <div class="veil">
      <div
        class="dialog"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="still-there"
        aria-describedby="still-left"
      >
        <h2 id="still-there">{t(kioskTexts.stillThere)}</h2>
        <p id="still-left">{fill(kioskTexts.stillThereDetail, { seconds })}</p>
        <div class="dialog-buttons">
          <button type="button" ref={goOn} class="primary">
            {t(kioskTexts.goOn)}
          </button>
          <button type="button" onClick={end}>
            {t(kioskTexts.start)}
          </button>
        </div>
      </div>
    </div>
  )
}
