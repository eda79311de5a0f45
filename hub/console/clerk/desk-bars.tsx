import type { ClerkView } from '../../../shared/http/schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts, undoWords } from '../../../shared/texts/console-clerk.ts'
import { pauseReasonWords } from '../../../shared/texts/console-words.ts'
import { ConnectionBadge } from '../../../shared/ui/connection-badge.tsx'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../shared/ui/live.ts'
import { HallTime } from '../common/hall-time.tsx'
import { LanguageButton } from '../common/language-button.tsx'
import { secondsUntil } from '../common/wait.ts'
import { ActButton } from './act-button.tsx'
import type { Desk } from './desk.ts'

interface TopProps {
  readonly view: ClerkView
  readonly timeZone: string
}

/** The window, its state, the clerk; and the clerk's day so far. */
export function DeskTop({ view, timeZone }: TopProps) {
  const { window, clerk, today } = view
  const mean = today.ratings === 0 ? t(texts.noRatings) : (today.ratingSum / today.ratings).toFixed(1)
  return (
    <header class="top">
      <h1 class="one-line">
        {window === null
          ? t(consoleTexts.clerkPage)
          : `${t(fillText(consoleTexts.windowNumber, { number: window.number }))} · ${t(window.name)}`}
      </h1>
      {window !== null && <WindowState window={window} />}
      <span class="badge one-line">
        {t(clerk.name)} <span class="number">{clerk.badgeNumber}</span>
      </span>
      <dl class="day">
        <div>
          <dt>{t(texts.servedToday)}</dt>
          <dd class="number">{today.served}</dd>
        </div>
        <div>
          <dt>{t(texts.meanWait)}</dt>
          <dd>
            <span class="number">{Math.round(today.meanWaitSeconds / 60)}</span>{' '}
            {t(consoleTexts.minutesShort)}
          </dd>
        </div>
        <div>
          <dt>{t(texts.myRatings)}</dt>
          <dd>
            <span class="number">{mean}</span>
            {today.ratings > 0 && <span class="count"> × {today.ratings}</span>}
          </dd>
        </div>
      </dl>
      <LanguageButton />
      <HallTime timeZone={timeZone} />
    </header>
  )
}

function WindowState({ window }: { readonly window: NonNullable<ClerkView['window']> }) {
  const words =
    window.status === 'paused'
      ? fillText(texts.paused, {
          reason: window.pauseReason === null ? '' : pauseReasonWords[window.pauseReason],
        })
      : texts[window.status]
  return <span class={`window-state ${window.status}`}>{t(words)}</span>
}

interface BottomProps {
  readonly desk: Desk
  readonly view: ClerkView
  readonly connection: LiveConnection
}

/** Acts on the window itself, taking back, and the connection; signing out stands alone. */
export function DeskBottom({ desk, view, connection }: BottomProps) {
  const { undo } = view
  const undoSeconds = undo === null ? 0 : secondsUntil(undo.until, now.value)
  const undoDetail =
    undo === null
      ? undefined
      : {
          zh: `${undoWords[undo.act]?.zh ?? ''} ${undo.ticketNumber} · ${undoSeconds} 秒`,
          en: `${undoWords[undo.act]?.en ?? ''} ${undo.ticketNumber} · ${undoSeconds} s`,
        }
  const isPaused = view.window?.status === 'paused'
  return (
    <footer class="bottom">
      <ActButton desk={desk} act="call-number" label={texts.callNumber} tone="dark" />
      <ActButton
        desk={desk}
        act={isPaused ? 'resume' : 'pause'}
        label={isPaused ? texts.resumeWindow : texts.pause}
        tone="dark"
      />
      <ActButton
        desk={desk}
        act="undo"
        label={texts.undo}
        detail={undoDetail}
        tone={undoSeconds > 0 ? 'dark attention' : 'dark'}
      />
      <span class="apart">
        <ConnectionBadge connection={connection} />
        <ActButton desk={desk} act="sign-out" label={texts.leaveWindow} tone="dark" />
      </span>
    </footer>
  )
}
