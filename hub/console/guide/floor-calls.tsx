import { useEffect, useRef } from 'preact/hooks'
import type { GuideView } from '../../../shared/http/guide-schemas.ts'
import type { Text } from '../../../shared/text.ts'
import { fillText } from '../../../shared/texts/console.ts'
import { guideTexts as texts } from '../../../shared/texts/console-guide.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { t } from '../../../shared/ui/language.ts'
import { stopwatch } from '../common/wait.ts'
import { answerWords, type Floor, troubleWords, whatToDo } from './floor.ts'

/** How long the tablet shakes when a kiosk calls, in milliseconds: felt through a pocket, over before it annoys. */
const shakeMs = [200, 100, 200]

interface Props {
  readonly floor: Floor
}

/** The kiosks and printers that call for a guide: above whatever the guide does, until somebody goes. */
export function HelpCalls({ floor }: Props) {
  const calls = floor.view.value?.helpCalls ?? []
  const heard = useRef(new Set<string>()).current
  useEffect(() => {
    const isNew = calls.some(({ id }) => !heard.has(id))
    for (const { id } of calls) heard.add(id)
    if (isNew) navigator.vibrate?.(shakeMs)
  }, [calls])
  const isBusy = floor.runner.state.value.status !== 'ready'
  return (
    <ul class="help-calls" aria-live="assertive">
      {calls.map((call) => (
        <li key={call.id}>
          <Icon name={call.printer === undefined ? 'bell' : 'printer'} />
          <p>
            <b>{t(callWords(call))}</b>
            {/* Not read aloud with each second. */}
            <span class="number" aria-hidden="true">
              {call.printer !== 'well' && stopwatch(call.at, now.value)}
            </span>
          </p>
          {call.printer !== 'well' && (
            <button
              type="button"
              class="primary"
              aria-disabled={isBusy}
              onClick={() => !isBusy && void floor.answer(call)}
            >
              {t(answerWords(call.printer))}
            </button>
          )}
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
        {troubles.map(({ deviceId, name, kiosks, trouble, calledAt, guideName }) => (
          <li key={deviceId} class={trouble === 'paper-low' ? 'soon' : 'now'}>
            <Icon name={trouble === 'offline' ? 'offline' : 'printer'} />
            <div>
              <h3>{t(name)}</h3>
              {kiosks.length > 0 && <p class="hint">{kiosks.map(t).join(' · ')}</p>}
            </div>
            <p class="trouble">
              <b>{t(troubleWords[trouble])}</b>
              <span>{t(whatToDo[trouble])}</span>
              {calledAt !== undefined && (
                <small>
                  {guideName !== undefined && t(fillText(texts.guideGoes, { name: guideName }))}{' '}
                  <span class="number">{stopwatch(calledAt, now.value)}</span>
                </small>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p class="hint">{t(texts.printersHint)}</p>
    </section>
  )
}

function callWords({ deviceName, printer }: GuideView['helpCalls'][number]): Text {
  if (printer === undefined) return fillText(texts.helpAt, { kiosk: deviceName })
  if (printer === 'well') return fillText(texts.printerWell, { printer: deviceName })
  const words = { printer: deviceName, trouble: troubleWords[printer], do: whatToDo[printer] }
  return fillText(texts.printerNeeds, words)
}
