import { localTimeOf } from '../shared/business-day.ts'
import type { WindowState } from '../shared/mqtt/topic-map.ts'
import { pauseWords, windowScreenTexts } from '../shared/texts/display.ts'
import { padTexts } from '../shared/texts/evaluator.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { now } from '../shared/ui/hub-clock.ts'

interface Props {
  readonly window: WindowState | undefined
  /** IANA name of the hall's time zone. */
  readonly timeZone: string
}

/** The pad while nobody is asked: who serves at this window, or why nobody does. */
export function ClerkBadge({ window, timeZone }: Props) {
  if (window === undefined)
    return (
      <main class="badge-screen">
        <p class="say" role="status">
          <Bilingual text={padTexts.connecting} />
        </p>
      </main>
    )
  return (
    <main class="badge-screen">
      <header>
        <h1>
          <b class="number">{window.number}</b>
          <Bilingual text={padTexts.window} />
        </h1>
        <p class="name">
          <Bilingual text={window.name} />
        </p>
      </header>
      {window.status === 'open' ? <Welcome window={window} /> : <Away window={window} timeZone={timeZone} />}
    </main>
  )
}

function Welcome({ window }: { window: WindowState }) {
  const { clerk, current } = window
  return (
    <section class="welcome">
      <p class="say">
        <Bilingual text={padTexts.welcome} />
      </p>
      {clerk !== null && (
        <div class="badge-card">
          <span class="initial" aria-hidden="true">
            {[...clerk.name.zh][0]}
          </span>
          <p class="who">
            <Bilingual text={clerk.name} />
          </p>
          <p class="badge-number">
            <Bilingual text={padTexts.badgeNumber} /> <b class="number">{clerk.badgeNumber}</b>
          </p>
        </div>
      )}
      <p class="serving">
        {current?.status === 'serving' && (
          <>
            <Bilingual text={padTexts.nowServing} /> <b class="number">{current.ticketNumber}</b>
          </>
        )}
      </p>
    </section>
  )
}

function Away({ window, timeZone }: { readonly window: WindowState; readonly timeZone: string }) {
  const reason = window.status === 'paused' ? pauseWords(window.pauseReason) : undefined
  const text = window.status === 'paused' ? padTexts.paused : padTexts.closed
  const hint = window.status === 'paused' ? padTexts.pausedHint : padTexts.closedHint
  const whole =
    reason === undefined ? text : { zh: `${text.zh} · ${reason.zh}`, en: `${text.en} · ${reason.en}` }
  return (
    <section class={`away ${window.status}`}>
      <p class="say">
        <Bilingual text={whole} />
      </p>
      {window.status === 'paused' && window.backAt !== undefined && (
        <BackAt atMs={window.backAt} timeZone={timeZone} />
      )}
      <p class="hint">
        <Bilingual text={hint} />
      </p>
    </section>
  )
}

/** When the clerk means to be back, in the words of the screen above the window; a time gone by promises nothing. */
function BackAt({ atMs, timeZone }: { readonly atMs: number; readonly timeZone: string }) {
  const isDue = atMs <= now.value
  return (
    <p class="back">
      <Bilingual text={isDue ? windowScreenTexts.backSoon : windowScreenTexts.backAt} />
      {!isDue && <time class="number">{localTimeOf(atMs, timeZone)}</time>}
    </p>
  )
}
