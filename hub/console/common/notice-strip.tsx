import { useEffect } from 'preact/hooks'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { t } from '../../../shared/ui/language.ts'
import type { Runner } from './runner.ts'

/** How long a notice stays when nobody dismisses it, in milliseconds: time to read two sentences twice. */
const noticeStaysMs = 12_000

interface Props<T> {
  readonly runner: Runner<T>
}

/** What became of the last act, calmly beside it: refused, reconnecting, or without an answer. Nothing is blocked. */
export function NoticeStrip<T>({ runner }: Props<T>) {
  const state = runner.state.value
  const notice = runner.notice.value
  useEffect(() => {
    if (notice === undefined) return
    const timer = setTimeout(() => runner.notice.value === notice && runner.say(undefined), noticeStaysMs)
    return () => clearTimeout(timer)
  }, [notice, runner])
  return (
    <div class="notice-place" role="status">
      {state.status === 'busy' && state.slow && (
        <p class="notice waiting">
          <span>{t(consoleTexts.retrying)}</span>
        </p>
      )}
      {state.status === 'unresolved' && (
        <p class="notice waiting">
          <span>{t(fillText(consoleTexts.unresolved, { act: state.intent.words }))}</span>
          <button type="button" onClick={() => void runner.sendAgain()}>
            {t(consoleTexts.sendAgain)}
          </button>
          <button
            type="button"
            onClick={() => runner.giveUp(fillText(consoleTexts.gaveUp, { act: state.intent.words }))}
          >
            {t(consoleTexts.giveUp)}
          </button>
        </p>
      )}
      {notice !== undefined && (
        <p class={`notice ${notice.tone}`}>
          <span>{t(notice.text)}</span>
          <button type="button" onClick={() => runner.say(undefined)}>
            {t(consoleTexts.dismiss)}
          </button>
        </p>
      )}
    </div>
  )
}
