import { useEffect, useRef } from 'preact/hooks'
import type { Text } from '../../shared/text.ts'
import { kioskTexts as texts } from '../../shared/texts/kiosk.ts'
import { Icon, type IconName } from '../../shared/ui/icon.tsx'
import { t } from '../../shared/ui/language.ts'
import { Both } from './both.tsx'
import type { Help, HelpState } from './use-help-call.ts'

interface BarProps {
  readonly help: Help
  /** The hall's own words for who asks for help. */
  readonly words: Text | undefined
  readonly open: () => void
  /** While the hub is away nobody would hear the call. */
  readonly isAway: boolean
}

/** Whom to ask, on every screen, and the button that calls a guide. */
export function HelpBar({ help, words, open, isAway }: BarProps) {
  const { status } = help.state.value
  const isCalled = status === 'open' || status === 'coming'
  return (
    <footer class="help">
      <p>
        <b>{t(texts.help)}</b>
        <span>{t(words ?? texts.helpDetail)}</span>
      </p>
      <button
        type="button"
        hidden={isAway}
        class={`call-guide ${isCalled ? 'called' : ''}`}
        onClick={() => {
          if (!isCalled) help.call()
          open()
        }}
      >
        <Icon name={isCalled ? 'check' : 'guide'} />
        <Both
          text={status === 'coming' ? texts.guideComing : isCalled ? texts.guideCalled : texts.callGuide}
        />
      </button>
    </footer>
  )
}

interface DialogProps {
  readonly help: Help
  readonly close: () => void
}

/** What becomes of the call: on its way, heard by the guides, or who comes. */
export function HelpDialog({ help, close }: DialogProps) {
  const state = help.state.value
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    first.current?.focus()
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
      document.querySelector<HTMLButtonElement>('.call-guide')?.focus()
    }
  }, [])
  // Over while the dialog stood open: lapsed, or the guide has been here.
  useEffect(() => {
    if (state.status === 'idle') close()
  }, [state.status])
  const { icon, title, detail } = wordsFor(state)
  return (
    <div class="veil">
      <div
        class={`dialog help-dialog ${state.status}`}
        role="dialog"
        aria-modal="true"
        aria-labelledby="help-title"
      >
        <span class="help-sign" aria-hidden="true">
          <Icon name={icon} size={96} />
        </span>
        <div role="status">
          <h2 id="help-title">
            <Both text={title} />
          </h2>
          <p>
            <Both text={detail} />
          </p>
        </div>
        <div class="dialog-buttons">
          <button type="button" ref={first} class="primary" onClick={close}>
            {t(texts.goOn)}
          </button>
          {state.status === 'open' && (
            <button type="button" onClick={help.withdraw}>
              {t(texts.withdrawHelp)}
            </button>
          )}
          {state.status === 'failed' && (
            <button type="button" onClick={help.call}>
              {t(texts.retry)}
            </button>
          )}
        </div>
      </div>
    </div>
  )
}

function wordsFor(state: HelpState): { icon: IconName; title: Text; detail: Text } {
  switch (state.status) {
    case 'failed':
      return { icon: 'warning', title: texts.helpFailed, detail: texts.helpFailedDetail }
    case 'coming':
      return { icon: 'check', title: comingWords(state.guideName), detail: texts.guideComingDetail }
    case 'open':
      return { icon: 'guide', title: texts.helpOpen, detail: texts.helpOpenDetail }
    case 'calling':
    case 'idle':
      return { icon: 'guide', title: texts.helpCalling, detail: texts.helpOpenDetail }
  }
}

function comingWords(guideName: Text | null): Text {
  if (guideName === null) return texts.guideComing
  const { zh, en } = texts.guideNamed
  return { zh: zh.replace('{name}', guideName.zh), en: en.replace('{name}', guideName.en) }
}
