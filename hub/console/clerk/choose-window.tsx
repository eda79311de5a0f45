import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ClerkView } from '../../../shared/http/clerk-schemas.ts'
import { consoleTexts, fillText } from '../../../shared/texts/console.ts'
import { clerkTexts as texts } from '../../../shared/texts/console-clerk.ts'
import { now } from '../../../shared/ui/hub-clock.ts'
import { t } from '../../../shared/ui/language.ts'
import { KeyCap } from '../common/key-cap.tsx'
import { keyName } from '../common/key-name.ts'
import { NoticeStrip } from '../common/notice-strip.tsx'
import { secondsUntil } from '../common/wait.ts'
import type { StaffSession } from '../session/staff-session.ts'
import type { Desk } from './desk.ts'
import { intents } from './intent.ts'
import { lastWindowId, rememberWindow } from './last-window.ts'
import { signOut } from './sign-out.ts'
import { keyedWindows } from './window-keys.ts'

interface Props {
  readonly desk: Desk
  readonly session: StaffSession
  readonly view: ClerkView
  /** What is said above the windows, as that the hub is away. */
  readonly children: ComponentChildren
}

/** Choosing the window of the day: one key for each free one, Space for the one of last time. */
export function ChooseWindow({ desk, session, view, children }: Props) {
  const query = useSignal('')
  const field = useRef<HTMLInputElement>(null)
  const windows = keyedWindows(view.windows, query.value)
  const last = view.windows.find(({ id, clerkName }) => id === lastWindowId() && clerkName === null)
  const choose = async (windowId: string) => {
    const answer = await desk.runner.run(intents.signIn(windowId))
    if (answer !== undefined) rememberWindow(windowId)
  }
  const { left } = view
  const leftSeconds = left === undefined ? 0 : secondsUntil(left.until, now.value)
  const takeBack = () => void desk.runner.run(intents.undoSignOut())
  const leave = () => void signOut(session, desk)

  // Before the page is seen: a key that it shows works from the first moment.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return
      const name = keyName(event)
      const isTyping = event.target === field.current
      if (isTyping && name !== 'Enter' && name !== 'Escape') return
      if (event.target instanceof HTMLButtonElement && (name === 'Space' || name === 'Enter')) return
      const byKey = windows.find(({ key }) => key === name)?.window.id
      if (isTyping && name === 'Escape') {
        query.value = ''
        field.current?.blur()
      } else if (name === '/') field.current?.focus()
      else if (name === 'Enter' && isTyping) void chooseFirst()
      else if (name === 'Space' && last !== undefined) void choose(last.id)
      else if (name === 'Q') leave()
      else if (name === 'Z' && leftSeconds > 0) takeBack()
      else if (byKey !== undefined) void choose(byKey)
      else return
      event.preventDefault()
    }
    const chooseFirst = async () => {
      const first = windows.find(({ window }) => window.clerkName === null)
      if (first !== undefined) await choose(first.window.id)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })

  return (
    <main class="choose">
      <header>
        <h1>{t(texts.chooseWindow)}</h1>
        <p class="hint">{t(texts.chooseWindowHint)}</p>
        <label class="filter">
          <KeyCap name="/" />
          <input
            ref={field}
            type="text"
            autocomplete="off"
            aria-label={t(texts.findWindow)}
            placeholder={t(texts.findWindow)}
            value={query.value}
            onInput={(event) => {
              query.value = event.currentTarget.value
            }}
          />
        </label>
        {left !== undefined && leftSeconds > 0 && (
          <button type="button" class="secondary undo" aria-keyshortcuts="Z" onClick={takeBack}>
            {t(texts.undoSignOut)} <KeyCap name="Z" />
            <span class="remark">
              {t(fillText(texts.leftWindow, { number: left.windowNumber, n: leftSeconds }))}
            </span>
          </button>
        )}
        <button type="button" class="secondary" aria-keyshortcuts="Q" onClick={leave}>
          {t(consoleTexts.signOut)} <KeyCap name="Q" />
        </button>
      </header>
      {children}
      <NoticeStrip runner={desk.runner} />
      {last !== undefined && (
        <button
          type="button"
          class="next last"
          onClick={() => void choose(last.id)}
          aria-keyshortcuts="Space"
        >
          <span class="words">
            <span class="name">{t(fillText(consoleTexts.windowNumber, { number: last.number }))}</span>
            <span class="who">
              {t(texts.lastWindow)} · {t(last.name)}
            </span>
          </span>
          <span class="caps">
            <KeyCap name="Space" />
          </span>
        </button>
      )}
      {windows.length === 0 && (
        <p class="nothing">{t(view.windows.length === 0 ? texts.noWindows : texts.noMatchingWindow)}</p>
      )}
      <ul class="windows">
        {windows.map(({ window, key }) => (
          <li key={window.id}>
            <button
              type="button"
              aria-disabled={window.clerkName !== null}
              {...(key === undefined ? {} : { 'aria-keyshortcuts': key })}
              onClick={() => window.clerkName === null && void choose(window.id)}
            >
              {key !== undefined && <KeyCap name={key} />}
              <b class="number">{window.number}</b>
              <span class="one-line">{t(window.name)}</span>
              <span class="one-line state">
                {window.clerkName === null
                  ? t(texts.free)
                  : t(fillText(texts.takenBy, { name: window.clerkName }))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </main>
  )
}
