import { type ReadonlySignal, signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { TextPercent } from '../shared/device-look.ts'
import type { DeviceCredential } from '../shared/http/device-schemas.ts'
import type { WindowState } from '../shared/mqtt/topic-map.ts'
import type { Text } from '../shared/text.ts'
import { pauseWords, windowKindWords, windowScreenTexts } from '../shared/texts/display.ts'
import { appearance } from '../shared/ui/appearance.ts'
import { Bilingual } from '../shared/ui/bilingual.tsx'
import { connectDevice, type DeviceStatus } from '../shared/ui/device.ts'
import { now } from '../shared/ui/hub-clock.ts'
import { Icon } from '../shared/ui/icon.tsx'
import { clockText } from './hall-time.ts'

interface Props {
  readonly credential: DeviceCredential
  readonly windowId: string
  readonly timeZone: string
}

interface ScreenLife {
  readonly state: ReadonlySignal<WindowState | undefined>
  readonly status: ReadonlySignal<DeviceStatus>
  readonly heardAt: ReadonlySignal<number | undefined>
  stop(): void
}

function startScreen(credential: DeviceCredential, windowId: string): ScreenLife {
  const state = signal<WindowState | undefined>(undefined)
  const heardAt = signal<number | undefined>(undefined)
  const connection = connectDevice(credential, {
    subscriptions: [{ name: 'windowState', key: windowId }],
    onMessage: (name, _key, value) => {
      if (name === 'hubState') heardAt.value = value.at
      else if (name === 'windowState') {
        state.value = value
        heardAt.value = Math.max(heardAt.value ?? 0, value.at)
      }
    },
  })
  return { state, status: connection.status, heardAt, stop: () => connection.stop() }
}

/** The screen over one window: its number, what it takes, who serves, and whose turn it is. */
export function WindowScreen({ credential, windowId, timeZone }: Props) {
  const life = useMemo(() => startScreen(credential, windowId), [credential, windowId])
  useEffect(() => () => life.stop(), [life])

  const state = life.state.value
  const isStale = life.status.value === 'stale'
  const heardAt = life.heardAt.value
  const time = heardAt === undefined ? '--:--' : clockText(heardAt, timeZone)
  return (
    <main class={isStale ? 'screen stale' : 'screen'}>
      {isStale && (
        <div class="stale-strip" role="alert">
          <Icon name="offline" />
          <Bilingual text={windowScreenTexts.stale} values={{ time }} />
        </div>
      )}
      {state === undefined ? (
        <p class="connecting">
          <Bilingual text={windowScreenTexts.connecting} />
        </p>
      ) : (
        <>
          <Place state={state} />
          <div class="turn" aria-live="polite">
            <Turn state={state} timeZone={timeZone} />
          </div>
          <Desk state={state} />
        </>
      )}
    </main>
  )
}

function Place({ state }: { state: WindowState }) {
  return (
    <header>
      <h1 style={{ '--window-digits': String(state.number).length }}>
        <b class="number">{state.number}</b>
        <Bilingual text={windowScreenTexts.window} />
      </h1>
      <div class="names">
        <p class="name">
          <Bilingual text={state.name} />
        </p>
        <p class="kind">
          <Bilingual text={windowKindWords[state.kind]} />
        </p>
      </div>
    </header>
  )
}

/** The one large thing: the ticket and what its visitor does, or why there is none. */
function Turn({ state, timeZone }: { state: WindowState; timeZone: string }) {
  if (state.current !== null) {
    const { ticketNumber, status } = state.current
    return (
      <div
        key={`${ticketNumber} ${status}`}
        class={`card ${status}`}
        data-ticket={ticketNumber}
        style={{ '--ticket-characters': ticketNumber.length }}
      >
        <b class="ticket number">{ticketNumber}</b>
        <span class="say">
          <Bilingual text={windowScreenTexts[status]} />
        </span>
      </div>
    )
  }
  if (state.status === 'open') return <Plain class="idle" text={windowScreenTexts.idle} />
  if (state.status === 'closed')
    return <Plain class="closed" text={windowScreenTexts.closed} hint={windowScreenTexts.closedHint} />
  return <Paused state={state} timeZone={timeZone} />
}

/** Why nobody serves, and when somebody will, as far as the clerk has said. */
function Paused({ state, timeZone }: { state: WindowState; timeZone: string }) {
  const reason = pauseWords(state.pauseReason)
  const { paused, pausedHint } = windowScreenTexts
  const text =
    reason === undefined ? paused : { zh: `${paused.zh} · ${reason.zh}`, en: `${paused.en} · ${reason.en}` }
  if (state.backAt === undefined) return <Plain class="paused" text={text} hint={pausedHint} />
  return (
    <div key="paused" class="card paused">
      <div>
        <Words text={text} hint={pausedHint} />
      </div>
      <BackAt atMs={state.backAt} timeZone={timeZone} />
    </div>
  )
}

/** The time of the return; once it has passed, that it is near: a time gone by would be no promise at all. */
function BackAt({ atMs, timeZone }: { atMs: number; timeZone: string }) {
  if (atMs <= now.value)
    return (
      <p class="back soon">
        <Bilingual text={windowScreenTexts.backSoon} />
      </p>
    )
  return (
    <p class="back">
      <Bilingual text={windowScreenTexts.backAt} />
      <time class="number">{clockText(atMs, timeZone)}</time>
    </p>
  )
}

function Plain(props: { class: string; text: Text; hint?: Text }) {
  return (
    <div key={props.class} class={`card plain ${props.class}`}>
      <Words text={props.text} hint={props.hint} />
    </div>
  )
}

function Words({ text, hint }: { readonly text: Text; readonly hint: Text | undefined }) {
  return (
    <>
      <p class="say">
        <Bilingual text={text} />
      </p>
      {hint !== undefined && (
        <p class="hint">
          <Bilingual text={hint} />
        </p>
      )}
    </>
  )
}

/** The names that have room on a whole screen, fewer the larger the text; and on a strip over the counter, as its styles have it. */
const wholeTakesShown: Readonly<Record<TextPercent, number>> = { 100: 8, 125: 6, 150: 5, 200: 4 }
const stripTakesShown = 3

function Desk({ state }: { state: WindowState }) {
  const takesShown = wholeTakesShown[appearance.value.textPercent]
  const takes = state.takes.length === 0 ? [windowScreenTexts.takesAll] : state.takes.slice(0, takesShown)
  return (
    <footer>
      <div class="takes">
        <p class="label">
          <Bilingual text={windowScreenTexts.takes} />
        </p>
        <ul class={takes.length > 4 ? 'many' : 'few'}>
          {takes.map((text) => (
            <li key={text.zh}>
              <Bilingual text={text} />
            </li>
          ))}
          {state.takes.length > stripTakesShown && (
            <li class={state.takes.length > takesShown ? 'in-all' : 'in-all strip-only'}>
              <Bilingual text={windowScreenTexts.takesInAll} values={{ count: state.takes.length }} />
            </li>
          )}
        </ul>
      </div>
      {state.clerk !== null && (
        <p class="clerk">
          <span class="label">
            <Bilingual text={windowScreenTexts.clerk} />
          </span>
          <span class="who">
            <Bilingual text={state.clerk.name} />
          </span>
          <span class="badge">
            <Bilingual text={windowScreenTexts.badgeNumber} /> <b class="number">{state.clerk.badgeNumber}</b>
          </span>
        </p>
      )}
    </footer>
  )
}
