import { useEffect } from 'preact/hooks'
import type { GuideView } from '../../../shared/http/schemas.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { t } from '../../../shared/ui/language.ts'
import { stopwatch } from '../common/wait.ts'
import { type Floor, troubleWords } from './floor.ts'

/** How long the tablet shakes when a kiosk calls, in milliseconds: felt through a pocket, over before it annoys. */
const shakeMs = [200, 100, 200]

interface Props {
  readonly floor: Floor
}

/** The kiosks that call for a guide: above whatever the guide does, until somebody goes. */
export function HelpCalls({ floor }: Props) {
  const calls = floor.view.value?.helpCalls ?? []
  const newestId = calls.at(-1)?.id
  useEffect(() => {
    if (newestId !== undefined) navigator.vibrate?.(shakeMs)
  }, [newestId])
  const isBusy = floor.runner.state.value.status !== 'ready'
  return (
    <ul class="help-calls" aria-live="assertive">
      {calls.map((call) => (
        <li key={call.id}>
          <Icon name="bell" />
          <p>
            <b>{t(fillText(texts.helpAt, { kiosk: call.deviceName }))}</b>
            <span class="number">{stopwatch(call.at, now.value)}</span>
          </p>
          <button
            type="button"
            class="primary"
            aria-disabled={isBusy}
            onClick={() => !isBusy && void floor.answer(call)}
          >
            {t(texts.iCome)}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The printers that need somebody, with what is wrong; or that all is well. */
export function PrinterTroubles({ view }: { readonly view: GuideView | undefined }) {
  const troubles = view?.printerTroubles ?? []
  return (
    <section class="printers" aria-label={t(texts.printers)}>
      <h2>{t(texts.printers)}</h2>
      {troubles.length === 0 && <p class="all-well">{t(texts.printersWell)}</p>}
      <ul>
        {troubles.map(({ deviceId, name, kiosks, trouble }) => (
          <li key={deviceId} class={trouble === 'paper-low' ? 'soon' : 'now'}>
            <Icon name={trouble === 'offline' ? 'offline' : 'printer'} />
            <div>
              <h3>{t(name)}</h3>
              {kiosks.length > 0 && <p class="hint">{kiosks.map(t).join(' · ')}</p>}
            </div>
            <p class="trouble">
              <b>{t(troubleWords[trouble])}</b>
              <span>{t(whatToDo[trouble])}</span>
            </p>
          </li>
        ))}
      </ul>
      <p class="hint">{t(texts.printersHint)}</p>
    </section>
  )
}

const whatToDo = {
  'paper-out': texts.doPaperOut,
  'cover-open': texts.doCoverOpen,
  offline: texts.doOffline,
  'paper-low': texts.doPaperLow,
} as const
