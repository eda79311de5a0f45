import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts, undoWords } from '../../../shared/texts/console-clerk.ts'
import { pauseReasonWords } from '../../../shared/texts/console-words.ts'
import { waitedFigures } from '../../../shared/texts/waited-time.ts'
import { ConnectionBadge } from '../../../shared/ui/connection-badge.tsx'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import type { LiveConnection } from '../../../shared/ui/live.ts'
import { HallTime } from '../common/hall-time.tsx'
import { KeyCap } from '../common/key-cap.tsx'
import { LanguageButton } from '../common/language-button.tsx'
import { ScreenSettings } from '../common/screen-settings.tsx'
import { secondsUntil } from '../common/wait.ts'
import { StaffBadge } from '../session/staff-badge.tsx'
import { actKeys } from './act.ts'
import { ActButton } from './act-button.tsx'
import type { Desk } from './desk.ts'

interface TopProps {
  readonly desk: Desk
  readonly view: ClerkView
  readonly timeZone: string
}

/** The window, its state, the clerk; and the clerk's day so far. */
export function DeskTop({ desk, view, timeZone }: TopProps) {
  const { window, clerk } = view
  return (
    <header class="top">
      <h1 class="one-line">
        {window === null
          ? t(consoleTexts.clerkPage)
          : `${t(fillText(consoleTexts.windowNumber, { number: window.number }))} · ${t(window.name)}`}
      </h1>
      {window !== null && <WindowState window={window} />}
      <StaffBadge staff={clerk} />
      {window !== null && <MyDay desk={desk} view={view} />}
      <ScreenSettings />
      <LanguageButton />
      <HallTime timeZone={timeZone} />
    </header>
  )
}

/** The day so far in three figures; a press or its key shows the rest. */
function MyDay({ desk, view }: Omit<TopProps, 'timeZone'>) {
  const { served, meanWaitSeconds, ratings, ratingSum } = view.today
  const waited = waitedFigures(Math.round(meanWaitSeconds / 60))
  const mean = ratings === 0 ? t(texts.noRatings) : (ratingSum / ratings).toFixed(1)
  return (
    <button
      type="button"
      class="day"
      aria-keyshortcuts={actKeys['my-day']}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => desk.perform('my-day')}
    >
      <span class="only-spoken">{t(texts.myDay)}</span>
      <span>
        {t(texts.servedToday)} <b class="number">{served}</b>
      </span>
      <span>
        {t(texts.meanWait)} <b class="number">{waited.figures}</b> {t(waited.unit.brief)}
      </span>
      <span>
        {t(texts.myRatings)} <b class="number">{mean}</b>
        {ratings > 0 && ` × ${ratings}`}
      </span>
      <KeyCap name={actKeys['my-day']} />
    </button>
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
